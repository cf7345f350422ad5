import type { FieldPlan } from '#core/form/sheet-plan.ts'
import { addressOf, columnLetters, quoteSheet } from '#workbook/address.ts'
import type { DefinedNames, SheetDraft } from '#workbook/build.ts'
import type { OptionLists } from '#workbook/draft/option-lists.ts'
import { inputLook } from '#workbook/draft/palette.ts'
import { DraftSheet } from '#workbook/draft/sheet-draft.ts'
import { type CellReference, cellFormats, cellRule, formulaText } from './cell-rules.ts'
import { columnWidth } from './column-width.ts'
import { putCycle } from './cycle-cell.ts'
import { footer } from './footer.ts'
import { cellRole } from './role.ts'
import { firstRow, frozenColumns, headRow, putHeads } from './table-heads.ts'
import type { TableSheet } from './table-plan.ts'

/** A form as a table, a row each, with its defined names: f_<key> of the sheet is the column of the field. */
export function tableSheet(table: TableSheet, options: OptionLists): { sheet: SheetDraft; names: DefinedNames } {
  const { plan, fields, rows } = table
  const sheet = new DraftSheet(plan.title)
  const columns = new Map(fields.map((field, column) => [field.key, column]))
  const lastRow = headRow + rows
  putHeads(sheet, table)
  const cycleNames = putCycle(sheet, table, options)
  for (const [column, field] of fields.entries()) putCells(sheet, table, field, column, columns)
  putRules(sheet, table, columns, options)
  const names = fields.map((field, column) => ({
    name: field.definedName,
    range: `${quoteSheet(plan.title)}!$${columnLetters(column)}$${firstRow}:$${columnLetters(column)}$${lastRow}`,
    scope: plan.title,
  }))
  return { sheet: finish(sheet, table, lastRow), names: [...names, ...cycleNames, printTitles(plan.title)] }
}

/** Columns and rows repeated on every printed page, columns first as Excel writes them. */
function printTitles(sheet: string): DefinedNames[number] {
  const name = quoteSheet(sheet)
  const columns = `${name}!$A:$${columnLetters(frozenColumns - 1)}`
  return { name: '_xlnm.Print_Titles', range: `${columns},${name}!$${headRow - 2}:$${headRow}`, scope: sheet }
}

/** A place the sheet does not have reads as blank text. */
function referenceIn(columns: ReadonlyMap<string, number>, row: number): CellReference {
  return (key) => {
    const column = columns.get(key)
    return column === undefined ? '""' : `$${columnLetters(column)}${row}`
  }
}

function putCells(
  sheet: DraftSheet,
  { plan, rows, copy }: TableSheet,
  field: FieldPlan,
  column: number,
  columns: ReadonlyMap<string, number>,
): void {
  const { role, locked } = cellRole(field, copy, plan.key.includes(field.key))
  const { numberFormat, align, multiline: wrap } = field
  const look = inputLook(role, { numberFormat, align, wrap, indent: 0 }, locked)
  for (let row = firstRow; row < firstRow + rows; row += 1) {
    if (field.formula) sheet.putFormula({ row, column }, formulaText(field.formula, referenceIn(columns, row)), look)
    else sheet.put({ row, column }, null, look)
  }
}

function putRules(
  sheet: DraftSheet,
  { plan, fields, rows, copy }: TableSheet,
  columns: ReadonlyMap<string, number>,
  options: OptionLists,
): void {
  const reference = referenceIn(columns, firstRow)
  const inUse = `COUNTA($A${firstRow}:$${columnLetters(frozenColumns)}${firstRow})>0`
  let priority = 0
  for (const [column, field] of fields.entries()) {
    const range = `${addressOf(firstRow, column)}:${addressOf(headRow + rows, column)}`
    if (field.validation) sheet.rules.push(cellRule(field.validation, range, reference, options))
    // A department fills what it has; only the columns that identify a row are asked for.
    if (copy.department === null || plan.key.includes(field.key)) {
      sheet.formats.push(...cellFormats(field, range, reference, inUse, () => ++priority))
    }
  }
}

/** A few columns go on A4, a ledger on A3. The width of a page is in characters of readable size. */
function paperOf(width: number): NonNullable<SheetDraft['pageSetup']> {
  if (width > 180) return { paperSize: 'a3', orientation: 'landscape' }
  return { paperSize: 'a4', orientation: width > 110 ? 'landscape' : 'portrait' }
}

function finish(sheet: DraftSheet, table: TableSheet, lastRow: number): SheetDraft {
  const { fields, plan, pagesWide } = table
  return sheet.finish({
    rowHeight: 21,
    selected: addressOf(firstRow, 0),
    columns: fields.map((field) => ({ width: columnWidth(field, plan.key) })),
    codes: fields.flatMap((field, column) =>
      field.kind === 'code' ? [`${addressOf(firstRow, column)}:${addressOf(lastRow, column)}`] : [],
    ),
    freezePane: { rows: headRow, columns: frozenColumns },
    view: { showGridLines: false, zoomScale: 100, tabColor: { rgb: '0B6B55' } },
    tables: [
      {
        name: table.tableName,
        range: `${addressOf(headRow, 0)}:${addressOf(lastRow, fields.length - 1)}`,
        columns: fields.map((field) => ({ name: field.heading })),
        style: 'TableStyleLight1',
        showRowStripes: false,
      },
    ],
    // formatCells: Excel counts conditional formats as formatting, and the add-in tints the cells of its findings.
    protection: { sheet: true, autoFilter: true, sort: true, formatCells: true, formatColumns: true, formatRows: true },
    pageSetup: {
      ...paperOf(fields.reduce((sum, field) => sum + columnWidth(field, plan.key), 0) / pagesWide),
      fitToPage: true,
      fitToWidth: pagesWide,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.47, right: 0.47, top: 0.47, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: footer(plan.formVersion),
  })
}
