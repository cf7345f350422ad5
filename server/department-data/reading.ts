import type { AnyProblem } from '#core/error/problem.ts'
import type { ReadResult } from '#workbook/read-result.ts'

/** A department's file to be read in the child process. */
export interface ListTask {
  readonly format: 'xlsx' | 'csv'
  readonly bytes: Uint8Array
}

export interface ListReading {
  readonly read: ReadResult
  readonly encoding: 'utf-8' | 'gbk' | null
}

export type ListReply =
  | { readonly kind: 'read'; readonly reading: ListReading }
  | { readonly kind: 'refused'; readonly problem: AnyProblem }
