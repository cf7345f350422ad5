import type { Decider } from '../filing-route/route.ts'
import { routes } from '../filing-route/routes.ts'
import type { FilingEventKind, FilingEventOf } from './event.ts'
import type { Filing, IssuedSheet, ReviewLine } from './filing.ts'
import { isRunning } from './state.ts'

const nothing = (): Partial<Filing> => ({})

/** What each event changes of its own, beside state, trail and documents. */
export const changes: {
  readonly [Kind in FilingEventKind]: (filing: Filing, event: FilingEventOf<Kind>) => Partial<Filing>
} = {
  create: nothing,
  submit: (_filing, { declaration, day }) => ({ declaration, submittedOn: day }),
  return: ({ state, corrections }, { day, reason, items }) => {
    if (!isRunning(state)) throw new RangeError(`no correction can be asked in ${state}`)
    return { corrections: [...corrections, { stage: state, from: day, to: null, reason, items }] }
  },
  resubmit: ({ corrections }, { declaration, day }) => ({
    declaration,
    corrections: corrections.map((each) => (each.to === null ? { ...each, to: day } : each)),
  }),
  // A route that was fixed for the other jurisdiction is to be fixed anew.
  'set-jurisdiction': (_filing, { jurisdiction, reason, day, actorName }) => ({
    jurisdiction,
    jurisdictionFixed: { jurisdiction, reason, day, actorName },
    assessment: null,
  }),
  accept: (_filing, { day }) => ({ acceptedOn: day }),
  assess: (_filing, { day, route, checklistVersion, answers, worksOverride }) => ({
    assessment: { day, route, checklistVersion, answers, worksOverride },
  }),
  'issue-sheet': issueSheet,
  'reissue-sheet': issueSheet,
  'confirm-sheet': ({ sheets }, { version, party, day }) => ({
    sheets: sheets.map((sheet) =>
      sheet.version === version
        ? { ...sheet, stamps: { ...sheet.stamps, [party]: sheet.stamps[party] ?? day } }
        : sheet,
    ),
  }),
  'open-review': (_filing, { day, invited }) => ({
    review: { openedOn: day, lines: invited.map((invitation) => reviewLine(invitation, day)) },
  }),
  invite: ({ review }, { day, invited }) =>
    review === null
      ? {}
      : { review: { ...review, lines: [...review.lines, ...invited.map((each) => reviewLine(each, day))] } },
  'give-opinion': (filing, { reviewer, opinion, day, actorName, comment }) =>
    withLine(filing, reviewer, { opinion: { opinion, day, by: actorName, comment } }),
  remind: ({ review }, { reviewers, day, actorName: by, comment }) => {
    if (review === null) return {}
    const lines = review.lines.map((line) =>
      reviewers.includes(line.reviewer) ? { ...line, reminders: [...line.reminders, { day, by, comment }] } : line,
    )
    return { review: { ...review, lines } }
  },
  overrule: (filing, { reviewer, reason, day, actorName }) =>
    withLine(filing, reviewer, { overruled: { reason, day, by: actorName } }),
  report: (_filing, { day }) => ({ reportedOn: day }),
  'report-to-city': (_filing, { day }) => ({ reportedToCityOn: day }),
  recognise: ({ assessment }, { day }) => ({
    decision: { outcome: 'recognised', by: deciderOf(assessment), day, reason: null },
  }),
  reject: ({ assessment }, { day, reason }) => ({
    decision: { outcome: 'rejected', by: deciderOf(assessment), day, reason },
  }),
  'city-recognise': (_filing, { day }) => ({
    decision: { outcome: 'city-recognised', by: 'city', day, reason: null },
  }),
  'city-reject': (_filing, { day, reason }) => ({ decision: { outcome: 'city-rejected', by: 'city', day, reason } }),
  withdraw: ({ corrections }, { day, reason }) => ({
    withdrawn: { day, reason },
    corrections: corrections.map((each) => (each.to === null ? { ...each, to: day } : each)),
  }),
  attach: nothing,
  'record-receipt': ({ receipts }, { stage, number, day, actorName }) => ({
    receipts: [...receipts, { stage, number, day, actorName }],
  }),
  'explain-overrun': ({ overruns }, { reason, day, actorName }) => ({
    overruns: [...overruns, { reason, day, actorName }],
  }),
  'recompute-deadline': ({ recomputed }, { day, before, after, cause }) => ({
    recomputed: [...recomputed, { day, before, after, cause }],
  }),
  'notify-city': (_filing, { day }) => ({ cityNoticeOn: day }),
  'record-plan-adjustment': (_filing, { reference, day }) => ({ planAdjustment: { reference, day } }),
  'reach-milestone': ({ milestones }, { milestone, on, day }) => ({
    milestones: [...milestones, { milestone, on, recordedOn: day }],
  }),
  'record-service': ({ services }, { stage, service, name, by, outcome, day, actorName }) => ({
    services: [...services, { stage, service, name, by, outcome, day, actorName }],
  }),
  'report-actuals': ({ actuals }, { year, figures, day, actorName }) => ({
    actuals: [...actuals, { year, figures, day, actorName }],
  }),
  'take-measure': ({ measures }, { measure, cause, reason, day, actorName }) => ({
    measures: [...measures, { measure, cause, reason, day, actorName }],
  }),
  'resume-tracking': ({ resumptions }, { reason, day, actorName }) => ({
    resumptions: [...resumptions, { reason, day, actorName }],
  }),
  archive: (_filing, { conclusion, day, actorName }) => ({ evaluation: { conclusion, day, actorName } }),
}

function deciderOf(assessment: Filing['assessment']): Decider {
  if (assessment === null) throw new RangeError('nothing is decided before its route is fixed')
  return routes[assessment.route].decider
}

function issueSheet(
  { sheets, declaration }: Filing,
  { version, day }: FilingEventOf<'issue-sheet' | 'reissue-sheet'>,
): Partial<Filing> {
  const sheet: IssuedSheet = {
    version,
    day,
    revision: declaration?.revision ?? 0,
    stamps: { applicant: null, industry: null },
  }
  return { sheets: [...sheets, sheet] }
}

function reviewLine(
  { reviewer, dueDay }: { readonly reviewer: string; readonly dueDay: string },
  day: string,
): ReviewLine {
  return { reviewer, dueDay, invitedOn: day, opinion: null, reminders: [], overruled: null }
}

function withLine({ review }: Filing, reviewer: string, change: Partial<ReviewLine>): Partial<Filing> {
  if (review === null) return {}
  const lines = review.lines.map((line) => (line.reviewer === reviewer ? { ...line, ...change } : line))
  return { review: { ...review, lines } }
}
