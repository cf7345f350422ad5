import type { AnyProblem } from '#core/error/problem.ts'

/** A list of ours to be read in the child process: one sheet, its headings in one row. */
export interface PlainTask {
  readonly bytes: Uint8Array
  readonly headings: readonly string[]
  /** Those a sheet must have to be the list. */
  readonly required: readonly string[]
  readonly rowLimit: number
}

export interface PlainRow {
  /** As the sheet numbers it, from 1. */
  readonly row: number
  /** Text by heading; blank cells and unknown columns are left out. */
  readonly cells: Readonly<Record<string, string>>
}

export type PlainReply =
  /** Null where no sheet has the required headings. */
  | { readonly kind: 'read'; readonly rows: readonly PlainRow[] | null }
  | { readonly kind: 'refused'; readonly problem: AnyProblem }
