import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Schema } from './schema.ts'

type Table = 'low_efficiency_stay' | 'policy_application'

/** Parcels for which something was done since an act, so that it cannot be taken back. */
export async function doneSince(
  db: Kysely<Schema>,
  district: string,
  table: Table,
  act: string,
  which: 'began' | 'ended',
): Promise<readonly string[]> {
  const found =
    which === 'began'
      ? await db
          .selectFrom(table)
          .select('parcel_code')
          .where('district', '=', district)
          .where('from_act', '=', act)
          .where('until_day', 'is not', null)
          .orderBy('parcel_code')
          .execute()
      : await endedThenBegan(db, district, table, act)
  return found.map(({ parcel_code }) => parcel_code)
}

async function endedThenBegan(db: Kysely<Schema>, district: string, table: Table, act: string) {
  const isSamePolicy = table === 'policy_application' ? sql`and later.policy = line.policy` : sql``
  const { rows } = await sql<{ parcel_code: string }>`
    select line.parcel_code from ${sql.table(table)} as line
    where line.district = ${district} and line.until_act = ${act} and exists (
      select 1 from ${sql.table(table)} as later
      where later.district = line.district and later.parcel_code = line.parcel_code ${isSamePolicy}
        and later.number > line.number)
    order by line.parcel_code`.execute(db)
  return rows
}

/** Takes back what an act began. */
export async function unbegin(db: Kysely<Schema>, district: string, table: Table, act: string): Promise<void> {
  await db.deleteFrom(table).where('district', '=', district).where('from_act', '=', act).execute()
}

/** Takes back what an act ended. */
export async function unend(db: Kysely<Schema>, district: string, table: Table, act: string): Promise<void> {
  const open = { until_day: null, until_act: null }
  if (table === 'low_efficiency_stay') {
    const lines = db.updateTable(table).set({ ...open, until_ground: null })
    await lines.where('district', '=', district).where('until_act', '=', act).execute()
    return
  }
  const lines = db.updateTable(table).set({ ...open, until_reason: null })
  await lines.where('district', '=', district).where('until_act', '=', act).execute()
}
