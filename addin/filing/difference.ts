import type { CellValue } from '#core/form/field.ts'
import { fieldEntries } from '#core/form/form.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { sameCell } from '#core/record/merge.ts'

export type Fields = Readonly<Record<string, CellValue | null>>

/** A field that was changed here and by others; theirs stands in the district until one is chosen. */
export interface FilingConflict {
  readonly field: string
  readonly mine: CellValue | null
  readonly theirs: CellValue | null
  /** '' where the server did not say. */
  readonly theirsBy: string
  /** Nobody here changed it: the sheet would not take theirs, because the cell is protected. */
  readonly isUnwritten?: boolean
}

const travelling = new Set(
  fieldEntries(zeroIncrementForm).flatMap(([key, { kind }]) => (kind === 'calculated' ? [] : [key])),
)

/** Fields of the 申请表 that the sheet asks for and that travel. */
export function travellingOf(fields: readonly string[]): readonly string[] {
  return fields.filter((field) => travelling.has(field))
}

/** What the sheet says beyond what the district was last seen to hold. */
export function pendingFields(fields: readonly string[], cells: Fields, base: Fields): Fields {
  return Object.fromEntries(
    fields.flatMap((field) => (sameCell(cells[field], base[field]) ? [] : [[field, cells[field] ?? null] as const])),
  )
}

export interface TakenIn {
  /** To be written into the sheet: others changed them, nobody here did. */
  readonly incoming: Fields
  /** Changed on both sides, differently. */
  readonly conflicts: readonly Pick<FilingConflict, 'field' | 'mine' | 'theirs'>[]
}

/** What the district now holds, against the sheet and what both started from. */
export function takeIn(fields: readonly string[], cells: Fields, base: Fields, theirs: Fields): TakenIn {
  const incoming: Record<string, CellValue | null> = {}
  const conflicts: Omit<FilingConflict, 'theirsBy'>[] = []
  for (const field of fields) {
    const [mine, before, now] = [cells[field] ?? null, base[field] ?? null, theirs[field] ?? null]
    if (sameCell(now, before) || sameCell(mine, now)) continue
    if (sameCell(mine, before)) incoming[field] = now
    else conflicts.push({ field, mine, theirs: now })
  }
  return { incoming, conflicts }
}
