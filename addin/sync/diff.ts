import type { CellValue } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import { formById } from '#core/forms/catalogue.ts'
import { sameCell } from '#core/record/merge.ts'
import type { Region } from '#workbook/read-result.ts'
import type { SnapshotRow } from '../storage/stored.ts'

type Fields = Readonly<Record<string, CellValue | null>>

export const noFields: ReadonlySet<string> = new Set()

/** Fields that the workbook asks for and that travel: neither calculated nor part of the key. */
export function travelling(region: Region): readonly string[] {
  const form = formById(region.form)
  const inKey = new Set([...form.key, 'assessYear'])
  return Object.keys(region.columns).filter((key) => {
    const field = form.fields[key]
    return field !== undefined && field.kind !== 'calculated' && !inKey.has(key)
  })
}

/**
 * What a row says beyond what the server was last seen to hold. A row that was never synced on this device goes as it
 * is, filled cells only: the server compares it with the revision the workbook was issued at.
 * @param held fields with an open conflict: they wait for a choice
 */
export function pendingFields(
  cells: Cells,
  known: SnapshotRow | null,
  fields: readonly string[],
  held: ReadonlySet<string>,
): Fields {
  const pending: Record<string, CellValue | null> = {}
  for (const field of fields) {
    if (held.has(field)) continue
    const mine = cells[field] ?? null
    if (known === null ? mine !== null : !sameCell(mine, known.cells[field])) pending[field] = mine
  }
  return pending
}

/**
 * What of the server's values goes into the row's cells: those that differ, where the cell still holds what the server
 * was last seen to hold, or nothing. An edit made here stays and is pending.
 */
export function incomingFields(
  cells: Cells,
  before: SnapshotRow | null,
  now: Fields,
  fields: readonly string[],
  held: ReadonlySet<string>,
): Fields {
  const incoming: Record<string, CellValue | null> = {}
  for (const field of fields) {
    const theirs = now[field] ?? null
    const mine = cells[field] ?? null
    const isUntouched = before === null ? mine === null : sameCell(mine, before.cells[field])
    if (!held.has(field) && isUntouched && !sameCell(mine, theirs)) incoming[field] = theirs
  }
  return incoming
}

/**
 * Fields that others changed while they were edited here and not sent yet: the edit is sent by what was seen when it was
 * made, and the server finds the conflict.
 */
export function collidingFields(
  cells: Cells,
  before: SnapshotRow | null,
  now: Fields,
  fields: readonly string[],
  held: ReadonlySet<string>,
): readonly string[] {
  if (before === null) return []
  return fields.filter((field) => {
    const mine = cells[field] ?? null
    const isEdited = !held.has(field) && !sameCell(mine, before.cells[field]) && !sameCell(mine, now[field])
    return isEdited && !sameCell(before.cells[field], now[field])
  })
}
