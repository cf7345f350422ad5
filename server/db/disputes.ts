import type { Kysely } from 'kysely'
import { openDisputeStates } from '#core/dispute/state.ts'
import type { DisputeEventTable, DisputeFileTable, DisputeTable } from './dispute-tables.ts'
import type { Schema } from './schema.ts'

export async function insertDispute(db: Kysely<Schema>, line: DisputeTable): Promise<void> {
  await db.insertInto('dispute').values(line).execute()
}

export async function updateDispute(
  db: Kysely<Schema>,
  district: string,
  id: string,
  changes: Partial<DisputeTable>,
): Promise<void> {
  await db.updateTable('dispute').set(changes).where('district', '=', district).where('id', '=', id).execute()
}

export interface DisputedPlace {
  readonly district: string
  readonly cycle: string
  readonly form: string
  readonly row_key: string
  readonly field: string
}

/** Of a firm about one value, not answered or taken back yet. */
export async function openDisputeOf(db: Kysely<Schema>, place: DisputedPlace): Promise<DisputeTable | null> {
  const found = await db
    .selectFrom('dispute')
    .selectAll()
    .where('district', '=', place.district)
    .where('cycle', '=', place.cycle)
    .where('form', '=', place.form)
    .where('row_key', '=', place.row_key)
    .where('field', '=', place.field)
    .where('state', 'in', [...openDisputeStates])
    .executeTakeFirst()
  return found ?? null
}

/** Open ones about rows of some parcels. */
export async function openDisputesOfParcels(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  codes: readonly string[],
): Promise<readonly Pick<DisputeTable, 'id' | 'form' | 'row_key' | 'field' | 'state'>[]> {
  if (codes.length === 0) return []
  return db
    .selectFrom('dispute')
    .select(['id', 'form', 'row_key', 'field', 'state'])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', 'in', [...codes])
    .where('state', 'in', [...openDisputeStates])
    .execute()
}

export async function insertDisputeEvent(db: Kysely<Schema>, event: DisputeEventTable): Promise<void> {
  await db.insertInto('dispute_event').values(event).execute()
}

/** In order. */
export async function disputeEvents(
  db: Kysely<Schema>,
  district: string,
  dispute: string,
): Promise<readonly DisputeEventTable[]> {
  return db
    .selectFrom('dispute_event')
    .selectAll()
    .where('district', '=', district)
    .where('dispute', '=', dispute)
    .orderBy('number')
    .execute()
}

/** False when the same content was attached to the dispute before. */
export async function insertDisputeFile(db: Kysely<Schema>, file: DisputeFileTable): Promise<boolean> {
  const inserted = await db
    .insertInto('dispute_file')
    .values(file)
    .onConflict((conflict) => conflict.columns(['district', 'dispute', 'sha256']).doNothing())
    .returning('sha256')
    .execute()
  return inserted.length > 0
}

/** In the order in which they were attached. */
export async function disputeFiles(
  db: Kysely<Schema>,
  district: string,
  dispute: string,
): Promise<readonly DisputeFileTable[]> {
  return db
    .selectFrom('dispute_file')
    .selectAll()
    .where('district', '=', district)
    .where('dispute', '=', dispute)
    .orderBy('number')
    .execute()
}

/** Digests of every file that disputes name. */
export async function namedEvidence(db: Kysely<Schema>, district: string): Promise<readonly string[]> {
  const files = await db
    .selectFrom('dispute_file')
    .select('sha256')
    .distinct()
    .where('district', '=', district)
    .execute()
  return files.map(({ sha256 }) => sha256)
}
