import type { Kysely } from 'kysely'
import type { CityMappingTable, CityPackageTable } from './city-review-tables.ts'
import type { Schema } from './schema.ts'

/** The newest version of the columns for the city's platform; null until the district saves one. */
export async function latestMapping(db: Kysely<Schema>, district: string): Promise<CityMappingTable | null> {
  const found = await db
    .selectFrom('city_mapping')
    .selectAll()
    .where('district', '=', district)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

export async function insertMapping(db: Kysely<Schema>, mapping: CityMappingTable): Promise<void> {
  await db.insertInto('city_mapping').values(mapping).execute()
}

export async function insertPackage(db: Kysely<Schema>, line: CityPackageTable): Promise<void> {
  await db.insertInto('city_package').values(line).execute()
}

/** Newest first. */
export async function cityPackages(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<readonly CityPackageTable[]> {
  return db
    .selectFrom('city_package')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('number', 'desc')
    .execute()
}
