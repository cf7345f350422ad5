import type { Kysely } from 'kysely'
import { baseParcelsOf, parcelsOnFile } from '../db/base-parcels.ts'
import type { Schema } from '../db/schema.ts'

/** The first of the codes that is neither of the base nor of any year's rows; null when all are known. */
export async function unknownParcel(
  db: Kysely<Schema>,
  district: string,
  codes: readonly string[],
): Promise<string | null> {
  const ofBase = await baseParcelsOf(db, district, codes)
  const others = codes.filter((code) => !ofBase.has(code))
  const onFile = await parcelsOnFile(db, district, others)
  return others.find((code) => !onFile.has(code)) ?? null
}
