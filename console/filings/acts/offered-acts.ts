import { cityNoticeTask, routeOf } from '#core/filing/documents.ts'
import { openLines } from '#core/filing/guards-review.ts'
import { milestones } from '#core/filing/milestone.ts'
import { possibleEvents } from '#core/filing/refusal.ts'
import type { OpenFiling } from '../filing/filing-context.ts'
import { type ActKind, isActKind } from './act-kind.ts'

/** What only makes sense as the filing stands; kinds without an entry always do. */
const makesSense: Partial<Record<ActKind, (open: OpenFiling, organisation: string | null) => boolean>> = {
  'set-jurisdiction': ({ filing, detail }) => detail.party === 'industry' || filing.state === 'draft',
  'issue-sheet': ({ filing }) => filing.assessment !== null,
  'confirm-sheet': ({ filing, detail }) => isStampOpen(filing.sheets.at(-1), detail.party),
  'give-opinion': ({ filing, detail }, organisation) =>
    detail.party === 'industry' || (filing.review?.lines.some(({ reviewer }) => reviewer === organisation) ?? false),
  remind: ({ filing }) => openLines(filing).length > 0,
  overrule: ({ filing }) => openLines(filing).length > 0,
  'report-to-city': ({ filing }) => routeOf(filing)?.decider === 'city',
  report: ({ filing }) => routeOf(filing)?.decider !== 'city',
  recognise: ({ filing }) => routeOf(filing)?.decider !== 'city',
  reject: ({ filing }) => routeOf(filing)?.decider !== 'city',
  'explain-overrun': ({ clock }) => clock.overdueBy > 0,
  'notify-city': ({ filing }) => cityNoticeTask(filing) === 'open',
  'record-plan-adjustment': ({ filing }) => routeOf(filing)?.awaitsPlanAdjustment === true,
  'reach-milestone': ({ filing }) => filing.milestones.length < milestones.length,
}

function isStampOpen(sheet: OpenFiling['filing']['sheets'][number] | undefined, party: string | null): boolean {
  if (sheet === undefined) return false
  return party === 'applicant' ? sheet.stamps.applicant === null : Object.values(sheet.stamps).includes(null)
}

/** The acts the reader may begin now, in the order of the procedure. */
export function offeredActs(open: OpenFiling, organisation: string | null): readonly ActKind[] {
  const { filing, detail } = open
  if (detail.party === null) return []
  return possibleEvents(filing, detail.party)
    .filter(isActKind)
    .filter((kind) => makesSense[kind]?.(open, organisation) ?? true)
}

/** What brings the filing on; the one that is offered first of these is the button of the page. */
const forward: readonly ActKind[] = [
  'submit',
  'resubmit',
  'accept',
  'issue-sheet',
  'confirm-sheet',
  'open-review',
  'report',
  'report-to-city',
  'recognise',
  'city-recognise',
  'notify-city',
  'reach-milestone',
  'give-opinion',
  'resume-tracking',
]

/** The next act of the reader's, null when it is somebody else's turn. */
export function nextAct(open: OpenFiling, offered: readonly ActKind[]): ActKind | null {
  const { filing, detail } = open
  if (filing.state === 'accepted' && filing.assessment === null)
    return offered.find((kind) => kind === 'assess') ?? null
  if (filing.state === 'review' && openLines(filing).length > 0) {
    return detail.party === 'reviewer' ? (offered.find((kind) => kind === 'give-opinion') ?? null) : null
  }
  return forward.find((kind) => offered.includes(kind)) ?? null
}
