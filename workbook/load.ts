import { type CellValue, readXlsx, type Sheet, type Workbook } from 'hucre/xlsx'
import { addressOf, parseReference } from './address.ts'
import { columnLimit, type DefinedName, type Grid, type GridValue, type LoadedWorkbook } from './grid.ts'
import { thinPackage } from './package/thin.ts'
import { percentCells } from './percents.ts'
import { refuse } from './refuse.ts'

/**
 * Pictures, charts, links and embedded files are never looked at; neither are styles here, because the parser would
 * turn every number with a date format into a date: percentCells looks for the one that matters.
 */
const unread =
  /(^|\/)(styles\.xml$|drawings|media|charts|chartsheets|externalLinks|embeddings|ctrlProps|diagrams|printerSettings|comments\d*|threadedComments|pivotTables|pivotCache|slicers|slicerCaches|cellimages|customXml)(\/|\.|$)/i

/**
 * The sheets of a workbook as values. Problems: workbook-chart-sheet, workbook-damaged, workbook-too-many-rows.
 */
export async function loadWorkbook(bytes: Uint8Array, partNames: readonly string[]): Promise<LoadedWorkbook> {
  const { workbook, rowsRead } = await parse(bytes, partNames)
  const percents = percentCells(bytes)
  return {
    rowsRead,
    grids: workbook.sheets.map((sheet) => gridOf(sheet, percents.get(sheet.name) ?? none)),
    is1904: workbook.dateSystem === '1904',
    names: (workbook.namedRanges ?? []).flatMap((named): DefinedName[] => {
      const reference = parseReference(named.range)
      return reference ? [{ name: named.name, sheet: reference.sheet, area: reference.area }] : []
    }),
  }
}

const lastRow = 1_048_576
/** More than the rows of both forms on one sheet may be. */
const rowsOfLongSheet = 125_000

interface Parsed {
  readonly workbook: Workbook
  readonly rowsRead: number | null
}

/**
 * The parser makes a grid up to a sheet's last cell: a stray one in the last column, or a format down to the last row,
 * would be millions of blank cells. Columns beyond the forms' are left out at once, rows when there are too many.
 */
async function parse(bytes: Uint8Array, partNames: readonly string[]): Promise<Parsed> {
  const thin = thinPackage(bytes, (name) => !unread.test(name))
  const read = (rows: number): Promise<Workbook> => readXlsx(thin, { range: `A1:${addressOf(rows, columnLimit - 1)}` })
  try {
    return { workbook: await read(lastRow), rowsRead: null }
  } catch (error) {
    // A chart sheet is listed like a worksheet and has no cells; the parser knows worksheets only.
    if (partNames.some((name) => /(^|\/)chartsheets\//i.test(name))) throw refuse('workbook-chart-sheet', {})
    if (!tooManyCells.test(reasonOf(error))) throw refuse('workbook-damaged', { reason: reasonOf(error) })
  }
  try {
    return { workbook: await read(rowsOfLongSheet), rowsRead: rowsOfLongSheet }
  } catch {
    throw refuse('workbook-too-many-rows', { limit: rowsOfLongSheet })
  }
}

/** What the parser says of a grid beyond its limit of twenty million cells. */
const tooManyCells = /spans \d+ rows x \d+ columns/

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'xml'
}

const none: ReadonlySet<string> = new Set()

function gridOf(sheet: Sheet, percents: ReadonlySet<string>): Grid {
  const uncomputed = new Set<string>()
  for (const [key, cell] of sheet.cells ?? []) {
    const [row, column] = key.split(',').map(Number)
    if (cell.formula === undefined || row === undefined || column === undefined) continue
    if (cell.value === null) uncomputed.add(addressOf(row + 1, column))
  }
  const hiddenRows = [...(sheet.rowDefs ?? [])].flatMap(([row, definition]) => (definition.hidden ? [row + 1] : []))
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows: sheet.rows.map((row) => (isPlain(row) ? row : row.map(gridValue))),
    merges: (sheet.merges ?? []).map((merge) => ({
      first: { row: merge.startRow + 1, column: merge.startCol },
      last: { row: merge.endRow + 1, column: merge.endCol },
    })),
    hiddenRows: new Set(hiddenRows),
    uncomputed,
    percents,
  }
}

function isPlain(row: readonly (CellValue | undefined)[]): row is readonly GridValue[] {
  return row.every((value) => value !== undefined && !(value instanceof Date) && !holdsNul(value))
}

/** Written as _x0000_; Excel has no such character, and a database that has none would refuse all the rows for one. */
function holdsNul(value: CellValue | undefined): value is string {
  return typeof value === 'string' && value.includes('\u0000')
}

/** Without styles a date stays the number it is in the file; a number that only looks like a date stays one, too. */
function gridValue(value: CellValue | undefined): GridValue {
  if (holdsNul(value)) return value.replaceAll('\u0000', '')
  return value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null)
}
