import type { AnyProblem } from '#core/error/problem.ts'
import type { PaperDocument } from '#paper/document.ts'

export interface PaperTask {
  readonly document: PaperDocument
  /** File of the font for what the shipped ones have not; null for none. The same in every task of a process. */
  readonly fallbackFont: string | null
  /** Whether the process stays for another task. */
  readonly stays: boolean
}

export type PaperReply =
  | { readonly kind: 'rendered'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly problem: AnyProblem }
