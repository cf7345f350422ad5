import type { CellValue } from '#core/form/field.ts'
import type { SnapshotRow } from '../storage/stored.ts'
import { noFields, pendingFields } from './diff.ts'
import { type Blanks, heldFields } from './pending.ts'
import type { SyncParts } from './push.ts'
import { removalOf } from './removed.ts'

/*
 * Lines of a workbook that does not say what they rest on: filled before anything was synced, or a copy from before that.
 * What this device knows of their rows came with another workbook, or was in this one before it was closed unsaved.
 */

/**
 * In such a line a blank cell is nobody's doing: what the server was seen to hold there is owed to it. Filled cells that
 * say something else are sent as by somebody who has seen nothing. Of this the device keeps only what
 * the sheet refused: it is true of the lines of the workbook that is open, and of no other's.
 */
export function blanksOf({ rows, book, host, pending }: SyncParts): Blanks {
  const held = heldFields(book)
  const blank = rows.all().flatMap((keyed): readonly [string, readonly string[]][] => {
    const { row, key, fields } = keyed
    const known = book.snapshot(key)
    if (known === null || pending.baseOf(book, key) > 0 || removalOf(book, keyed) !== null) return []
    const says = pendingFields(host.model.cells(row.id), known, fields, held.get(key) ?? noFields)
    const blanks = Object.keys(says).filter((field) => says[field] === null)
    return blanks.length === 0 ? [] : [[key, blanks]]
  })
  return new Map(blank)
}

/**
 * The row as its line has it: what is due to its blank cells is owed, and as long as it is, the line rests on nothing,
 * so that what is filled in instead is asked about.
 */
export function owingBlanks(known: SnapshotRow, blanks: readonly string[]): SnapshotRow {
  if (blanks.length === 0) return known
  const taken = blanks.map((field): readonly [string, CellValue | null] => [field, known.cells[field] ?? null])
  return {
    ...known,
    revision: 0,
    cells: { ...known.cells, ...Object.fromEntries(blanks.map((field) => [field, null])) },
    owed: { ...Object.fromEntries(taken), ...known.owed },
  }
}

/** Lines that say what is known of the server rest on it from now on, whatever their workbook notes. */
export function noteAgreement({ rows, book, host, pending }: SyncParts, items: readonly Named[]): void {
  const held = heldFields(book)
  for (const { form, key } of items) {
    const found = rows.find(form, key)
    const known = book.snapshot(key)
    if (found === null || known === null) continue
    const says = pendingFields(host.model.cells(found.row.id), known, found.fields, held.get(key) ?? noFields)
    if (Object.keys(says).length === 0) pending.agreed(key)
  }
}

type Named = Pick<SnapshotRow, 'form' | 'key'>
