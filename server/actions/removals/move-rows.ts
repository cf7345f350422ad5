import type { Kysely } from 'kysely'
import { keyText } from '#core/record/key.ts'
import { removalsOfParcel } from '../../db/removals.ts'
import type { RowRemovalTable, Schema } from '../../db/schema.ts'
import { type RowState, withRemoval } from '../../rows/state.ts'
import type { WorkingSet } from '../../rows/working-set.ts'

/** One act of taking out or bringing back. */
export interface Move {
  readonly district: string
  readonly seq: number
  readonly at: string
  readonly reason: string
  readonly username: string
  /** Name of the person. */
  readonly by: string
}

/** Takes a row out, a parcel with the firms that are on it; returns the record of it. */
export function takeOut(work: WorkingSet, row: RowState, move: Move): readonly RowRemovalTable[] {
  return moved(work, [row, ...(isParcel(row) ? firmsOf(work, row).filter(({ removed }) => !removed) : [])], true, move)
}

/** Brings a row back, a parcel with the firms that went with it; those taken out before on their own stay out. */
export async function bringBack(
  db: Kysely<Schema>,
  work: WorkingSet,
  row: RowState,
  move: Move,
): Promise<readonly RowRemovalTable[]> {
  if (!isParcel(row)) return moved(work, [row], false, move)
  const { cycle, parcelCode } = row.key
  const lastSeq = new Map<string, number>()
  for (const { row_key, seq } of await removalsOfParcel(db, move.district, cycle, parcelCode)) {
    if (!lastSeq.has(row_key)) lastSeq.set(row_key, seq)
  }
  const went = lastSeq.get(keyText(row.key))
  const along = firmsOf(work, row).filter(({ key, removed }) => removed && lastSeq.get(keyText(key)) === went)
  return moved(work, [row, ...along], false, move)
}

function isParcel({ key }: RowState): boolean {
  return key.form === 'parcel-self-assessment'
}

function firmsOf(work: WorkingSet, { key }: RowState): readonly RowState[] {
  const rows = work.parcels().find(({ cycle, parcelCode }) => cycle === key.cycle && parcelCode === key.parcelCode)
  return rows === undefined ? [] : [...rows.firms, ...rows.removedFirms]
}

function moved(work: WorkingSet, rows: readonly RowState[], removed: boolean, move: Move): readonly RowRemovalTable[] {
  return rows.map((row) => {
    const { district, seq, at, reason, username, by } = move
    const { form, cycle, parcelCode } = row.key
    const revision = row.revision + 1
    work.put(withRemoval(row, removed, { revision, seq, at, by }))
    return {
      district,
      form,
      cycle,
      row_key: keyText(row.key),
      revision,
      parcel_code: parcelCode,
      seq,
      removed: removed ? 1 : 0,
      reason,
      username,
      by_name: by,
      at,
    }
  })
}
