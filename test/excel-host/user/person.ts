import { cellArea, isOneCell, lastColumn } from '../model/area.ts'
import { type CellInput, emptyCells, setValues, writeCells } from '../model/cells.ts'
import { readEntry } from '../model/entry.ts'
import { forbids, isLocked } from '../model/guard.ts'
import { selectCells } from '../model/selection.ts'
import type { Sheet } from '../model/sheet.ts'
import { isSheetName } from '../model/sheet-name.ts'
import { deleteSheet, renameSheet } from '../model/sheets.ts'
import { deleteCells, insertCells } from '../model/structure.ts'
import { breaksValidation, choicesOf, validationAt } from '../model/validate.ts'
import type { CellValue } from '../model/value.ts'
import type { Workbook } from '../model/workbook.ts'
import { type Cells, cellsOf } from '../protocol/lookup.ts'
import type { EditMode } from './edit-mode.ts'
import { fillDown } from './fill.ts'
import { sortRows } from './sort.ts'
import { UndoStack } from './undo.ts'
import type { User, UserOutcome } from './user.ts'

const done: UserOutcome = { done: true }
const protectedCell: UserOutcome = {
  done: false,
  why: 'protected',
  message: '您试图更改的单元格或图表位于受保护的工作表中。若要进行更改，请取消工作表保护。',
}
const busy: UserOutcome = { done: false, why: 'busy', message: '正在编辑单元格。' }
const standardStop = '此值与此单元格定义的数据验证限制不匹配。'

/** What the person needs of the simulator. */
export interface Desk {
  readonly workbook: Workbook
  readonly editMode: EditMode
  /** Does something without telling the add-in of it when that trouble is switched on. */
  readonly quietly: (trouble: 'silentListChoices' | 'silentFills', act: () => void) => void
}

export function createPerson({ workbook, editMode, quietly }: Desk): User {
  const undo = new UndoStack(workbook)

  function at(address: string): Cells {
    const cells = cellsOf(workbook, workbook.active, address)
    if (cells === null) throw new RangeError(`no cells ${address}`)
    return cells
  }

  /** One action that can be taken back, unless a cell is being edited. */
  function act(sheet: Sheet, action: () => UserOutcome): UserOutcome {
    if (editMode.cell !== null) return busy
    const before = undo.remember(sheet)
    const outcome = action()
    if (outcome.done) undo.push(before)
    return outcome
  }

  function change(address: string, action: (cells: Cells) => void): UserOutcome {
    const cells = at(address)
    return act(cells.sheet, () => {
      if (isLocked(workbook, cells.sheet, cells.area)) return protectedCell
      action(cells)
      return done
    })
  }

  function enter({ sheet, area }: Cells, text: string): UserOutcome {
    const one = cellArea(area.top, area.left)
    if (isLocked(workbook, sheet, one)) return protectedCell
    const { value } = readEntry(text, workbook.lookOf(sheet, area.top, area.left).numberFormat)
    const broken = breaksValidation(workbook, sheet, area.top, area.left, value)
    const alert = broken?.errorAlert
    if (alert?.showAlert === true && alert.style === 'Stop') {
      return { done: false, why: 'validation', message: alert.message === '' ? standardStop : alert.message }
    }
    writeCells(workbook, sheet, one, () => text)
    return done
  }

  /** Rows of an address, whatever its columns. */
  function wholeRows(address: string): Cells {
    const { sheet, area } = at(address)
    return { sheet, area: { ...area, left: 0, right: lastColumn } }
  }

  return {
    type: (address, text) => {
      const cells = at(address)
      return act(cells.sheet, () => enter(cells, text))
    },
    choose: (address, choice) => {
      const cells = at(address)
      const { list } = validationAt(cells.sheet, cells.area.top, cells.area.left)?.rule ?? {}
      const choices = list === undefined ? null : choicesOf(workbook, cells.sheet, list.source)
      if (choices?.includes(choice) !== true) throw new RangeError(`${address} offers no ${choice}`)
      return act(cells.sheet, () => {
        let outcome = done
        quietly('silentListChoices', () => {
          outcome = enter(cells, choice)
        })
        return outcome
      })
    },
    clear: (address) => change(address, ({ sheet, area }) => emptyCells(workbook, sheet, area)),
    paste: (address, block) => {
      const { sheet, area } = at(address)
      const columns = Math.max(1, ...block.map((row) => row.length))
      const target = { ...area, bottom: area.top + block.length - 1, right: area.left + columns - 1 }
      return act(sheet, () => {
        if (isLocked(workbook, sheet, target)) return protectedCell
        writeCells(workbook, sheet, target, (row, column): CellInput => block[row]?.[column] ?? '')
        return done
      })
    },
    fillDown: (address) =>
      change(address, ({ sheet, area }) => {
        const isFiltered = sheet.rows.slice(area.top, area.bottom + 1).some((row) => row?.hidden === true)
        if (isFiltered) quietly('silentFills', () => fillDown(workbook, sheet, area))
        else fillDown(workbook, sheet, area)
      }),
    deleteRows: (address) => {
      const { sheet, area } = wholeRows(address)
      return act(sheet, () => {
        if (forbids(sheet, 'allowDeleteRows') || isLocked(workbook, sheet, area)) return protectedCell
        deleteCells(workbook, sheet, area, 'Up')
        return done
      })
    },
    insertRows: (address) => {
      const { sheet, area } = wholeRows(address)
      return act(sheet, () => {
        if (forbids(sheet, 'allowInsertRows')) return protectedCell
        insertCells(workbook, sheet, area, 'Down')
        return done
      })
    },
    sort: (address, column, ascending = true) =>
      change(address, ({ sheet, area }) => sortRows(workbook, sheet, area, column, ascending)),
    hideRows: (address, hidden) => {
      const { sheet, area } = at(address)
      for (let row = area.top; row <= area.bottom; row += 1) sheet.row(row).hidden = hidden
      workbook.touch()
      return done
    },
    renameSheet: (from, to) => {
      const sheet = sheetNamed(workbook, from)
      if (workbook.structureProtected) return protectedCell
      if (!isSheetName(to) || workbook.sheet(to) !== undefined) throw new RangeError(`no name for a sheet: ${to}`)
      renameSheet(workbook, sheet, to)
      return done
    },
    deleteSheet: (name) => {
      if (workbook.structureProtected) return protectedCell
      deleteSheet(workbook, sheetNamed(workbook, name))
      return done
    },
    select: (address) => {
      const { sheet, area } = at(address)
      selectCells(workbook, sheet, area)
    },
    startEditing: (address) => {
      const { sheet, area } = at(address)
      if (!isOneCell(area)) throw new RangeError(`one cell can be edited: ${address}`)
      selectCells(workbook, sheet, area)
      editMode.start(sheet, area)
    },
    endEditing: (text) => {
      const cells = editMode.cell
      if (cells === null) return done
      const kept = cellAt(cells)
      // Batches that waited come first; the cell under the cursor keeps what the person decides (office-js #1393).
      editMode.end()
      if (text !== null) return act(cells.sheet, () => enter(cells, text))
      if (cellAt(cells).value !== kept.value) putBack(cells, kept)
      return done
    },
    undo: () => undo.undo(),
  }

  function cellAt({ sheet, area }: Cells): { readonly value: CellValue; readonly formula: string | undefined } {
    return { value: sheet.valueAt(area.top, area.left), formula: sheet.formulaAt(area.top, area.left) }
  }

  function putBack({ sheet, area }: Cells, { value, formula }: ReturnType<typeof cellAt>): void {
    setValues(workbook, sheet, area, () => value)
    if (formula !== undefined) sheet.setCell(area.top, area.left, value, formula)
  }
}

function sheetNamed(workbook: Workbook, name: string): Sheet {
  const sheet = workbook.sheet(name)
  if (sheet === undefined) throw new RangeError(`no sheet ${name}`)
  return sheet
}
