import type { WpsFormatCondition, WpsRange } from '#addin/host/wps/jsapi.ts'
import { type Area, absoluteText, columnCount, intersection, isOneCell, rowCount } from '../excel-host/model/area.ts'
import { changeLook, writeCells } from '../excel-host/model/cells.ts'
import { clearCells } from '../excel-host/model/clear.ts'
import { type ConditionalFormat, plainConditionalLook } from '../excel-host/model/conditional-format.ts'
import { isLocked } from '../excel-host/model/guard.ts'
import type { Look } from '../excel-host/model/look.ts'
import { selectCells } from '../excel-host/model/selection.ts'
import type { Sheet } from '../excel-host/model/sheet.ts'
import type { CellValue } from '../excel-host/model/value.ts'
import type { Workbook } from '../excel-host/model/workbook.ts'
import type { Dress } from './shape.ts'

const alignments: Readonly<Record<number, string>> = { [-4131]: 'Left', [-4108]: 'Center', [-4152]: 'Right' }

/** One or several areas of a sheet. */
export function createRange(workbook: Workbook, sheet: Sheet, areas: readonly Area[], dress: Dress): WpsRange {
  const [area] = areas
  if (area === undefined) throw new RangeError('1004')
  const put = (value: unknown): void => {
    if (isLocked(workbook, sheet, area)) throw new Error('1004: 工作表受保护')
    writeCells(workbook, sheet, area, (row, column) => inputOf(Array.isArray(value) ? value[row]?.[column] : value))
  }
  const change = (look: Partial<Look>): void => changeLook(workbook, sheet, area, look)
  const common = <T>(of: (look: Look) => T): T | null => commonLook(workbook, sheet, area, of)
  return dress<WpsRange>({
    Value2: {
      read: () => (isOneCell(area) ? wire(sheet.valueAt(area.top, area.left)) : matrix(sheet, area)),
      write: put,
    },
    Value: (_, value) => put(value),
    NumberFormat: {
      read: () => common((look) => look.numberFormat),
      write: (numberFormat) => change({ numberFormat }),
    },
    HorizontalAlignment: { write: (alignment) => change({ horizontal: alignments[alignment] ?? 'General' }) },
    ColumnWidth: {
      write: (width) => {
        for (let column = area.left; column <= area.right; column += 1) sheet.column(column).width = width
      },
    },
    Address: { read: () => absoluteText(area) },
    Row: { read: () => area.top + 1 },
    Column: { read: () => area.left + 1 },
    Rows: { read: () => dress({ Count: { read: () => rowCount(area) } }) },
    Columns: { read: () => dress({ Count: { read: () => columnCount(area) } }) },
    Locked: { read: () => common((look) => look.locked) },
    Interior: { read: () => dress({ Color: { write: (color) => change({ fill: colourText(color) }) } }) },
    Font: {
      read: () =>
        dress<WpsRange['Font']>({
          Bold: { write: (bold) => change({ bold }) },
          Size: { write: (fontSize) => change({ fontSize }) },
          Color: { write: (color) => change({ fontColor: colourText(color) }) },
        }),
    },
    FormatConditions: { read: () => formatsOf(workbook, sheet, areas, dress) },
    Select: () => selectCells(workbook, sheet, area),
    Clear: () => clearCells(workbook, sheet, area, 'All'),
  })
}

function formatsOf(workbook: Workbook, sheet: Sheet, areas: readonly Area[], dress: Dress) {
  const touches = (one: Area): boolean => areas.some((of) => intersection(one, of) !== null)
  const found = sheet.formats.filter((format) => format.areas.some(touches))
  return dress<WpsRange['FormatConditions']>({
    Count: { read: () => found.length },
    Item: (index) => condition(sheet, itemAt(found, index), dress),
    Add: (_, __, formula) => {
      const look = plainConditionalLook()
      const id = `{${workbook.newNumber()}}`
      const format = { id, type: 'Custom', areas: [...areas], priority: 99, stopIfTrue: false, formula, look }
      sheet.formats.push(format)
      return condition(sheet, format, dress)
    },
  })
}

function condition(sheet: Sheet, format: ConditionalFormat, dress: Dress): WpsFormatCondition {
  return dress<WpsFormatCondition>({
    Type: { read: () => (format.type === 'Custom' ? 2 : 3) },
    Formula1: { read: () => format.formula },
    Interior: {
      read: () =>
        dress({
          Color: {
            write: (color) => {
              format.look.fill = colourText(color)
            },
          },
        }),
    },
    Font: {
      read: () =>
        dress({
          Color: {
            write: (color) => {
              format.look.fontColor = colourText(color)
            },
          },
        }),
    },
    SetFirstPriority: () => {
      for (const other of sheet.formats) other.priority += 1
      format.priority = 0
    },
    Delete: () => {
      sheet.formats = sheet.formats.filter((one) => one !== format)
    },
  })
}

/** Items count from 1. */
export function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index - 1]
  if (item === undefined) throw new RangeError('1004: 下标越界')
  return item
}

function matrix(sheet: Sheet, area: Area): readonly unknown[] {
  return Array.from({ length: rowCount(area) }, (_, row) =>
    Array.from({ length: columnCount(area) }, (__, column) => wire(sheet.valueAt(area.top + row, area.left + column))),
  )
}

/** Blank cells are undefined, errors the numbers of CVErr. */
function wire(value: CellValue): unknown {
  if (value === null) return undefined
  return typeof value === 'object' ? { '#DIV/0!': -2146826281, '#N/A': -2146826246 }[value.error] : value
}

function inputOf(value: unknown): string | number | boolean {
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}

function commonLook<T>(workbook: Workbook, sheet: Sheet, area: Area, of: (look: Look) => T): T | null {
  const first = of(workbook.lookOf(sheet, area.top, area.left))
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      if (of(workbook.lookOf(sheet, row, column)) !== first) return null
    }
  }
  return first
}

function colourText(color: number): string {
  const parts = [color & 255, (color >> 8) & 255, color >> 16]
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`.toUpperCase()
}
