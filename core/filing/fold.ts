import { changes } from './changes.ts'
import type { FilingEvent, FilingEventKind, FilingEventOf } from './event.ts'
import type { Filing } from './filing.ts'
import type { FilingState, RunningState } from './state.ts'
import type { Transition } from './transition.ts'
import { transitions } from './transitions.ts'

/**
 * A filing out of its log. The same log always gives the same filing. Throws RangeError for a log that does not begin with
 * its creation or holds an event its state does not allow: such a log was never written by us.
 */
export function foldFiling(events: readonly FilingEvent[]): Filing {
  const [first, ...rest] = events
  if (first?.kind !== 'create') throw new RangeError('a filing begins with its creation')
  return rest.reduce(applyEvent, created(first))
}

/** The filing after one more event. */
export function applyEvent(filing: Filing, event: FilingEvent): Filing {
  const to = destinationOf(filing, event.kind)
  if (to === null) throw new RangeError(`${event.kind} is not an event of a filing in ${filing.state}`)
  const apply = changes[event.kind] as (filing: Filing, event: FilingEvent) => Partial<Filing>
  return { ...filing, ...common(filing, event, to), ...apply(filing, event) }
}

/** The state an event leads to; null where the table does not allow it. */
export function destinationOf(filing: Filing, kind: FilingEventKind): FilingState | null {
  const transition = transitionOf(kind)
  if (transition === null || !transition.from.includes(filing.state)) return null
  if (transition.to === 'same') return filing.state
  return transition.to === 'return' ? stageReturnedFrom(filing) : transition.to
}

/** The line of the table; null for the creation, which begins a log. */
export function transitionOf(kind: FilingEventKind): Transition | null {
  return kind === 'create' ? null : transitions[kind]
}

function stageReturnedFrom({ corrections }: Filing): RunningState | null {
  return corrections.at(-1)?.stage ?? null
}

function created(event: FilingEventOf<'create'>): Filing {
  const { number, projectName, firmName, uscc, townCode, parcelCode, day, at, actorName } = event
  return {
    number,
    projectName,
    firmName,
    uscc,
    townCode,
    parcelCode,
    version: 1,
    state: 'draft',
    trail: [{ state: 'draft', day, at, actorName }],
    createdOn: day,
    lastDay: day,
    jurisdiction: 'district',
    jurisdictionFixed: null,
    declaration: null,
    submittedOn: null,
    documents: event.documents.map((document) => ({ ...document, day, at, actorName })),
    assessment: null,
    sheets: [],
    review: null,
    corrections: [],
    acceptedOn: null,
    stoppedOn: null,
    reportedOn: null,
    reportedToCityOn: null,
    decision: null,
    withdrawn: null,
    receipts: [],
    overruns: [],
    recomputed: [],
    cityNoticeOn: null,
    planAdjustment: null,
    milestones: [],
    services: [],
    actuals: [],
    measures: [],
    resumptions: [],
    evaluation: null,
  }
}

/** What every event does: the state, the trail, the documents, the stop of the clock. */
function common(filing: Filing, event: FilingEvent, to: FilingState): Partial<Filing> {
  const { day, at, actorName, documents } = event
  const transition = transitionOf(event.kind)
  const entered = transition?.through === undefined ? [to] : [transition.through, to]
  const isMove = to !== filing.state
  const filed = documents.map((document) => ({ ...document, day, at, actorName }))
  return {
    version: filing.version + 1,
    state: to,
    lastDay: day,
    trail: isMove ? [...filing.trail, ...entered.map((state) => ({ state, day, at, actorName }))] : filing.trail,
    documents: filed.length === 0 ? filing.documents : [...filing.documents, ...filed],
    stoppedOn:
      transition?.clock === 'stop' && filing.acceptedOn !== null ? (filing.stoppedOn ?? day) : filing.stoppedOn,
  }
}
