import type { Kysely } from 'kysely'
import type { UnlockRequestTable } from './bulk-tables.ts'
import type { Schema } from './schema.ts'

export async function insertUnlock(db: Kysely<Schema>, line: UnlockRequestTable): Promise<void> {
  await db.insertInto('unlock_request').values(line).execute()
}

export async function updateUnlock(
  db: Kysely<Schema>,
  district: string,
  id: string,
  changes: Partial<UnlockRequestTable>,
): Promise<void> {
  await db.updateTable('unlock_request').set(changes).where('district', '=', district).where('id', '=', id).execute()
}

export async function findUnlock(db: Kysely<Schema>, district: string, id: string): Promise<UnlockRequestTable | null> {
  const found = await db
    .selectFrom('unlock_request')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

export interface UnlockFilter {
  readonly district: string
  readonly cycle: string
  readonly state: string | null
  readonly parcelCode: string | null
}

/** Newest first, those before the number. */
export async function unlockPage(
  db: Kysely<Schema>,
  { district, cycle, state, parcelCode }: UnlockFilter,
  before: number | null,
  limit: number,
): Promise<readonly UnlockRequestTable[]> {
  let query = db
    .selectFrom('unlock_request')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('seq', 'desc')
    .limit(limit)
  if (state !== null) query = query.where('state', '=', state)
  if (parcelCode !== null) query = query.where('parcel_code', '=', parcelCode)
  if (before !== null) query = query.where('seq', '<', before)
  return query.execute()
}

/** Finished formal results of a parcel in a year, the newest first. */
export async function formalResults(db: Kysely<Schema>, district: string, cycle: string, parcelCode: string) {
  return db
    .selectFrom('evaluation')
    .innerJoin('evaluation_result as result', (join) =>
      join.onRef('result.district', '=', 'evaluation.district').onRef('result.evaluation', '=', 'evaluation.number'),
    )
    .select([
      'evaluation.number',
      'evaluation.finished_at',
      'result.class',
      'result.rank',
      'result.ranked',
      'result.land_class',
    ])
    .where('evaluation.district', '=', district)
    .where('evaluation.cycle', '=', cycle)
    .where('evaluation.mode', '=', 'formal')
    .where('evaluation.status', '=', 'done')
    .where('result.parcel_code', '=', parcelCode)
    .orderBy('evaluation.number', 'desc')
    .execute()
}
