import type { AnyProblem } from '#core/error/problem.ts'
import type { ReadResult } from '#workbook/read-result.ts'

export interface ParseRequest {
  readonly bytes: Uint8Array
}

/** `peakBytes` is the largest memory the child process ever held, resident. */
export type ParseReply =
  | { readonly kind: 'read'; readonly result: ReadResult; readonly peakBytes: number }
  | { readonly kind: 'refused'; readonly problem: AnyProblem; readonly peakBytes: number }
