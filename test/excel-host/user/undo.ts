import type { Anchor } from '../model/anchor.ts'
import { type Area, cellArea } from '../model/area.ts'
import type { Column, Row, Sheet } from '../model/sheet.ts'
import type { Workbook } from '../model/workbook.ts'

/** What a sheet was before an action. */
export interface Memory {
  readonly sheet: Sheet
  readonly rows: readonly (Row | undefined)[]
  readonly columns: readonly (Column | undefined)[]
  readonly kept: Pick<Sheet, 'merges' | 'validations' | 'comments' | 'tables' | 'shifts'>
  readonly formats: readonly { readonly format: Sheet['formats'][number]; readonly areas: readonly Area[] }[]
  readonly anchors: readonly { readonly anchor: Anchor; readonly area: Area | null }[]
}

/**
 * The person's actions that can be taken back. A write of the add-in ends them: undo of add-in actions came after
 * ExcelApi 1.18 (Office docs, "Undo capabilities"; before that office-js #3778, #3788).
 */
export class UndoStack {
  readonly #workbook: Workbook
  #done: Memory[] = []

  constructor(workbook: Workbook) {
    this.#workbook = workbook
    workbook.listen((event, origin) => {
      if (origin === 'addin' && (event.kind === 'cells-changed' || event.kind === 'touched')) this.#done = []
    })
  }

  remember(sheet: Sheet): Memory {
    const names = [this.#workbook.names, ...this.#workbook.sheets.map((one) => one.names)].flatMap((store) =>
      store.all(),
    )
    const anchors = [
      ...names.flatMap(({ content }) => (content.kind === 'area' ? [content.anchor] : [])),
      ...sheet.comments.map(({ cell }) => cell),
      ...sheet.tables.map(({ anchor }) => anchor),
      ...sheet.anchors,
    ]
    return {
      sheet,
      rows: sheet.rows.map(
        (row) => row && { ...row, values: [...row.values], formulas: [...row.formulas], looks: [...row.looks] },
      ),
      columns: sheet.columns.map((column) => column && { ...column }),
      kept: {
        merges: [...sheet.merges],
        validations: [...sheet.validations],
        comments: [...sheet.comments],
        tables: [...sheet.tables],
        shifts: [...sheet.shifts],
      },
      formats: sheet.formats.map((format) => ({ format, areas: [...format.areas] })),
      anchors: anchors.map((anchor) => ({ anchor, area: anchor.area })),
    }
  }

  push(memory: Memory): void {
    this.#done.push(memory)
  }

  undo(): boolean {
    const memory = this.#done.pop()
    if (memory === undefined) return false
    const { sheet } = memory
    const touched = sheet.usedArea(false)
    sheet.rows = [...memory.rows]
    sheet.columns = [...memory.columns]
    Object.assign(sheet, memory.kept)
    sheet.formats = memory.formats.map(({ format, areas }) => Object.assign(format, { areas: [...areas] }))
    for (const { anchor, area } of memory.anchors) anchor.area = area
    const area = sheet.usedArea(false) ?? touched ?? cellArea(0, 0)
    this.#workbook.announce({ kind: 'cells-changed', sheet, area, changeType: 'RangeEdited', shift: 'None' })
    return true
  }
}
