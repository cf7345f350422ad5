import type { AnyProblem } from '#core/error/problem.ts'
import type { DisposalFilling } from '#workbook/disposal/fill.ts'
import type { DisposalSheetRead } from '#workbook/disposal/read.ts'

/** A 处置方案表.xlsx to be read, or the blank one to be filled, in the child process. */
export type SheetTask =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'fill'; readonly template: Uint8Array; readonly filling: DisposalFilling }

export type SheetReply =
  | { readonly kind: 'read'; readonly read: DisposalSheetRead }
  | { readonly kind: 'filled'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly problem: AnyProblem }
