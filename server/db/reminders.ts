import type { Kysely } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import type { ReminderTable } from './progress-tables.ts'
import type { Schema } from './schema.ts'

export const insertReminders = bulkInsert<ReminderTable>((db, reminders) => db.insertInto('reminder').values(reminders))

export interface ReminderFilter {
  readonly district: string
  readonly cycle: string
  /** Whose reminders, and those to firms on whose parcels, are shown; null for all. */
  readonly town: string | null
}

function matching(db: Kysely<Schema>, { district, cycle, town }: ReminderFilter) {
  const query = db.selectFrom('reminder').where('district', '=', district).where('cycle', '=', cycle)
  return town === null ? query : query.where('town_code', '=', town)
}

/** Newest first. @param before go on below this number; null for the first page */
export async function reminderPage(
  db: Kysely<Schema>,
  filter: ReminderFilter,
  before: number | null,
  limit: number,
): Promise<readonly ReminderTable[]> {
  const query = matching(db, filter).selectAll().orderBy('number', 'desc').limit(limit)
  return (before === null ? query : query.where('number', '<', before)).execute()
}

/** How often a receiver was reminded of a stage, and when last. */
export interface ReminderCount {
  readonly receiver_kind: string
  readonly receiver: string
  readonly times: number
  readonly last_at: string
}

export async function reminderCounts(
  db: Kysely<Schema>,
  filter: ReminderFilter,
  stage: string,
): Promise<readonly ReminderCount[]> {
  const rows = await matching(db, filter)
    .select(({ fn }) => ['receiver_kind', 'receiver', fn.countAll().as('times'), fn.max('at').as('last_at')])
    .where('stage', '=', stage)
    .groupBy(['receiver_kind', 'receiver'])
    .execute()
  return rows.map(({ times, ...row }) => ({ ...row, times: Number(times) }))
}

/** The last reminder of a receiver of each year and stage, the newest first. */
export async function lastRemindersOf(
  db: Kysely<Schema>,
  district: string,
  kind: string,
  receiver: string,
): Promise<readonly ReminderTable[]> {
  const last = db
    .selectFrom('reminder')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('district', '=', district)
    .where('receiver_kind', '=', kind)
    .where('receiver', '=', receiver)
    .groupBy(['cycle', 'stage'])
  return db
    .selectFrom('reminder')
    .selectAll()
    .where('district', '=', district)
    .where('number', 'in', last)
    .orderBy('number', 'desc')
    .execute()
}
