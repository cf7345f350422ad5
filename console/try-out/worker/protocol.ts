import type { Outcome } from '#core/comparison/outcome.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { Amount, Sensitivity, SensitivityProgress } from '#core/sensitivity/sensitivity.ts'
import type { Numbered, WorkerReply } from '../../data/worker-asker.ts'

/** What was fetched, once it is read. */
export interface Loaded {
  /** The standard that was measured by. */
  readonly standard: Standard
  /** Id of the version in force. */
  readonly inForce: string
  /** By place. */
  readonly codes: readonly string[]
  /** Numbers in `outcomes`, by place, by the version in force. */
  readonly base: Uint8Array
}

export interface ScoredCell {
  readonly from: Outcome
  readonly to: Outcome
  readonly parcels: number
  readonly landArea: number
}

/** How the parcels come out by a standard, against the version in force. */
export interface Scored {
  readonly cells: readonly ScoredCell[]
  /** Numbers in `outcomes`, by place. */
  readonly outcomes: Uint8Array
  /** Of the scoring alone. */
  readonly milliseconds: number
}

export type Question =
  /** The answer of `tryOutParcels`. */
  | { readonly ask: 'load'; readonly file: Blob }
  | { readonly ask: 'score'; readonly standard: Standard }
  | { readonly ask: 'sensitivity'; readonly standard: Standard; readonly amount: Amount }

export interface Answers {
  readonly load: Loaded | { readonly unreadable: string }
  readonly score: Scored
  readonly sensitivity: Sensitivity
}

export type Asked = Numbered<Question>
export type Answered = WorkerReply<Answers[keyof Answers], SensitivityProgress>
