import type { CellValue } from '#core/form/field.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import { placeKey } from '../host/host.ts'
import type { SnapshotRow } from '../storage/stored.ts'
import type { SyncParts } from './push.ts'

/** A field with the value that was decided on. */
export interface DecidedField {
  readonly form: FormId
  readonly key: string
  readonly field: string
  readonly value: CellValue | null
  /** Revision of the row that the cell was made on, where it says 我的. */
  readonly madeOn: number | undefined
}

/**
 * Writes decided values into the sheet. What the sheet refuses is no edit of the user's: it is owed, and offered again at
 * the next sync. Answers those that were refused; fields of rows that are not here are passed over.
 */
export async function putDecided(
  { book, host, rows }: Pick<SyncParts, 'book' | 'host' | 'rows'>,
  decided: readonly DecidedField[],
): Promise<readonly DecidedField[]> {
  const placed = decided.flatMap((one) => {
    const found = rows.find(one.form, one.key)
    return found === null ? [] : [{ one, place: { form: one.form, row: found.row.id, field: one.field } }]
  })
  const mine = new Map(placed.map(({ one, place }) => [one, host.model.value(place)]))
  const outcome = await host.write(placed.map(({ one, place }) => ({ ...place, value: one.value })))
  const refused = new Set(outcome.refused.map(placeKey))
  const left = placed.filter(({ place }) => refused.has(placeKey(place))).map(({ one }) => one)
  const owing = new Map<string, SnapshotRow>()
  for (const one of left) {
    const known = owing.get(one.key) ?? book.snapshot(one.key)
    if (known !== null) owing.set(one.key, owed(known, one, mine.get(one) ?? null))
  }
  await book.putSnapshots([...owing.values()])
  return left
}

function owed(known: SnapshotRow, { field, value, madeOn }: DecidedField, mine: CellValue | null): SnapshotRow {
  const owedOn = lowest(known.owedOn, madeOn)
  return { ...known, cells: { ...known.cells, [field]: mine }, owed: { ...known.owed, [field]: value }, owedOn }
}

function lowest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)
}
