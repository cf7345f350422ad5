import type { Kysely } from 'kysely'
import { groupedBy } from '../collections.ts'
import { rowsOfParcels } from '../db/rows.ts'
import type { Schema } from '../db/schema.ts'
import type { ParcelRows } from './judge.ts'
import type { RowState } from './state.ts'
import { fromTable } from './table.ts'

/** The parcels of the codes with their firms, as stored, removed ones too; a code without a parcel's row is left out. */
export async function loadParcels(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<readonly ParcelRows[]> {
  const rows = await rowsOfParcels(db, district, cycle, parcelCodes)
  return parcelsOf(rows.map(fromTable))
}

/** Rows of one cycle as parcels with their firms. */
export function parcelsOf(rows: readonly RowState[]): readonly ParcelRows[] {
  return [...groupedBy(rows, (row) => row.key.parcelCode)].flatMap(([parcelCode, ofParcel]) => {
    const parcel = ofParcel.find((row) => row.key.form === 'parcel-self-assessment')
    if (parcel === undefined) return []
    const firms = ofParcel.filter((row) => row !== parcel && !row.removed)
    const removedFirms = ofParcel.filter((row) => row !== parcel && row.removed)
    return [{ parcelCode, cycle: parcel.key.cycle, parcel, firms, removedFirms }]
  })
}
