import { readRow } from '#core/form/clean.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Cells, Form, Values } from '#core/form/form.ts'
import { type EnterpriseValues, enterpriseForm } from '#core/forms/enterprise-information.ts'
import { type ParcelValues, parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { keyText } from '#core/record/key.ts'
import { sameCell } from '#core/record/merge.ts'
import { groupByParcel } from '#core/subject/group.ts'
import type { ParcelSubject, Row } from '#core/subject/subject.ts'
import { type AnyResult, type AnyRow, isOfAssessment } from '#workbook/any-form.ts'
import { cycleOf, rowKey } from '#workbook/row-key.ts'
import { createLockBook, type LockBook } from '#workbook/row-locks.ts'
import type { Change, LeftOut } from './protocol.ts'

/** The open workbook as the worker knows it: as read, with the edits told since. */
export interface Book {
  readonly result: AnyResult
  /** The workbook was read again: answers what differs. Rows that did not change keep what was computed for them. */
  readonly reload: (result: AnyResult) => BookDifference
  readonly row: (id: string) => AnyRow | null
  readonly cells: (id: string) => Cells
  /** @param added rows the workbook did not have: lines below the last one that are being filled */
  readonly edit: (changes: readonly Change[], added: readonly AnyRow[]) => void
  /** Parcels with their firms, in the order of the sheets; rows whose every cell is blank are no rows. */
  readonly subjects: (today: string) => readonly ParcelSubject[]
  readonly rowCount: () => number
  /** These rows, and the firms of these parcels, are no part of the subjects from now on; they stay as they are. */
  readonly leaveOut: (rows: readonly LeftOut[]) => void
  /** What the cells of the row that were handed out locked held then. */
  readonly locked: (id: string) => Cells
  readonly locks: LockBook
  /** Counts the edits: what rests on an older state is to be computed again. */
  readonly version: () => number
  /** The cells of the parcel's own row, none when it is not listed. */
  readonly parcelCells: (parcelCode: string) => Cells
}

export interface BookDifference {
  /** Rows that are new or have other cells. */
  readonly rows: readonly AnyRow[]
  readonly changes: readonly Change[]
  readonly removed: readonly string[]
}

export function createBook(first: AnyResult): Book {
  let result = first
  const rows = new Map(result.rows.map((row) => [row.id, row]))
  const cells = new Map<string, Cells>(result.rows.map((row) => [row.id, row.cells]))
  const read = new Map<string, Row<unknown>>()
  let subjects: readonly ParcelSubject[] | null = null
  let listed: ReadonlyMap<string, Cells> = new Map()
  let day = ''
  let version = 0
  let leftOut: ReadonlySet<string> = new Set()
  const locks = createLockBook(() => result)

  const readable = <F extends Form>(form: F, { id }: AnyRow, today: string): Row<Values<F>> => {
    const known = read.get(id)
    // The rows of one form are only ever read by its own fields, so what is kept under the id has its values.
    if (known !== undefined) return known as Row<Values<F>>
    const fresh = readRow(form, id, cells.get(id) ?? {}, { today })
    read.set(id, fresh)
    return fresh
  }
  const isLeftOut = (row: AnyRow): boolean => {
    if (leftOut.size === 0 || !isOfAssessment(row)) return false
    const key = rowKey(result, row, cells.get(row.id) ?? {})
    if (key === null) return false
    const { cycle, parcelCode } = key
    const parcel = keyText({ form: 'parcel-self-assessment', cycle, parcelCode })
    return (
      leftOut.has(nameOf({ form: row.form, key: keyText(key) })) ||
      leftOut.has(nameOf({ form: 'parcel-self-assessment', key: parcel }))
    )
  }
  /** Rows of the assessment: a 申请表 is judged by itself. */
  const filled = (): readonly AnyRow[] =>
    [...rows.values()].filter((row) => isOfAssessment(row) && !isBlank(cells.get(row.id)) && !isLeftOut(row))
  const group = (today: string): readonly ParcelSubject[] => {
    const parcels: Row<ParcelValues>[] = []
    const firms: Row<EnterpriseValues>[] = []
    for (const row of filled()) {
      if (row.form === 'parcel-self-assessment') parcels.push(readable(parcelForm, row, today))
      else firms.push(readable(enterpriseForm, row, today))
    }
    return groupByParcel(cycleOf(result) ?? '', parcels, firms)
  }
  return {
    get result() {
      return result
    },
    reload: (next) => {
      const difference = differenceOf(next.rows, rows, cells)
      const same = new Map(cells)
      rows.clear()
      cells.clear()
      for (const row of next.rows) {
        rows.set(row.id, row)
        cells.set(row.id, row.cells)
      }
      for (const row of difference.rows) read.delete(row.id)
      for (const id of difference.removed) read.delete(id)
      const changed = new Set(difference.rows.map((row) => row.id))
      for (const id of rows.keys()) if (!changed.has(id)) cells.set(id, same.get(id) ?? {})
      result = next
      subjects = null
      version += 1
      return difference
    },
    row: (id) => rows.get(id) ?? null,
    cells: (id) => cells.get(id) ?? {},
    edit: (changes, added) => {
      for (const row of added) if (!rows.has(row.id)) rows.set(row.id, row)
      for (const change of changes) cells.set(change.row, withChange(cells.get(change.row) ?? {}, change))
      for (const change of changes) read.delete(change.row)
      subjects = null
      version += 1
    },
    subjects: (today) => {
      if (day !== today) read.clear()
      if (subjects === null || day !== today) {
        subjects = group(today)
        listed = new Map(
          subjects.flatMap(({ parcelCode, parcel }) => (parcel === null ? [] : [[parcelCode, parcel.cells]])),
        )
      }
      day = today
      return subjects
    },
    rowCount: () => filled().length,
    leaveOut: (gone) => {
      leftOut = new Set(gone.map(nameOf))
      subjects = null
      version += 1
    },
    locked: (id) => {
      const row = rows.get(id)
      return row === undefined ? {} : locks.of(row)
    },
    locks,
    version: () => version,
    parcelCells: (parcelCode) => listed.get(parcelCode) ?? {},
  }
}

function nameOf({ form, key }: LeftOut): string {
  return `${form}/${key}`
}

/** Against what was read or edited before. A line that was filled and is now blank is a removed row. */
function differenceOf(
  now: readonly AnyRow[],
  rows: ReadonlyMap<string, AnyRow>,
  cells: ReadonlyMap<string, Cells>,
): BookDifference {
  const changed: AnyRow[] = []
  const changes: Change[] = []
  const present = new Set(now.map((row) => row.id))
  for (const row of now) {
    const fresh = changesOf(row, cells.get(row.id) ?? {}, row.cells)
    if (fresh.length === 0 && rows.get(row.id)?.form === row.form) continue
    changed.push(row)
    changes.push(...fresh)
  }
  const removed = [...rows.values()].filter((row) => !present.has(row.id))
  for (const row of removed) changes.push(...changesOf(row, cells.get(row.id) ?? {}, {}))
  return { rows: changed, changes, removed: removed.map((row) => row.id) }
}

function changesOf({ form, id }: AnyRow, before: Cells, after: Cells): readonly Change[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields].flatMap((field) => {
    const value = after[field] ?? null
    return sameCell(before[field], value) ? [] : [{ form, row: id, field, value }]
  })
}

function isBlank(cells: Cells | undefined): boolean {
  return cells === undefined || Object.keys(cells).length === 0
}

function withChange(cells: Cells, { field, value }: Change): Cells {
  const next: Record<string, CellValue> = { ...cells }
  if (value === null) delete next[field]
  else next[field] = value
  return next
}
