import type { CellValue } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import type { AnyResult, AnyRow } from '#workbook/any-form.ts'
import { createLockBook } from '#workbook/row-locks.ts'
import type { ReadUpdate } from '../../workers/protocol.ts'
import type { BookModel, ModelChange } from '../book-model.ts'
import { assessmentForm, type FormOf } from '../form-of.ts'
import type { CellChange } from '../host.ts'
import { createListeners } from '../listeners.ts'
import { spareLines, spareRows } from '../spare-rows.ts'

/** What the sheets said when they were last read, with what the pane has written since. */
export interface Mirror extends BookModel {
  /** Takes in a new reading; tells what changed: cells, or where the forms are, which may be no cell at all. */
  readonly replace: (update: ReadUpdate, rows: readonly AnyRow[], formOf: FormOf) => void
  /** The sheets hold these cells now. */
  readonly written: (changes: readonly CellChange[]) => void
}

export function createMirror(first: AnyResult, firstFormOf: FormOf = assessmentForm): Mirror {
  let result = first
  let formOf = firstFormOf
  let byRegion = regionsOf(first)
  let rows = new Map(byRegion.flat().map((row) => [row.id, row]))
  const current = new Map<string, Cells>(first.rows.map((row) => [row.id, row.cells]))
  const changed = createListeners<ModelChange>()

  return {
    get result() {
      return result
    },
    get formOf() {
      return formOf
    },
    rows: (region) => byRegion[region] ?? [],
    row: (id) => rows.get(id) ?? null,
    cells: (id) => current.get(id) ?? {},
    value: ({ row, field }) => current.get(row)?.[field] ?? null,
    locks: createLockBook(() => result),
    changed,
    replace: (update, fresh, forms) => {
      const isMoved = !areSame(result.regions, update.result.regions)
      formOf = forms
      for (const id of update.removed) current.delete(id)
      for (const row of fresh) current.set(row.id, row.cells)
      const known = new Map(result.rows.map((row) => [row.id, row]))
      for (const id of update.removed) known.delete(id)
      for (const row of fresh) known.set(row.id, row)
      const sorted = [...known.values()].sort((a, b) => a.region - b.region || a.row - b.row)
      result = { ...update.result, rows: sorted }
      byRegion = regionsOf(result)
      rows = new Map(byRegion.flat().map((row) => [row.id, row]))
      if (isMoved || update.changes.length > 0) changed.tell({ source: 'read', changes: update.changes })
    },
    written: (changes) => {
      for (const change of changes) current.set(change.row, withChange(current.get(change.row) ?? {}, change))
      byRegion = byRegion.map((known, index) => withMoreLines(result, known, index, current))
      rows = new Map(byRegion.flat().map((row) => [row.id, row]))
      changed.tell({ source: 'pane', changes })
    },
  }
}

function areSame(before: AnyResult['regions'], now: AnyResult['regions']): boolean {
  return JSON.stringify(before) === JSON.stringify(now)
}

/** The rows of each region, with lines below the last one that can be filled. */
function regionsOf(result: AnyResult): readonly (readonly AnyRow[])[] {
  return result.regions.map((region, index) => {
    const read = result.rows.filter((row) => row.region === index)
    return [...read, ...spareRows(region, index, read.at(-1) ?? null)]
  })
}

/** There are always some empty lines below the last filled one. */
function withMoreLines(
  { regions }: AnyResult,
  known: readonly AnyRow[],
  index: number,
  cells: ReadonlyMap<string, Cells>,
): readonly AnyRow[] {
  const region = regions[index]
  const last = known.at(-1)
  const isFull = last !== undefined && known.slice(-spareLines / 2).some((row) => cells.has(row.id))
  return region?.layout === 'table' && isFull ? [...known, ...spareRows(region, index, last)] : known
}

function withChange(cells: Cells, { field, value }: CellChange): Cells {
  const next: Record<string, CellValue> = { ...cells }
  if (value === null) delete next[field]
  else next[field] = value
  return next
}
