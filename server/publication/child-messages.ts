import type { AnyProblem } from '#core/error/problem.ts'
import type { PublicationPaper } from '#paper/publication-list/print.ts'

export interface ListTask {
  readonly paper: PublicationPaper
  /** File of the font for what the shipped ones have not; null for none. */
  readonly fallbackFont: string | null
}

export type ListReply =
  | { readonly kind: 'printed'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly problem: AnyProblem }
