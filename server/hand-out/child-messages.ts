import type { HandedWorkbook } from '#workbook/hand-out/content.ts'

export interface MakeRequest {
  /** The blank 一地一表. */
  readonly template: Uint8Array
  readonly contents: readonly HandedWorkbook[]
}

/** The files in the order of their contents. */
export interface MakeReply {
  readonly files: readonly Uint8Array[]
}
