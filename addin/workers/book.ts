import { groupByParcel } from '#core/checks/group.ts'
import type { ParcelSubject, Row } from '#core/checks/subject.ts'
import { readableValues } from '#core/form/clean.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import { type EnterpriseValues, enterpriseForm } from '#core/forms/enterprise-information.ts'
import { type ParcelValues, parcelForm } from '#core/forms/parcel-self-assessment.ts'
import type { ReadResult, WorkbookRow } from '#workbook/read-result.ts'
import type { Change } from './protocol.ts'

/** The open workbook as the worker knows it: as read, with the edits told since. */
export interface Book {
  readonly bytes: () => Uint8Array
  readonly result: ReadResult
  readonly row: (id: string) => WorkbookRow | null
  readonly cells: (id: string) => Cells
  readonly edit: (changes: readonly Change[]) => void
  /** Parcels with their firms, in the order of the sheets. */
  readonly subjects: (today: string) => readonly ParcelSubject[]
  /** Every edit since the workbook was read, for scores that rest on an older state. */
  readonly version: () => number
}

export function createBook(bytes: Uint8Array, result: ReadResult): Book {
  const rows = new Map(result.rows.map((row) => [row.id, row]))
  const cells = new Map<string, Cells>(result.rows.map((row) => [row.id, row.cells]))
  const checked = new Map<string, Row<unknown>>()
  let subjects: readonly ParcelSubject[] | null = null
  let day = ''
  let version = 0

  const readable = <Values>(row: WorkbookRow, read: (cells: Cells) => Values): Row<Values> => {
    const known = checked.get(row.id)
    // Only rows of one form are asked for with one reader, so what is kept under the id has its values.
    if (known !== undefined) return known as Row<Values>
    const fresh = { id: row.id, cells: cells.get(row.id) ?? {}, values: read(cells.get(row.id) ?? {}) }
    checked.set(row.id, fresh)
    return fresh
  }
  const group = (today: string): readonly ParcelSubject[] => {
    const parcels: Row<ParcelValues>[] = []
    const firms: Row<EnterpriseValues>[] = []
    for (const row of result.rows) {
      if (row.form === 'parcel-self-assessment') {
        parcels.push(readable(row, (held) => readableValues(parcelForm, held, { today })))
      } else firms.push(readable(row, (held) => readableValues(enterpriseForm, held, { today })))
    }
    return groupByParcel(cycleOf(result), parcels, firms)
  }
  return {
    bytes: () => bytes,
    result,
    row: (id) => rows.get(id) ?? null,
    cells: (id) => cells.get(id) ?? {},
    edit: (changes) => {
      for (const change of changes) cells.set(change.row, withChange(cells.get(change.row) ?? {}, change))
      for (const change of changes) checked.delete(change.row)
      subjects = null
      version += 1
    },
    subjects: (today) => {
      if (day !== today) checked.clear()
      if (subjects === null || day !== today) subjects = group(today)
      day = today
      return subjects
    },
    version: () => version,
  }
}

function withChange(cells: Cells, { field, value }: Change): Cells {
  const next: Record<string, CellValue> = { ...cells }
  if (value === null) delete next[field]
  else next[field] = value
  return next
}

/** The year the workbook was issued for, else that of its first row; '' when nothing says. */
export function cycleOf(result: ReadResult): string {
  return result.meta?.cycle ?? result.rows.find((row) => row.cycle !== null)?.cycle ?? ''
}
