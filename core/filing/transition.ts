import type { DocumentKind } from '../filing-route/document-kind.ts'
import type { Citation } from '../vocabulary/citation.ts'
import type { FilingParty } from './party.ts'
import type { FilingState } from './state.ts'

/** What an event does to the ten working days. */
export type ClockEffect = 'none' | 'start' | 'pause' | 'resume' | 'stop'

/** What must hold beyond state and party, by name; each is a function of guards.ts. */
export type GuardName =
  | 'reason'
  | 'declaration-complete'
  | 'submission-documents'
  | 'works-declared'
  | 'jurisdiction'
  | 'assessment'
  | 'project-fits'
  | 'sheet-version'
  | 'sheet-stamp'
  | 'sheet-confirmed'
  | 'invitations'
  | 'own-opinion'
  | 'invited'
  | 'awaited'
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
