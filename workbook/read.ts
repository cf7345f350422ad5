import type { Cells } from '#core/form/form.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import { workbookForm } from '#core/forms/workbook-form.ts'
import { applicationFormId, type WorkbookFormId } from '#core/forms/workbook-form-id.ts'
import { cycleOfCells, cycleOfParcels, cycleOfWorkbook } from './cycle.ts'
import { type Grid, isBlank, type LoadedWorkbook, percentsOf, type ShownAsPercent, valueAt } from './grid.ts'
import { loadWorkbook } from './load.ts'
import { type FormFound, locateForms, tableEnd } from './locate/forms.ts'
import type { WorkbookMeta } from './meta.ts'
import { metaOfGrids } from './meta-of-grids.ts'
import { isMetaPart, metaOfParts } from './meta-parts.ts'
import { newestMeta } from './newest-meta.ts'
import { packageNotices, tableNotices } from './notices.ts'
import { inspectPackage, type PackageLimits } from './package/inspect.ts'
import { readParts } from './package/parts.ts'
import { askedFields, readCells, textOf } from './read-cells.ts'
import type { ReadNotice, ReadResult, Region, SheetSeen, WorkbookRow } from './read-result.ts'
import { readTable } from './read-table.ts'
import { refuse } from './refuse.ts'
import { reportMark } from './report-mark.ts'
import { refuseOtherVersions } from './template-version.ts'

export interface ReadOptions {
  readonly limits?: PackageLimits
  /** Rows of one form, 60,000 unless told. */
  readonly rowLimit?: number
}

const defaultRowLimit = 60_000

/**
 * Reads a filled workbook: ours, re-saved by another program, or written by another program with our headings. Forms
 * are found by their headings and defined names, never by sheet name or address; blank rows are passed over; what does
 * not parse is kept as raw. On a server call it behind the guard and in a child process.
 *
 * Problems (thrown as ProblemError): those of inspectPackage, workbook-damaged, workbook-chart-sheet, workbook-no-form,
 * workbook-too-many-rows, template-outdated, template-newer.
 */
export function readWorkbook(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadResult> {
  return readPackage(bytes, options, readLoaded)
}

/** The same for whatever form of ours it holds, the 申请表 of a 优质项目 among them. */
export function readAnyWorkbook(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadResult<WorkbookFormId>> {
  return readPackage(bytes, options, readAnyLoaded)
}

type Loader<Id extends string> = (
  loaded: LoadedWorkbook,
  stated: WorkbookMeta | null,
  options: ReadOptions,
) => ReadResult<Id>

async function readPackage<Id extends string>(
  bytes: Uint8Array,
  options: ReadOptions,
  read: Loader<Id>,
): Promise<ReadResult<Id>> {
  const parts = inspectPackage(bytes, options.limits)
  const stated = metaOfParts(readParts(bytes, isMetaPart))
  if (stated) refuseOtherVersions(stated)
  const loaded = await loadWorkbook(
    bytes,
    parts.map((part) => part.name),
  )
  const result = read(loaded, stated, options)
  const far = loaded.rowsRead === null ? [] : [{ code: 'far-rows', rowsRead: loaded.rowsRead } as const]
  return { ...result, notices: [...packageNotices(parts), ...far, ...result.notices] }
}

/**
 * The same from values that are already here: those of a workbook that is open in a spreadsheet program.
 * @param stated what its custom XML part says, null without one; the meta sheet may know more
 *
 * Problems (thrown as ProblemError): workbook-no-form, workbook-too-many-rows, template-outdated, template-newer.
 */
export function readLoaded(
  loaded: LoadedWorkbook,
  stated: WorkbookMeta | null,
  options: Pick<ReadOptions, 'rowLimit'> = {},
): ReadResult {
  return readForms(loaded, stated, options, isOfAssessment)
}

/** The same for whatever form of ours it holds, the 申请表 of a 优质项目 among them. */
export function readAnyLoaded(
  loaded: LoadedWorkbook,
  stated: WorkbookMeta | null,
  options: Pick<ReadOptions, 'rowLimit'> = {},
): ReadResult<WorkbookFormId> {
  return readForms(loaded, stated, options, (_one): _one is FormFound => true)
}

function isOfAssessment(one: FormFound): one is FormFound<FormId> {
  return one.form !== applicationFormId
}

function readForms<Id extends WorkbookFormId>(
  loaded: LoadedWorkbook,
  stated: WorkbookMeta | null,
  options: Pick<ReadOptions, 'rowLimit'>,
  isWanted: (one: FormFound) => one is FormFound<Id>,
): ReadResult<Id> {
  const meta = newestMeta(stated, metaOfGrids(loaded.grids))
  if (meta) refuseOtherVersions(meta)
  const reports = new Set(loaded.names.flatMap(({ name, sheet }) => (name === reportMark ? [sheet] : [])))
  const filled = loaded.grids.filter((grid) => !reports.has(grid.name))
  const found = locateForms(filled, loaded.names).filter(isWanted)
  if (found.length === 0) throw refuse('workbook-no-form', {})
  const read = found.map((one, region) => readRegion(one, region, found, loaded, meta))
  const rows = withCycles(
    read.flatMap((one) => one.rows),
    cycleOfWorkbook(loaded.grids, loaded.names, meta),
  )
  refuseTooMany(rows, options.rowLimit ?? defaultRowLimit)
  return {
    meta,
    sheets: loaded.grids.map((grid) => sheetSeen(grid, found)),
    regions: read.map((one) => one.region),
    rows,
    notices: [...sheetNotices(filled, found), ...read.flatMap((one) => one.notices)],
  }
}

interface RegionRead<Id extends string> {
  readonly region: Region<Id>
  readonly rows: readonly WorkbookRow<Id>[]
  readonly notices: readonly ReadNotice[]
}

function readRegion<Id extends WorkbookFormId>(
  found: FormFound<Id>,
  region: number,
  all: readonly FormFound<Id>[],
  { is1904 }: LoadedWorkbook,
  meta: WorkbookMeta | null,
): RegionRead<Id> {
  const form = workbookForm(found.form)
  const { grid } = found
  const base = { sheet: grid.name, form: found.form }
  if (found.layout === 'table') {
    const read = readTable(grid, form, found.table, tableEnd(all, grid, found.table), is1904)
    return {
      region: {
        ...base,
        layout: 'table',
        headingRow: found.table.headingRow,
        columns: Object.fromEntries(found.table.columns),
        fieldRows: {},
      },
      rows: read.rows.map((one) => rowOf(found, region, one.row, one.cells)),
      notices: tableNotices(grid, form, found.table, read, meta?.template !== 'department'),
    }
  }
  const places = [...found.paper]
  const values = places.map(([, place]) => valueAt(grid, place.row, place.column))
  const asked = askedFields(
    form,
    places.map(([key], index) => [key, index]),
  )
  const isPercent: ShownAsPercent = (index) => {
    const place = places[index]?.[1]
    return place !== undefined && percentsOf(grid, place.row)(place.column)
  }
  const cells = readCells(values, asked, is1904, isPercent)
  const row = found.paper.get(form.key[0] ?? '')?.row ?? 1
  return {
    region: {
      ...base,
      layout: 'paper',
      headingRow: 0,
      columns: Object.fromEntries(places.map(([key, place]) => [key, place.column])),
      fieldRows: Object.fromEntries(places.map(([key, place]) => [key, place.row])),
    },
    rows: cells === null ? [] : [rowOf(found, region, row, cells)],
    notices: [],
  }
}

function rowOf<Id extends string>(found: FormFound<Id>, region: number, row: number, cells: Cells): WorkbookRow<Id> {
  const sheet = found.grid.name
  return {
    id: `${sheet}!${row}`,
    sheet,
    row,
    region,
    form: found.form,
    cycle: cycleOfCells(cells),
    parcelCode: textOf(cells, 'parcelCode'),
    uscc: found.form === 'enterprise-information' ? textOf(cells, 'uscc') : null,
    cells,
  }
}

/** Firms have no year of their own; parcels may lack the column in a department's file. */
function withCycles<Id extends WorkbookFormId>(
  rows: readonly WorkbookRow<Id>[],
  workbookCycle: string | null,
): readonly WorkbookRow<Id>[] {
  const parcels = rows.filter((row) => row.form === 'parcel-self-assessment')
  const cycleOf = cycleOfParcels(parcels, workbookCycle)
  return rows.map((row) => {
    if (row.form === 'enterprise-information') return { ...row, cycle: cycleOf(row.parcelCode) }
    const isParcel = row.form === 'parcel-self-assessment'
    return isParcel && row.cells.assessYear === undefined ? { ...row, cycle: workbookCycle } : row
  })
}

function refuseTooMany(rows: readonly { readonly form: string }[], limit: number): void {
  const counts = new Map<string, number>()
  for (const { form } of rows) counts.set(form, (counts.get(form) ?? 0) + 1)
  if ([...counts.values()].some((count) => count > limit)) throw refuse('workbook-too-many-rows', { limit })
}

function sheetSeen<Id extends string>(grid: Grid, found: readonly FormFound<Id>[]): SheetSeen<Id> {
  const forms = found.filter((one) => one.grid === grid).map((one) => one.form)
  return { name: grid.name, hidden: grid.hidden, forms }
}

/** Hidden sheets that were read, and visible ones that were not: our own 填表说明 apart. */
function sheetNotices(grids: readonly Grid[], found: readonly { readonly grid: Grid }[]): readonly ReadNotice[] {
  return grids.flatMap((grid): ReadNotice[] => {
    const used = found.some((one) => one.grid === grid)
    if (used && grid.hidden) return [{ code: 'hidden-sheet', sheet: grid.name }]
    const blank = grid.rows.every((row) => row.every(isBlank))
    const explains = String(valueAt(grid, 1, 0) ?? '').includes('填表说明')
    return used || grid.hidden || blank || explains ? [] : [{ code: 'other-sheet', sheet: grid.name }]
  })
}
