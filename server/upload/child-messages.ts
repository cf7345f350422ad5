import type { AnyProblem } from '#core/error/problem.ts'
import type { ReadOptions } from '#workbook/read.ts'
import type { ReadResult } from '#workbook/read-result.ts'

/** What the caller may ask of the reader; the limits of the file itself are the guard's. */
export type UploadOptions = Pick<ReadOptions, 'rowLimit'>

export interface ParseRequest {
  readonly bytes: Uint8Array
  readonly options: UploadOptions
}

/** `peakBytes` is the largest memory the child process ever held, resident. */
export type ParseReply =
  | { readonly kind: 'read'; readonly result: ReadResult; readonly peakBytes: number }
  | { readonly kind: 'refused'; readonly problem: AnyProblem; readonly peakBytes: number }
