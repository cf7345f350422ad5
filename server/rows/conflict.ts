import type { CellValue } from '#core/form/field.ts'
import type { ConflictChoice } from '#core/record/change.ts'
import type { ConflictSettlementTable, FieldConflictTable } from '../db/conflict-tables.ts'
import type { RowState } from './state.ts'
import { keyOf, layerNamed } from './table.ts'
import type { WorkingSet } from './working-set.ts'

/** A value as the ledger keeps it. */
export function cellOfText(text: string | null): CellValue | null {
  return text === null ? null : (JSON.parse(text) as CellValue)
}

export function textOfCell(value: CellValue | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

/** The row a conflict is about, and what stands in its place now. */
export function standingIn(
  work: WorkingSet,
  { form, row_key, layer, field }: FieldConflictTable,
): { readonly row: RowState | null; readonly value: CellValue | null } {
  const row = work.get(keyOf(form, row_key))
  return { row, value: row?.layered[layerNamed(layer)]?.[field] ?? null }
}

/** What was decided on a conflict. */
export interface Decided {
  readonly choice: ConflictChoice
  /** What was chosen; null for blank. */
  readonly value: CellValue | null
  /** A later conflict of the same account in the same place, which asks instead. */
  readonly replacedBy: string | null
  /** Of the row after it. */
  readonly revision: number
}

/** By whom, when and with which batch it was decided. */
export interface SettlementStamp {
  readonly username: string
  readonly by: string
  readonly at: string
  readonly reason: string | null
  readonly batch: string | null
  /** From 1 for each conflict. */
  readonly number: number
}

export function settlementLine(
  { district, id: conflict, form, cycle, row_key, layer, field }: FieldConflictTable,
  { choice, value, replacedBy, revision }: Decided,
  { username, by: byName, at, reason, batch, number }: SettlementStamp,
): ConflictSettlementTable {
  const place = { district, conflict, number, form, cycle, row_key, layer, field }
  const settledValue = textOfCell(value)
  return {
    ...place,
    choice,
    settled_value: settledValue,
    replaced_by: replacedBy,
    username,
    by_name: byName,
    at,
    reason,
    revision,
    batch,
  }
}
