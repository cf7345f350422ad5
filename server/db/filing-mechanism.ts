import type { Kysely } from 'kysely'
import type { FilingMechanismTable } from './filing-tables.ts'
import type { Schema } from './schema.ts'

export type ReportHead = Pick<FilingMechanismTable, 'version' | 'at' | 'by_name'>

/** Versions of a year's report, in order, without what they say. */
export async function reportHeads(db: Kysely<Schema>, district: string, year: number): Promise<readonly ReportHead[]> {
  return db
    .selectFrom('filing_mechanism')
    .select(['version', 'at', 'by_name'])
    .where('district', '=', district)
    .where('year', '=', year)
    .orderBy('version')
    .execute()
}

export async function findReport(
  db: Kysely<Schema>,
  district: string,
  year: number,
  version: number,
): Promise<FilingMechanismTable | null> {
  const found = await db
    .selectFrom('filing_mechanism')
    .selectAll()
    .where('district', '=', district)
    .where('year', '=', year)
    .where('version', '=', version)
    .executeTakeFirst()
  return found ?? null
}

export async function insertReport(db: Kysely<Schema>, report: FilingMechanismTable): Promise<void> {
  await db.insertInto('filing_mechanism').values(report).execute()
}
