import type { Viewer } from '#core/access/mask.ts'
import { maskedPersonal, personalFields } from '#core/access/personal.ts'
import { readableValues } from '#core/form/clean.ts'
import { derivedValues } from '#core/form/derive.ts'
import { type Cells, fieldEntries } from '#core/form/form.ts'
import { toSheet } from '#core/form/to-sheet.ts'
import { type FormId, formById, formIds } from '#core/forms/catalogue.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { metaSheetName, metaToRows, type RowRevision, revisionRow } from '#workbook/meta.ts'
import { sheetValue } from '#workbook/sheet-value.ts'
import { streamWorkbook, type Table, type TableRow } from '#workbook/write.ts'
import type { Database } from '../db/database.ts'
import { type LedgerFilter, ledgerRows } from '../db/ledger.ts'
import type { RowState } from '../rows/state.ts'
import { fromTable } from '../rows/table.ts'
import { visibleCells } from '../rows/view.ts'

const rowsPerRead = 400

/** Who reads the ledger, and how contacts are shown to them. */
export interface LedgerReader extends Viewer {
  readonly contacts: 'masked' | 'full'
}

/**
 * The ledger of a year as two sheets with the headings of 街镇台账, so that it reads back as one, and the revision of each
 * row as it was read, so that a ledger that comes back after weeks is merged by what it was made from. Read a piece at a
 * time while it is sent: of a row nothing but its revision stays in memory.
 */
export function ledgerWorkbook(
  database: Database,
  filter: LedgerFilter,
  viewer: LedgerReader,
  lines: readonly string[],
): AsyncIterable<Uint8Array> {
  const revisions: RowRevision[] = []
  const sheets = formIds.map((form) => sheetOf(database, filter, viewer, form, lines, revisions))
  return streamWorkbook([...sheets, metaSheet(filter.cycle, revisions)])
}

/** Comes last: by then every row has been read. */
function metaSheet(cycle: string, revisions: readonly RowRevision[]): Table {
  const forms = formIds.map((id) => ({ id, version: formById(id).version }))
  const meta = { template: 'ledger', department: null, forms, cycle, parcelCode: null } as const
  const [head = [], ...rest] = metaToRows({ ...meta, revisions: [] })
  async function* rows(): AsyncGenerator<TableRow, void> {
    yield* rest
    for (const row of revisions) yield revisionRow(row)
  }
  const columns = ['', '', '', ''].map((blank, index) => ({ heading: head[index] ?? blank }))
  return { sheet: metaSheetName, hidden: true, columns, rows: rows() }
}

function sheetOf(
  database: Database,
  filter: LedgerFilter,
  viewer: LedgerReader,
  form: FormId,
  lines: readonly string[],
  revisions: RowRevision[],
): Table {
  const plan = toSheet(formById(form))
  return {
    sheet: plan.title,
    title: `汇总台账：${plan.title}`,
    lines: [proposedFormNotice, ...lines],
    frozenColumns: plan.key.length,
    columns: plan.fields.map(({ heading, width, numberFormat, align }) => ({ heading, width, numberFormat, align })),
    rows: rowsOf(database, filter, viewer, form, revisions),
  }
}

async function* rowsOf(
  database: Database,
  filter: LedgerFilter,
  viewer: LedgerReader,
  form: FormId,
  revisions: RowRevision[],
): AsyncGenerator<TableRow, void> {
  const entries = fieldEntries(formById(form))
  let after = ''
  for (;;) {
    const page = await database.read((db) => ledgerRows(db, filter, form, after, rowsPerRead))
    for (const row of page) {
      const cells = shownCells(fromTable(row), viewer)
      revisions.push({ form, key: row.row_key, revision: row.revision })
      yield entries.map(([key, field]) =>
        field.kind === 'calculated' ? scalarOrNull(cells[key]) : sheetValue(field, cells[key]),
      )
    }
    const last = page.at(-1)
    if (last === undefined || page.length < rowsPerRead) return
    after = last.row_key
  }
}

/** The cells a reader may see, with the calculated ones as values: an export has no formulas. */
function shownCells(row: RowState, viewer: LedgerReader): Cells {
  const form = formById(row.key.form)
  const cells = { ...visibleCells(row, viewer), ...(viewer.contacts === 'full' ? {} : maskedContacts(row)) }
  const values = readableValues(form, cells, { today: row.updatedAt.slice(0, 10) })
  return { ...cells, ...derivedValues(form, values) }
}

/** Everyone sees whom a parcel has: 138****1234. */
function maskedContacts({ key, effective }: RowState): Cells {
  const { fields } = formById(key.form)
  return Object.fromEntries(
    personalFields[key.form].flatMap((name) => {
      const field = fields[name]
      const value = effective[name]
      return field === undefined || value === undefined ? [] : [[name, maskedPersonal(field, value)]]
    }),
  )
}

function scalarOrNull(value: Cells[string] | undefined): string | number | boolean | null {
  return value === undefined || typeof value === 'object' ? null : value
}
