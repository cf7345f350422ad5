import type { FilingEvent } from '#core/filing/event.ts'
import type { Filing } from '#core/filing/filing.ts'
import { foldFiling } from '#core/filing/fold.ts'
import type { FilingState } from '#core/filing/state.ts'
import { act, assessed, declaration } from './acts.ts'

const submitted = [act('create'), act('submit')]
const accepted = [...submitted, act('accept')]
const assessedAsExisting = [...accepted, act('assess')]
const sheet = [...assessedAsExisting, act('issue-sheet')]
const stamped = [...sheet, act('confirm-sheet'), act('confirm-sheet', { party: 'industry', as: 'industry' })]
const review = [...stamped, act('open-review')]
const closed = [...review, act('give-opinion'), act('overrule')]
const reported = [...closed, act('report')]
const tracking = [...reported, act('recognise')]

/** New-granted land in 战略预留区, up to the report to the city. */
const cityReview = [
  act('create'),
  act('submit', { declaration: declaration(1, { landType: '战略预留区新出让' }) }),
  act('accept'),
  act('assess', assessed('reserve-new')),
  ...closed.slice(4),
  act('report-to-city'),
]

/** A log for every state in which a filing rests. */
export const logs: Readonly<Partial<Record<FilingState, readonly FilingEvent[]>>> = {
  draft: [act('create')],
  submitted,
  returned: [...accepted, act('return')],
  accepted: assessedAsExisting,
  sheet: stamped,
  review: closed,
  reported,
  'city-review': cityReview,
  rejected: [...reported, act('reject')],
  'city-rejected': [...cityReview, act('city-reject')],
  tracking,
  suspended: [...tracking, act('take-measure')],
  archived: [
    ...tracking,
    act('reach-milestone', { milestone: 'expansion' }),
    act('reach-milestone', { milestone: 'completion' }),
    act('reach-milestone', { milestone: 'operation' }),
    act('archive'),
  ],
  withdrawn: [...submitted, act('withdraw')],
}

export function filingIn(state: FilingState): Filing {
  const log = logs[state]
  if (log === undefined) throw new RangeError(`no filing rests in ${state}`)
  return foldFiling(log)
}
