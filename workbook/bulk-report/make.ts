import { strToU8 } from 'fflate'
import { fieldEntries } from '#core/form/form.ts'
import { type FormId, formById, formIds } from '#core/forms/catalogue.ts'
import { addressOf } from '../address.ts'
import { type CellChange, changeCells, lookAt } from '../hand-out/cells.ts'
import { CellLooks } from '../hand-out/looks.ts'
import { loadWorkbook } from '../load.ts'
import { type FormFound, locateForms } from '../locate/forms.ts'
import type { RepairedRow } from '../meta.ts'
import { metaOfParts, setMeta } from '../meta-parts.ts'
import { layoutOf, partText } from '../package/layout.ts'
import { type Parts, readParts, writeParts } from '../package/parts.ts'
import { type Edit, patchParts } from '../patch.ts'
import { sheetValue } from '../sheet-value.ts'
import { addComments, type CellComment } from './comments.ts'
import type { BulkReport, RepairRow } from './content.ts'
import { endTableAt } from './end-table.ts'
import { putFront } from './front-sheets.ts'
import { type ReportLooks, reportSheetXml } from './report-sheet.ts'

const stylesPath = 'xl/styles.xml'
/** Grounds of a cell that has to be corrected, and of one to be explained. */
const tints = { error: 'F7C4BE', warning: 'FFE3A6' } as const
/** Cells of 填表说明 whose looks the report takes. */
const guide = { sheet: '填表说明', title: 'A1', note: 'A2', head: 'A10', text: 'C11' } as const

/** A firm or parcel that was forgotten may be added below. */
const fewestRows = 20

type TableFound = FormFound & { readonly layout: 'table' }

/**
 * The report of a run on the template of 街镇台账: what is read comes first, then the rows to be fixed in the tables of
 * the ledger, faulty cells tinted and with a note. Sent again, the file merges by the revisions in its meta.
 * @throws RangeError when it is not our blank 街镇台账
 */
export async function makeBulkReport(template: Uint8Array, report: BulkReport): Promise<Uint8Array> {
  const parts = readParts(template)
  const meta = metaOfParts(parts)
  const loaded = await loadWorkbook(template, [...parts.keys()])
  const tables = locateForms(loaded.grids, loaded.names).filter((one): one is TableFound => one.layout === 'table')
  if (meta === null || tables.length !== formIds.length) throw new RangeError('not the template of 街镇台账')
  const looks = new CellLooks(partText(parts, stylesPath) ?? '')
  const repaired: RepairedRow[] = []
  for (const table of tables) {
    const rows = report.rows.filter(({ form }) => form === table.form)
    const ready = loaded.names.find(({ name, sheet }) => name === 'f_parcelCode' && sheet === table.grid.name)
    putRows(parts, table, rows, ready?.area.last.row ?? table.table.headingRow, looks)
    for (const [index, { line, form }] of rows.entries()) {
      if (line !== null) repaired.push({ form, row: table.table.headingRow + 1 + index, line })
    }
  }
  const sheetLooks = reportLooks(parts, looks)
  unselect(parts)
  putFront(
    parts,
    report.sheets.map((sheet, index) => ({ name: sheet.name, xml: reportSheetXml(sheet, sheetLooks, index === 0) })),
  )
  parts.set(stylesPath, strToU8(looks.toXml()))
  const { cycle, revisions, handOut, run } = report
  const known = { ...meta, cycle, revisions, repair: { run, rows: repaired } }
  setMeta(parts, handOut === null ? known : { ...known, handOut })
  return writeParts(parts)
}

function putRows(parts: Parts, found: TableFound, rows: readonly RepairRow[], ready: number, looks: CellLooks): void {
  const { grid, table } = found
  const { headingRow, columns } = table
  const path = layoutOf(parts).sheets.find((sheet) => sheet.name === grid.name)?.path ?? ''
  endTableAt(parts, { name: grid.name, path }, ready, headingRow + Math.max(rows.length, fewestRows))
  patchParts(
    parts,
    rows.flatMap((row, index) => rowEdits(row, headingRow + 1 + index, found, headingRow + 1 + index > ready)),
  )
  const changes = new Map<string, CellChange>()
  const comments: CellComment[] = []
  for (const [index, { form, marks }] of rows.entries()) {
    for (const { column, text, isWarning } of cellMarks(form, marks, columns)) {
      const row = headingRow + 1 + index
      const rgb = isWarning ? tints.warning : tints.error
      changes.set(addressOf(row, column), { look: (present) => looks.tinted(present, rgb) })
      comments.push({ row, column, text })
    }
  }
  parts.set(path, strToU8(changeCells(partText(parts, path) ?? '', changes)))
  addComments(parts, path, comments)
}

/** Cells of a row; those of a row that was not made ready all of them, with the look of the first. */
function rowEdits(
  { form, cells }: RepairRow,
  row: number,
  { grid, table }: TableFound,
  isNew: boolean,
): readonly Edit[] {
  return fieldEntries(formById(form)).flatMap(([key, field]) => {
    const column = table.columns.get(key)
    if (column === undefined || field.kind === 'calculated') return []
    const value = sheetValue(field, cells[key])
    if (value === null && !isNew) return []
    const styleLike = addressOf(table.headingRow + 1, column)
    return [{ sheet: grid.name, cell: addressOf(row, column), value, styleLike }]
  })
}

/** What is said at a cell, together; what has no cell of its own at the first one. */
function cellMarks(form: FormId, marks: RepairRow['marks'], columns: ReadonlyMap<string, number>) {
  const found = new Map<number, { readonly texts: string[]; isWarning: boolean }>()
  for (const { field, text, isWarning } of marks) {
    const declared = formById(form).fields[field]
    const column = declared === undefined || declared.kind === 'calculated' ? undefined : columns.get(field)
    const at = column ?? columns.get('parcelCode') ?? 0
    const cell = found.get(at) ?? { texts: [], isWarning: true }
    cell.texts.push(text)
    cell.isWarning &&= isWarning
    found.set(at, cell)
  }
  return [...found].map(([column, { texts, isWarning }]) => ({ column, isWarning, text: texts.join('\n') }))
}

function reportLooks(parts: Parts, looks: CellLooks): ReportLooks {
  const path = layoutOf(parts).sheets.find((sheet) => sheet.name === guide.sheet)?.path ?? ''
  const xml = partText(parts, path) ?? ''
  const text = looks.plain(lookAt(xml, guide.text))
  return {
    title: lookAt(xml, guide.title),
    note: lookAt(xml, guide.note),
    head: lookAt(xml, guide.head),
    text,
    figure: looks.alignedRight(text),
  }
}

/** The report's first sheet is the one that is shown. */
function unselect(parts: Parts): void {
  for (const { path } of layoutOf(parts).sheets) {
    const xml = partText(parts, path)
    if (xml?.includes(' tabSelected="1"') === true) parts.set(path, strToU8(xml.replace(' tabSelected="1"', '')))
  }
}
