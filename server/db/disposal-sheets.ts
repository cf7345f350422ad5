import type { Kysely } from 'kysely'
import type { DisposalSheetTable } from './disposal-tables.ts'
import type { Schema } from './schema.ts'

export async function insertSheetRead(db: Kysely<Schema>, sheet: DisposalSheetTable): Promise<void> {
  await db.insertInto('disposal_sheet').values(sheet).execute()
}

export type ListedSheet = Omit<DisposalSheetTable, 'lines'>

const listed = [
  'district',
  'id',
  'number',
  'name',
  'sha256',
  'counts',
  'notes',
  'town_code',
  'username',
  'by_name',
  'at',
] as const

/**
 * Sheets that were read back, the newest first, without their lines.
 * @param town only of that 街镇; null for all
 * @param before number of the last one seen; null for the first page
 */
export async function sheetPage(
  db: Kysely<Schema>,
  district: string,
  town: string | null,
  before: number | null,
  limit: number,
): Promise<readonly ListedSheet[]> {
  let query = db
    .selectFrom('disposal_sheet')
    .select([...listed])
    .where('district', '=', district)
    .orderBy('number', 'desc')
    .limit(limit)
  if (town !== null) query = query.where('town_code', '=', town)
  if (before !== null) query = query.where('number', '<', before)
  return query.execute()
}

export async function findSheetRead(
  db: Kysely<Schema>,
  district: string,
  id: string,
): Promise<DisposalSheetTable | null> {
  const found = await db
    .selectFrom('disposal_sheet')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}
