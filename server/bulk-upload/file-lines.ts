import {
  type CellOfField,
  cellText,
  conflictItem,
  findingItem,
  type LineItem,
  labelIn,
  refusalItem,
  sortedItems,
} from '#core/bulk-upload/line-item.ts'
import { lineOutcomeOf } from '#core/bulk-upload/line-outcome.ts'
import { checkFields } from '#core/checks/check-fields.ts'
import type { AnyFinding } from '#core/error/finding.ts'
import type { Cells } from '#core/form/form.ts'
import { formById } from '#core/forms/catalogue.ts'
import { keyText } from '#core/record/key.ts'
import { cellOf, fieldsSeen, type ReadResult, type WorkbookRow } from '#workbook/read-result.ts'
import type { StateNow } from '../actions/upload/state-now.ts'
import { isKeyed, keyOf, type StoredRow } from '../actions/upload/store-workbook.ts'
import type { UploadFileTable } from '../db/bulk-upload-tables.ts'
import { textOrNull } from '../rows/state.ts'
import type { FileLine } from './file-line.ts'
import { type KeptCells, toldText } from './told-line.ts'

export interface LinesAbout {
  readonly read: ReadResult
  /** The rows of the file as they stand after it. */
  readonly now: StateNow
  /** Rows the file has written, by form and key. */
  readonly written: ReadonlySet<string>
  readonly today: string
}

export interface MadeLine {
  readonly line: FileLine
  readonly items: readonly LineItem[]
}

/** Every row of a file with its outcome and all that is said of it, in the order of the workbook. */
export function fileLines(
  { district, run }: Pick<UploadFileTable, 'district' | 'run'>,
  rows: readonly StoredRow[],
  about: LinesAbout,
): readonly MadeLine[] {
  const towns = townsOf(about.read)
  return rows.map((stored, index) => {
    const { row, outcome, baseRevision } = stored
    const key = isKeyed(row) ? keyText(keyOf(row)) : null
    const items = sortedItems(itemsOf(stored, key, about))
    const of = (level: LineItem['level']): number => items.filter((item) => item.level === level).length
    const isRefused = outcome.outcome === 'refused'
    const name = textOrNull(row.cells[row.form === 'enterprise-information' ? 'firmName' : 'parcelName'])
    const line: FileLine = {
      district,
      run,
      number: index + 1,
      form: row.form,
      sheet: row.sheet,
      row_number: row.row,
      row_key: key,
      parcel_code: row.parcelCode,
      uscc: row.uscc,
      name,
      town_code: about.now.rows.get(key ?? '')?.townCode ?? towns(row.parcelCode),
      outcome: lineOutcomeOf(outcome.outcome, key !== null && about.written.has(writtenKey(row.form, key))),
      base_revision: baseRevision,
      answers: answeredLine(about.read, row),
      has_conflict: of('conflict') > 0 ? 1 : 0,
      errors: of('error'),
      warnings: of('warning'),
      infos: of('info'),
      search: [row.parcelCode, row.uscc, name].filter(Boolean).join(' ').toLowerCase(),
      line_told: toldText(isRefused ? { items, cells: keptCells(about.read, row) } : { items }),
    }
    return { line, items }
  })
}

export function writtenKey(form: string, key: string): string {
  return `${form} ${key}`
}

/** 街镇 of a parcel as the file says it; null where it does not. */
function townsOf(read: ReadResult): (parcelCode: string | null) => string | null {
  const towns = new Map<string, string | null>()
  for (const { form, parcelCode, cells } of read.rows) {
    if (form === 'parcel-self-assessment' && parcelCode !== null) towns.set(parcelCode, textOrNull(cells.townCode))
  }
  return (parcelCode) => (parcelCode === null ? null : (towns.get(parcelCode) ?? null))
}

function answeredLine({ meta }: ReadResult, { form, row }: WorkbookRow): string | null {
  return meta?.repair?.rows.find((one) => one.form === form && one.row === row)?.line ?? null
}

function keptCells(read: ReadResult, row: WorkbookRow): KeptCells {
  return Object.fromEntries(fieldsSeen(read, row).map((field) => [field, row.cells[field] ?? null]))
}

function itemsOf(stored: StoredRow, key: string | null, { read, now, today }: LinesAbout): readonly LineItem[] {
  const { row, outcome } = stored
  const place: CellOfField = (field) => cellOf(read, row, field)
  if (outcome.outcome === 'refused') {
    return [...refusals(stored, place), ...cellFindings(row, today).map((finding) => findingItem(finding, place))]
  }
  return [
    ...outcome.conflicts.map((conflict) => conflictItem(row.form, conflict, place)),
    ...(now.findings.get(key ?? '') ?? []).map((finding) => findingItem(finding, place)),
  ]
}

/** Of a row that was not stored: what its cells lack by themselves. */
function cellFindings({ id, form, cells }: WorkbookRow, today: string): readonly AnyFinding[] {
  const context = { today, step: 'fill', ...yearOf(cells) } as const
  return checkFields(formById(form), { id, cells }, context)
}

function yearOf({ assessYear }: Cells): { readonly assessYear?: number } {
  return typeof assessYear === 'number' ? { assessYear } : {}
}

function refusals({ row, outcome, locked }: StoredRow, place: CellOfField): readonly LineItem[] {
  const { code, message } = outcome.refusal ?? { code: '', message: '' }
  const fields = locked.length > 0 ? locked : code === 'row-key-missing' ? [missingKey(row)] : [null]
  return fields.map((field) => {
    if (field === null) return refusalItem(code, message, null, '')
    const found = cellText(row.cells[field] ?? null)
    return { ...refusalItem(code, message, field, labelIn(row.form, field)), cell: place(field), found }
  })
}

function missingKey({ parcelCode, cycle }: WorkbookRow): string {
  return parcelCode === null ? 'parcelCode' : cycle === null ? 'assessYear' : 'uscc'
}
