import type { CellValue } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import { sameCell } from '#core/record/merge.ts'
import type { AnyResult } from '#workbook/any-form.ts'
import { cellOf } from '#workbook/read-result.ts'
import { createLockBook } from '#workbook/row-locks.ts'
import type { BookModel, ChangeSource, ModelChange } from '../book-model.ts'
import { assessmentForm, type FormOf } from '../form-of.ts'
import { type CellChange, type Place, placeKey } from '../host.ts'
import { createListeners } from '../listeners.ts'
import { editRefusal, lockReason } from '../lock.ts'
import { spareLines, spareRows } from '../spare-rows.ts'
import { createEditHistory } from './edit-history.ts'

/** The open workbook's rows with the edits made since it was read or saved. */
export interface SheetModel extends BookModel {
  /** Changes cells as one step that can be undone. Locked cells are left out; the rest is returned. */
  readonly apply: (changes: readonly CellChange[], source: ChangeSource) => readonly CellChange[]
  readonly undo: () => readonly CellChange[]
  readonly redo: () => readonly CellChange[]
  /** Cells that differ from the file, with their present values. */
  readonly edits: () => readonly CellChange[]
  /** The file now holds what the model holds. */
  readonly saved: () => void
}

export function createSheetModel(result: AnyResult, formOf: FormOf = assessmentForm): SheetModel {
  const regions = result.regions.map((region, index) => {
    const read = result.rows.filter((row) => row.region === index)
    return [...read, ...spareRows(region, index, read.at(-1) ?? null)]
  })
  const rows = new Map(regions.flat().map((row) => [row.id, row]))
  const current = new Map<string, Cells>(result.rows.map((row) => [row.id, row.cells]))
  let original: ReadonlyMap<string, Cells> = new Map(current)
  const history = createEditHistory()
  const changed = createListeners<ModelChange>()
  const edited = new Map<string, Place>()

  const value = (place: Place): CellValue | null => current.get(place.row)?.[place.field] ?? null

  const put = (changes: readonly CellChange[]): void => {
    const fresh = new Map<string, Record<string, CellValue>>()
    for (const { form, row, field, value: next } of changes) {
      const cells = fresh.get(row) ?? { ...current.get(row) }
      fresh.set(row, cells)
      if (next === null) delete cells[field]
      else cells[field] = next
      const place = { form, row, field }
      if (sameCell(original.get(row)?.[field], next)) edited.delete(placeKey(place))
      else edited.set(placeKey(place), place)
    }
    for (const [row, cells] of fresh) {
      current.set(row, cells)
      offerMore(row)
    }
  }
  /** There are always some empty lines below the last filled one. */
  const offerMore = (id: string): void => {
    const row = rows.get(id)
    const known = row === undefined ? undefined : regions[row.region]
    const region = row === undefined ? undefined : result.regions[row.region]
    const last = known?.at(-1)
    if (row === undefined || known === undefined || region?.layout !== 'table' || last === undefined) return
    if (last.row - row.row > spareLines / 2) return
    const more = spareRows(region, row.region, last)
    for (const one of more) rows.set(one.id, one)
    regions[row.region] = [...known, ...more]
  }
  const replay = (changes: readonly CellChange[] | undefined): readonly CellChange[] => {
    if (changes === undefined) return []
    put(changes)
    changed.tell({ source: 'user', changes })
    return changes
  }
  const locks = createLockBook(() => result)
  const isOpen = (change: CellChange, source: ChangeSource): boolean => {
    const row = rows.get(change.row)
    if (row === undefined || cellOf(result, row, change.field) === null) return false
    const asked = { result, formOf, locks, value }
    const reason = source === 'user' ? editRefusal(asked, row, change.field) : lockReason(asked, row, change.field)
    return reason === null
  }
  return {
    result,
    formOf,
    rows: (region) => regions[region] ?? [],
    row: (id) => rows.get(id) ?? null,
    cells: (id) => current.get(id) ?? {},
    value,
    apply: (wanted, source) => {
      const changes = wanted.filter((change) => isOpen(change, source) && !sameCell(value(change), change.value))
      if (changes.length === 0) return []
      const before = changes.map((change) => ({ ...change, value: value(change) }))
      put(changes)
      if (source === 'user') history.record({ after: changes, before })
      changed.tell({ source, changes })
      return changes
    },
    undo: () => replay(history.undo()?.before),
    redo: () => replay(history.redo()?.after),
    edits: () => [...edited.values()].map((place) => ({ ...place, value: value(place) })),
    saved: () => {
      original = new Map(current)
      edited.clear()
    },
    locks,
    changed,
  }
}
