import type { AnyProblem } from '#core/error/problem.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { StandardRead } from '#workbook/standard/read.ts'

export type StandardFileFormat = 'xlsx' | 'json'

export type StandardFileTask =
  | { readonly kind: 'write'; readonly standard: Standard }
  | { readonly kind: 'read'; readonly format: StandardFileFormat; readonly bytes: Uint8Array }

/** A fault of a JSON file stands in no sheet. */
export interface StandardFileRead extends Omit<StandardRead, 'faults'> {
  readonly faults: readonly (Omit<StandardRead['faults'][number], 'sheet'> & { readonly sheet: string | null })[]
}

export type StandardFileReply =
  | { readonly kind: 'written'; readonly bytes: Uint8Array }
  | { readonly kind: 'read'; readonly read: StandardFileRead }
  | { readonly kind: 'refused'; readonly problem: AnyProblem }
