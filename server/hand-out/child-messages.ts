import type { HandedWorkbook } from '#workbook/hand-out/content.ts'

export interface MakeRequest {
  /** The blank 一地一表, or 街镇台账. */
  readonly template: Uint8Array
  readonly contents: readonly HandedWorkbook[]
  /** Name of a ledger of all contents; null: a workbook for each. */
  readonly ledger: string | null
}

/** The files in the order of their contents; of a ledger one. */
export interface MakeReply {
  readonly files: readonly Uint8Array[]
}
