import type { Kysely } from 'kysely'
import { openObjectionStates } from '#core/objection/state.ts'
import type { ObjectionEventTable, ObjectionFileTable, ObjectionTable } from './objection-tables.ts'
import type { Schema } from './schema.ts'

export async function insertObjection(db: Kysely<Schema>, line: ObjectionTable): Promise<void> {
  await db.insertInto('objection').values(line).execute()
}

export async function updateObjection(
  db: Kysely<Schema>,
  district: string,
  id: string,
  changes: Partial<ObjectionTable>,
): Promise<void> {
  await db.updateTable('objection').set(changes).where('district', '=', district).where('id', '=', id).execute()
}

/** Whether a firm has a draft, or one that is neither answered nor taken back, about a parcel of the year. */
export async function hasUnfinishedObjection(
  db: Kysely<Schema>,
  {
    district,
    cycle,
    parcelCode,
    uscc,
  }: {
    readonly district: string
    readonly cycle: string
    readonly parcelCode: string
    /** Null for an owner without a code. */
    readonly uscc: string | null
  },
): Promise<boolean> {
  const found = await db
    .selectFrom('objection')
    .select('id')
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', '=', parcelCode)
    .where('uscc', uscc === null ? 'is' : '=', uscc)
    .where('state', 'in', ['draft', ...openObjectionStates])
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export async function insertObjectionEvent(db: Kysely<Schema>, event: ObjectionEventTable): Promise<void> {
  await db.insertInto('objection_event').values(event).execute()
}

/** In order. */
export async function objectionEvents(
  db: Kysely<Schema>,
  district: string,
  objection: string,
): Promise<readonly ObjectionEventTable[]> {
  return db
    .selectFrom('objection_event')
    .selectAll()
    .where('district', '=', district)
    .where('objection', '=', objection)
    .orderBy('number')
    .execute()
}

/** False when the same content was attached to the objection before. */
export async function insertObjectionFile(db: Kysely<Schema>, file: ObjectionFileTable): Promise<boolean> {
  const inserted = await db
    .insertInto('objection_file')
    .values(file)
    .onConflict((conflict) => conflict.columns(['district', 'objection', 'sha256']).doNothing())
    .returning('sha256')
    .execute()
  return inserted.length > 0
}

/** In the order in which they were attached. */
export async function objectionFiles(
  db: Kysely<Schema>,
  district: string,
  objection: string,
): Promise<readonly ObjectionFileTable[]> {
  return db
    .selectFrom('objection_file')
    .selectAll()
    .where('district', '=', district)
    .where('objection', '=', objection)
    .orderBy('number')
    .execute()
}

/** Digests of every file that objections name. */
export async function namedObjectionFiles(db: Kysely<Schema>, district: string): Promise<readonly string[]> {
  const files = await db
    .selectFrom('objection_file')
    .select('sha256')
    .distinct()
    .where('district', '=', district)
    .execute()
  return files.map(({ sha256 }) => sha256)
}

/** Accepted and answered ones that no evaluation has taken up, or not to its end, by number. */
export async function acceptedObjections(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<readonly ObjectionTable[]> {
  return db
    .selectFrom('objection')
    .leftJoin('evaluation', (join) =>
      join
        .onRef('evaluation.district', '=', 'objection.district')
        .onRef('evaluation.number', '=', 'objection.reevaluation'),
    )
    .selectAll('objection')
    .where('objection.district', '=', district)
    .where('objection.cycle', '=', cycle)
    .where('objection.state', '=', 'answered')
    .where('objection.decision', 'in', ['采纳', '部分采纳'])
    .where((line) => line.or([line('evaluation.status', 'is', null), line('evaluation.status', '!=', 'done')]))
    .orderBy('objection.number')
    .execute()
}

/** Those that an evaluation has taken up, by number. */
export async function objectionsTakenUpBy(
  db: Kysely<Schema>,
  district: string,
  evaluation: number,
): Promise<readonly ObjectionTable[]> {
  return db
    .selectFrom('objection')
    .selectAll()
    .where('district', '=', district)
    .where('reevaluation', '=', evaluation)
    .orderBy('number')
    .execute()
}

/** The newest evaluation that took objections up and is done; null for none. */
export async function lastReEvaluation(db: Kysely<Schema>, district: string, cycle: string): Promise<number | null> {
  const found = await db
    .selectFrom('objection')
    .innerJoin('evaluation', (join) =>
      join
        .onRef('evaluation.district', '=', 'objection.district')
        .onRef('evaluation.number', '=', 'objection.reevaluation'),
    )
    .select('evaluation.number')
    .where('objection.district', '=', district)
    .where('objection.cycle', '=', cycle)
    .where('evaluation.status', '=', 'done')
    .orderBy('evaluation.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.number ?? null
}

/** How many objections of a year are in some states. */
export async function countInStates(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  states: readonly string[],
): Promise<number> {
  const { total } = await db
    .selectFrom('objection')
    .select((line) => line.fn.countAll<number>().as('total'))
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('state', 'in', [...states])
    .executeTakeFirstOrThrow()
  return Number(total)
}
