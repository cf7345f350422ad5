import type { Recomputation } from '#core/api/evaluations.ts'
import type { AnyProblem } from '#core/error/problem.ts'
import type { GateCounts } from '#core/evaluation-gates/count.ts'
import type { GateLine } from '#core/evaluation-gates/line.ts'
import type { HeldPeers } from '#core/scoring/held-peers.ts'
import type { GroupResult } from '#core/scoring/result.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { Key } from '../keys.ts'
import type { InputPiece } from './frozen-inputs.ts'
import type { ResultCounted } from './summary.ts'

/** What the child is asked for. The database is only read. */
export interface EvaluationTask {
  /** Place of the database. */
  readonly url: string
  /** Keys of the personal data among the rows, the current first; none when it is not sealed. */
  readonly dataKeys: readonly Key[]
  readonly district: string
  readonly cycle: string
  /** Day of the run, Asia/Shanghai: what the checks call today. */
  readonly today: string
  /** As the register has it: complete. */
  readonly standard: Standard
  readonly purpose: EvaluationPurpose
  readonly basis: EvaluationBasis | null
}

/** A draft judges what is there; a formal evaluation asks what it waits for first; 'gates' asks only that. */
export type EvaluationPurpose = 'draft' | 'formal' | 'gates'

/** The evaluation that is made again: of its inputs, all but the named parcels' stay as they were. */
export interface EvaluationBasis {
  readonly number: number
  readonly inputHash: string
  readonly engine: string
  readonly parcelCodes: readonly string[]
}

/** One parcel's result, ready to be stored. */
export interface ResultToStore extends ResultCounted {
  readonly parcelCode: string
  readonly landClass: string | null
  /** As those are shown it who do not see all that it rests on. */
  readonly openTotal: number | null
  readonly rank: number | null
  readonly of: number | null
  readonly rules: readonly string[]
  /** JSON of the ParcelResult. */
  readonly result: string
  /** JSON of the values of it that stand in a masked layer: [{field, uscc}]. */
  readonly masked: string
}

/**
 * Child to server. After each 'results', 'inputs' and 'gates' the child waits for `stored`, so that no more than one piece
 * is under way. The counts of the gates come with the last of their lines.
 */
export type EvaluationMessage =
  | { readonly kind: 'read'; readonly parcels: number }
  | { readonly kind: 'results'; readonly items: readonly ResultToStore[] }
  | { readonly kind: 'gates'; readonly lines: readonly GateLine[]; readonly counts: GateCounts | null }
  | { readonly kind: 'inputs'; readonly inputHash: string; readonly piece: InputPiece }
  | {
      readonly kind: 'done'
      readonly engine: string
      readonly peers: HeldPeers | null
      readonly inputHash: string
      readonly groups: readonly GroupResult[]
      /** Number of the last change of a row it saw. */
      readonly lastChange: number
    }
  | { readonly kind: 'counted' }

/** Server to child. */
export type EvaluationRequest = { readonly kind: 'task'; readonly task: EvaluationTask } | { readonly kind: 'stored' }

/** What is computed again. The database is only read. */
export interface RecomputeTask {
  readonly url: string
  readonly district: string
  readonly number: number
}

export type RecomputeReply =
  | { readonly kind: 'recomputed'; readonly recomputation: Recomputation }
  | { readonly kind: 'refused'; readonly problem: AnyProblem }
