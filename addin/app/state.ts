import type { OpenDocument } from '../open-document.ts'
import type { ProblemMessage } from '../workers/protocol.ts'

/** 优质项目 where the workbook holds a 申请表. */
export type Tab = 'fill' | 'check' | 'score' | 'sync' | 'filing'

/** What was refused or broke, to be shown until it is read. */
export type Trouble =
  | { readonly kind: 'refused'; readonly file: string; readonly words: ProblemMessage }
  | { readonly kind: 'defect'; readonly reference: string }

export interface AppState {
  /** 'starting' until the stored workbook, or a form in the open one, has been looked for. */
  readonly phase: 'starting' | 'start' | 'open'
  readonly document: OpenDocument | null
  readonly tab: Tab
  /** Stands in place of the tab: 设置, or the templates that the ribbon's 模板 asks for. */
  readonly aside: 'settings' | 'templates' | null
  /** In a narrow window either the pane or the sheet is in front. */
  readonly front: 'pane' | 'sheet'
  /** A file is being read. */
  readonly opening: { readonly name: string; readonly cancel: () => void } | null
  readonly trouble: Trouble | null
  /** Opening a second workbook, or closing this one, waits for an answer about the edits that are not saved. */
  readonly waiting: { readonly kind: 'open' | 'close'; readonly name: string; readonly proceed: () => void } | null
  /** Cells that differ from the file. */
  readonly unsaved: number
  /** Rows that wait to be sent. */
  readonly unsent: number
  /** 14:35 已保存 */
  readonly savedAt: string | null
  readonly storage: 'unknown' | 'kept' | 'unavailable'
  /** The parcel of the active cell, or the only one there is; null in a workbook without any. */
  readonly parcelCode: string | null
}

export const initialState: AppState = {
  phase: 'starting',
  document: null,
  tab: 'fill',
  aside: null,
  front: 'pane',
  opening: null,
  trouble: null,
  waiting: null,
  unsaved: 0,
  unsent: 0,
  savedAt: null,
  storage: 'unknown',
  parcelCode: null,
}
