import { loadWorkbook } from '../file/load.ts'
import { type Area, areaText, cellArea } from '../model/area.ts'
import { changeLook } from '../model/cells.ts'
import { isLocked } from '../model/guard.ts'
import type { Sheet } from '../model/sheet.ts'
import type { CellValue } from '../model/value.ts'
import { emptyWorkbook, type Workbook } from '../model/workbook.ts'
import { bringSheets } from '../protocol/insert-sheets.ts'
import { cellsOf } from '../protocol/lookup.ts'
import { createSimulator } from '../simulated-excel.ts'
import type { ApiSet, Simulator } from '../simulator.ts'
import type { Troubles } from '../troubles/troubles.ts'
import type { User, UserOutcome } from '../user/user.ts'
import { shownLook } from './cell-look.ts'

/** Excel says it before a locked cell opens. */
const lockedMessage = '您试图更改的单元格或图表位于受保护的工作表中。若要进行更改，请取消工作表保护。'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A cell that is being edited in the grid or in the formula bar. */
export interface CellEdit {
  readonly row: number
  readonly column: number
  readonly text: string
}

/** What Excel says in a box of its own. */
export interface Alert {
  readonly message: string
  /** What can be done besides closing the box: going back to the refused entry. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

export type Move = 'down' | 'up' | 'left' | 'right' | 'stay'

/** The one Excel of this page: a simulator, and what only the person before it sees. */
export class ExcelSession {
  simulator: Simulator
  edit: CellEdit | null = null
  alert: Alert | null = null
  /** Gives the keyboard to the sheet; the grid sets it. */
  focusSheet = (): void => {}
  readonly #listeners = new Set<() => void>()
  #silence = (): void => {}
  #windows = 0

  constructor(apiSet: ApiSet) {
    this.simulator = createSimulator({ apiSet, workbook: emptyWorkbook() })
    this.#follow()
  }

  get workbook(): Workbook {
    return this.simulator.workbook
  }

  get sheet(): Sheet {
    return this.workbook.active
  }

  /** Closes the workbook and starts Excel anew, with this one and at this requirement set. */
  restart(workbook: Workbook = this.workbook, apiSet: ApiSet = this.simulator.apiSet): void {
    const troubles = { ...this.simulator.troubles }
    this.edit = null
    this.alert = null
    this.simulator = createSimulator({ apiSet, workbook, troubles })
    this.#follow()
    this.changed()
  }

  open(bytes: Uint8Array, name: string): void {
    const workbook = loadWorkbook(bytes)
    workbook.name = name
    this.restart(workbook)
  }

  /** The person moves the first visible sheet of another workbook into this one; its names come along. */
  moveIn(bytes: Uint8Array): void {
    const source = loadWorkbook(bytes)
    const moved = source.sheets.filter(({ visibility }) => visibility === 'Visible').slice(0, 1)
    bringSheets(this.workbook, source, moved, this.workbook.sheets.length, false)
    this.workbook.touch()
  }

  /** Protects the sheet with a password that the add-in does not know, or takes it away. */
  protect(on: boolean): void {
    this.sheet.protection = on
      ? { allowed: new Set(), selectionMode: 'Normal', password: { kind: 'text', text: '示例' } }
      : null
    this.workbook.touch()
  }

  /** The person locks a cell: while its sheet is protected nobody writes it. */
  lock(address: string): void {
    const cells = cellsOf(this.workbook, this.sheet, address)
    if (cells === null) throw new RangeError(`no cells ${address}`)
    changeLook(this.workbook, cells.sheet, cells.area, { locked: true })
    this.workbook.touch()
  }

  setTrouble<K extends keyof Troubles>(name: K, value: Troubles[K]): void {
    this.simulator.troubles[name] = value
    this.changed()
  }

  select(area: Area): void {
    this.simulator.user.select(this.address(area))
  }

  /** Opens a cell: with its text, or with what was typed over it. */
  beginEdit(row: number, column: number, typed: string | null): void {
    if (this.edit !== null || this.alert !== null) return
    const merged = this.sheet.mergeAt(row, column)
    if (isLocked(this.workbook, this.sheet, cellArea(merged.top, merged.left))) {
      this.tell(lockedMessage)
      return
    }
    this.simulator.user.startEditing(this.address(cellArea(merged.top, merged.left)))
    this.edit = { row: merged.top, column: merged.left, text: typed ?? entryText(this.sheet, merged.top, merged.left) }
    this.changed()
  }

  typing(text: string): void {
    if (this.edit !== null) this.edit = { ...this.edit, text }
    this.changed()
  }

  /** Enter or Tab; a refused entry is told and stays open until the person chooses. */
  commit(move: Move): void {
    const { edit } = this
    if (edit === null) return
    const outcome = this.simulator.user.endEditing(edit.text)
    this.edit = null
    if (outcome.done) {
      this.moveFrom(edit.row, edit.column, move)
      this.changed()
      return
    }
    this.alert = {
      message: outcome.message,
      ...(outcome.why === 'validation' ? { action: { label: '重试', run: () => this.#reopen(edit) } } : {}),
    }
    this.changed()
  }

  cancelEdit(): void {
    if (this.edit === null) return
    this.simulator.user.endEditing(null)
    this.edit = null
    this.changed()
  }

  /** Does something as the person; what Excel refuses stands in a box. */
  act(doing: (user: User) => UserOutcome): void {
    const outcome = doing(this.simulator.user)
    if (!outcome.done) this.alert = { message: outcome.message }
    this.changed()
  }

  closeAlert(): void {
    this.alert = null
    this.changed()
  }

  tell(message: string): void {
    this.alert = { message }
    this.changed()
  }

  moveFrom(row: number, column: number, move: Move): void {
    const { top, left, bottom, right } = this.sheet.mergeAt(row, column)
    const [nextRow, nextColumn] = {
      down: [bottom + 1, left],
      up: [top - 1, left],
      left: [top, left - 1],
      right: [top, right + 1],
      stay: [top, left],
    }[move] as [number, number]
    this.select(cellArea(Math.max(0, nextRow), Math.max(0, nextColumn)))
  }

  undo(): void {
    this.simulator.user.undo()
    this.changed()
  }

  /** Saves: the browser is handed the .xlsx. */
  download(): void {
    const file = new Blob([this.simulator.toXlsx().slice()], { type: xlsxType })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = this.workbook.name
    link.click()
    URL.revokeObjectURL(link.href)
  }

  /** What a cell holds and how its background looks, for whoever asks by address. */
  look(address: string): { readonly value: CellValue; readonly fill: string | null } {
    const cells = cellsOf(this.workbook, this.sheet, address)
    if (cells === null) throw new RangeError(`no cells ${address}`)
    const { sheet, area } = cells
    const { fill } = shownLook(this.workbook, sheet, area.top, area.left)
    return { value: sheet.valueAt(area.top, area.left), fill }
  }

  /** With the sheet, as the person's actions take it. */
  address(area: Area): string {
    return `'${this.sheet.name.replaceAll("'", "''")}'!${areaText(area)}`
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  changed(): void {
    this.#tellWindows()
    for (const listener of this.#listeners) listener()
  }

  /** Excel.createWorkbook opens a window of its own; this page shows one at a time. */
  #tellWindows(): void {
    const { opened } = this.simulator
    const newest = opened.at(-1)
    if (newest === undefined || opened.length === this.#windows) return
    this.#windows = opened.length
    this.alert = {
      message: 'Excel 在新窗口打开了一个工作簿。',
      action: { label: '转到新窗口', run: () => this.restart(newest) },
    }
  }

  #reopen(edit: CellEdit): void {
    this.alert = null
    this.beginEdit(edit.row, edit.column, edit.text)
  }

  #follow(): void {
    this.#silence()
    this.#silence = this.simulator.onChange(() => this.changed())
    this.#windows = 0
  }
}

/** What stands in the formula bar: the formula, else the value as one would type it. */
export function entryText(sheet: Sheet, row: number, column: number): string {
  const formula = sheet.formulaAt(row, column)
  if (formula !== undefined) return formula
  const value = sheet.valueAt(row, column)
  if (value === null) return ''
  return typeof value === 'object' ? value.error : String(value)
}
