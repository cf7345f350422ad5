import { type Citation, clause9, proposed } from '../vocabulary/citation.ts'
import type { DocumentKind } from './document-kind.ts'
import type { FilingEventKind } from './event.ts'
import type { FilingParty } from './party.ts'
import { type FilingState, filingStates, runningStates } from './state.ts'

/** What an event does to the ten working days. */
export type ClockEffect = 'none' | 'start' | 'pause' | 'resume' | 'stop'

/** What must hold beyond state and party, by name; each is a function of guards.ts. */
export type GuardName =
  | 'reason'
  | 'declaration-complete'
  | 'submission-documents'
  | 'works-declared'
  | 'assessment'
  | 'project-fits'
  | 'sheet-version'
  | 'sheet-stamp'
  | 'sheet-confirmed'
  | 'invitations'
  | 'own-opinion'
  | 'invited'
  | 'review-closed'
  | 'route-documents'
  | 'decider'
  | 'overdue'
  | 'city-notice'
  | 'milestone'
  | 'completed'

/** One line of the table: an event, where it may happen, where it leads, who may, what must hold, and by which clause. */
export interface Transition {
  readonly from: readonly FilingState[]
  /** 'same' stays; 'return' leads back to the stage a correction was asked at. */
  readonly to: FilingState | 'same' | 'return'
  /** The decision itself, before the filing goes on by itself. */
  readonly through?: FilingState
  readonly who: readonly FilingParty[]
  /** Documents that the event itself brings, or that lie in the file already. */
  readonly documents: readonly DocumentKind[]
  readonly guards: readonly GuardName[]
  readonly clock: ClockEffect
  readonly clause: Citation
}

const tracked: readonly FilingState[] = ['tracking', 'suspended']
const beforeDecision: readonly FilingState[] = [
  'draft',
  'submitted',
  'returned',
  'accepted',
  'sheet',
  'review',
  'reported',
]
const afterSubmission = filingStates.filter((state) => state !== 'draft' && state !== 'withdrawn')
const withSheet: readonly FilingState[] = ['sheet', 'review', 'reported']

const declaring = clause9('附件二.1')
const reviewing = clause9('附件二.2')
const deciding = clause9('附件二.3')
const tenDays = clause9('一.2')
const tracking = clause9('二.1')

const plain = { documents: [], guards: [], clock: 'none' } as const satisfies Partial<Transition>

/** The table of transitions. */
export const transitions: { readonly [Kind in Exclude<FilingEventKind, 'create'>]: Transition } = {
  submit: {
    ...plain,
    from: ['draft'],
    to: 'submitted',
    who: ['applicant', 'industry'],
    guards: ['declaration-complete', 'submission-documents', 'works-declared'],
    clause: declaring,
  },
  return: {
    ...plain,
    from: runningStates,
    to: 'returned',
    who: ['industry'],
    guards: ['reason'],
    clock: 'pause',
    clause: proposed('补正'),
  },
  resubmit: {
    ...plain,
    from: ['returned'],
    to: 'return',
    who: ['applicant', 'industry'],
    guards: ['declaration-complete', 'submission-documents', 'works-declared'],
    clock: 'resume',
    clause: proposed('补正'),
  },
  accept: { ...plain, from: ['submitted'], to: 'accepted', who: ['industry'], clock: 'start', clause: tenDays },
  assess: {
    ...plain,
    from: ['accepted', 'sheet', 'review'],
    to: 'same',
    who: ['industry'],
    documents: ['preliminary-opinion'],
    guards: ['assessment'],
    clause: clause9('一.3'),
  },
  'issue-sheet': {
    ...plain,
    from: ['accepted'],
    to: 'sheet',
    who: ['industry'],
    documents: ['information-sheet'],
    guards: ['project-fits', 'sheet-version'],
    clause: declaring,
  },
  'reissue-sheet': {
    ...plain,
    from: withSheet,
    to: 'same',
    who: ['industry'],
    documents: ['information-sheet'],
    guards: ['project-fits', 'sheet-version'],
    clause: declaring,
  },
  'confirm-sheet': {
    ...plain,
    from: withSheet,
    to: 'same',
    who: ['applicant', 'industry'],
    guards: ['sheet-stamp'],
    clause: declaring,
  },
  'open-review': {
    ...plain,
    from: ['sheet'],
    to: 'review',
    who: ['industry'],
    guards: ['project-fits', 'sheet-confirmed', 'invitations'],
    clause: reviewing,
  },
  invite: { ...plain, from: ['review'], to: 'same', who: ['industry'], guards: ['invitations'], clause: reviewing },
  'give-opinion': {
    ...plain,
    from: ['review'],
    to: 'same',
    who: ['reviewer', 'industry'],
    guards: ['invited', 'own-opinion'],
    clause: reviewing,
  },
  overrule: {
    ...plain,
    from: ['review'],
    to: 'same',
    who: ['industry'],
    guards: ['invited', 'reason'],
    clause: proposed('产业部门说明理由后推进'),
  },
  report: {
    ...plain,
    from: ['review'],
    to: 'reported',
    who: ['industry'],
    documents: ['review-table'],
    guards: ['review-closed', 'project-fits', 'sheet-confirmed', 'route-documents'],
    clause: tenDays,
  },
  'report-to-city': {
    ...plain,
    from: ['review', 'reported'],
    to: 'city-review',
    who: ['industry'],
    documents: ['review-table'],
    guards: ['decider', 'review-closed', 'project-fits', 'sheet-confirmed', 'route-documents'],
    clock: 'stop',
    clause: clause9('三.1'),
  },
  recognise: {
    ...plain,
    from: ['reported'],
    to: 'tracking',
    through: 'recognised',
    who: ['industry'],
    documents: ['review-table', 'decision'],
    guards: ['decider', 'project-fits', 'sheet-confirmed', 'submission-documents', 'route-documents'],
    clock: 'stop',
    clause: deciding,
  },
  reject: {
    ...plain,
    from: ['reported'],
    to: 'rejected',
    who: ['industry'],
    guards: ['decider', 'reason'],
    clock: 'stop',
    clause: deciding,
  },
  'city-recognise': {
    ...plain,
    from: ['city-review'],
    to: 'tracking',
    through: 'city-recognised',
    who: ['industry'],
    documents: ['review-table', 'city-decision'],
    guards: ['submission-documents', 'route-documents'],
    clause: clause9('三.1'),
  },
  'city-reject': {
    ...plain,
    from: ['city-review'],
    to: 'city-rejected',
    who: ['industry'],
    documents: ['city-decision'],
    guards: ['reason'],
    clause: clause9('三.1'),
  },
  withdraw: {
    ...plain,
    from: [...beforeDecision, 'city-review'],
    to: 'withdrawn',
    who: ['applicant', 'industry'],
    guards: ['reason'],
    clock: 'stop',
    clause: proposed('认定前撤回'),
  },
  attach: {
    ...plain,
    from: [...beforeDecision, 'city-review', ...tracked],
    to: 'same',
    who: ['applicant', 'industry', 'reviewer'],
    clause: reviewing,
  },
  'record-receipt': { ...plain, from: afterSubmission, to: 'same', who: ['industry'], clause: clause9('附件二') },
  'explain-overrun': {
    ...plain,
    from: ['accepted', ...withSheet, 'returned', ...tracked, 'city-review', 'rejected', 'city-rejected', 'archived'],
    to: 'same',
    who: ['industry'],
    guards: ['overdue', 'reason'],
    clause: clause9('一.2', '原则上不超过10个工作日'),
  },
  'recompute-deadline': {
    ...plain,
    from: ['accepted', ...withSheet, 'returned'],
    to: 'same',
    who: ['system'],
    clause: proposed('工作日历更新'),
  },
  'notify-city': {
    ...plain,
    from: tracked,
    to: 'same',
    who: ['industry'],
    documents: ['city-notice'],
    guards: ['city-notice'],
    clause: clause9('一.4（3）'),
  },
  'record-plan-adjustment': {
    ...plain,
    from: tracked,
    to: 'same',
    who: ['industry'],
    documents: ['plan-adjustment'],
    clause: clause9('一.4（3）'),
  },
  'reach-milestone': {
    ...plain,
    from: ['tracking'],
    to: 'same',
    who: ['industry'],
    guards: ['milestone'],
    clause: tracking,
  },
  'record-service': { ...plain, from: tracked, to: 'same', who: ['industry', 'reviewer'], clause: tracking },
  'report-actuals': { ...plain, from: tracked, to: 'same', who: ['applicant', 'industry'], clause: clause9('二.5') },
  'take-measure': {
    ...plain,
    from: tracked,
    to: 'suspended',
    who: ['industry'],
    guards: ['reason'],
    clause: clause9('二.5'),
  },
  'resume-tracking': {
    ...plain,
    from: ['suspended'],
    to: 'tracking',
    who: ['industry'],
    guards: ['reason'],
    clause: proposed('整改后恢复'),
  },
  archive: {
    ...plain,
    from: tracked,
    to: 'archived',
    who: ['industry'],
    documents: ['evaluation-report'],
    guards: ['completed'],
    clause: tracking,
  },
}
