import type { ExpressionBuilder, Kysely } from 'kysely'
import type { EvaluationResultTable, EvaluationTable, EvaluationTraceTable } from './evaluation-tables.ts'
import { inPieces } from './rows.ts'
import type { Schema } from './schema.ts'

export async function insertEvaluation(db: Kysely<Schema>, evaluation: EvaluationTable): Promise<void> {
  await db.insertInto('evaluation').values(evaluation).execute()
}

export async function updateEvaluation(
  db: Kysely<Schema>,
  district: string,
  number: number,
  changes: Partial<Omit<EvaluationTable, 'district' | 'number'>>,
): Promise<void> {
  await db
    .updateTable('evaluation')
    .set(changes)
    .where('district', '=', district)
    .where('number', '=', number)
    .execute()
}

/** The same while it is running; false when it is not any more: somebody cancelled it. */
export async function updateRunning(
  db: Kysely<Schema>,
  district: string,
  number: number,
  changes: Partial<Omit<EvaluationTable, 'district' | 'number'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('evaluation')
    .set(changes)
    .where('district', '=', district)
    .where('number', '=', number)
    .where('status', '=', 'running')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Whether an evaluation of the year is running, on whichever server. */
export async function isRunning(db: Kysely<Schema>, district: string, cycle: string): Promise<boolean> {
  const running = await db
    .selectFrom('evaluation')
    .select('number')
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('status', '=', 'running')
    .limit(1)
    .executeTakeFirst()
  return running !== undefined
}

/**
 * Marks what has been running since then or longer as failed and takes away what it had stored: its child process has
 * died with its server. Returns the numbers.
 */
export async function failRunning(
  db: Kysely<Schema>,
  district: string,
  failure: string,
  startedBy: string,
  at: string,
): Promise<readonly number[]> {
  const running = await db
    .selectFrom('evaluation')
    .select('number')
    .where('district', '=', district)
    .where('status', '=', 'running')
    .where('started_at', '<=', startedBy)
    .execute()
  for (const { number } of running) {
    await deleteResults(db, district, number)
    await updateEvaluation(db, district, number, { status: 'failed', failure, finished_at: at })
  }
  return running.map(({ number }) => number)
}

export async function deleteResults(db: Kysely<Schema>, district: string, number: number): Promise<void> {
  for (const table of ['evaluation_result', 'evaluation_trace'] as const) {
    await db.deleteFrom(table).where('district', '=', district).where('evaluation', '=', number).execute()
  }
}

export async function findEvaluation(
  db: Kysely<Schema>,
  district: string,
  number: number,
): Promise<EvaluationTable | null> {
  const evaluation = await db
    .selectFrom('evaluation')
    .selectAll()
    .where('district', '=', district)
    .where('number', '=', number)
    .executeTakeFirst()
  return evaluation ?? null
}

/** Newest first, after (that is, older than) the number given. */
export async function listEvaluations(
  db: Kysely<Schema>,
  district: string,
  filter: {
    readonly cycle: string | null
    /** Trials too. */
    readonly trials: boolean
    readonly before: number | null
    readonly limit: number
  },
): Promise<readonly EvaluationTable[]> {
  let query = db
    .selectFrom('evaluation')
    .selectAll()
    .where('district', '=', district)
    .orderBy('number', 'desc')
    .limit(filter.limit)
  if (filter.cycle !== null) query = query.where('cycle', '=', filter.cycle)
  if (!filter.trials) query = query.where('trial', '=', 0)
  if (filter.before !== null) query = query.where('number', '<', filter.before)
  return query.execute()
}

/**
 * The evaluation of the year that pages show: the newest formal one, the newest draft as long as there is none. A trial
 * decides nothing.
 */
export async function shownEvaluation(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<EvaluationTable | null> {
  const formal = await latestFormal(db, district, cycle)
  if (formal !== null) return formal
  const draft = await done(db, district, cycle).executeTakeFirst()
  return draft ?? null
}

/** The newest formal evaluation of the year that is done. */
export async function latestFormal(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<EvaluationTable | null> {
  const evaluation = await done(db, district, cycle).where('mode', '=', 'formal').executeTakeFirst()
  return evaluation ?? null
}

function done(db: Kysely<Schema>, district: string, cycle: string) {
  return db
    .selectFrom('evaluation')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('status', '=', 'done')
    .where('trial', '=', 0)
    .orderBy('number', 'desc')
    .limit(1)
}

export async function saveResults(
  db: Kysely<Schema>,
  results: readonly EvaluationResultTable[],
  traces: readonly EvaluationTraceTable[],
): Promise<void> {
  await inPieces(results, (piece) =>
    db
      .insertInto('evaluation_result')
      .values([...piece])
      .execute(),
  )
  await inPieces(traces, (piece) =>
    db
      .insertInto('evaluation_trace')
      .values([...piece])
      .execute(),
  )
}

/** Traces of all results of an evaluation by parcel code, after the code given. */
export async function tracePage(
  db: Kysely<Schema>,
  district: string,
  evaluation: number,
  after: string,
  limit: number,
): Promise<readonly EvaluationTraceTable[]> {
  return db
    .selectFrom('evaluation_trace')
    .selectAll()
    .where('district', '=', district)
    .where('evaluation', '=', evaluation)
    .where('parcel_code', '>', after)
    .orderBy('parcel_code')
    .limit(limit)
    .execute()
}

export interface ResultFilter {
  readonly district: string
  readonly evaluation: number
  readonly cycle: string
  /** Codes to choose from; null for no such filter. A null within stands for "none". */
  readonly classes: readonly (string | null)[] | null
  readonly towns: readonly string[] | null
  readonly lands: readonly string[] | null
  readonly hows: readonly (string | null)[] | null
  /** Part of code or names, lower case; null for none. */
  readonly text: string | null
  readonly after: string | null
  readonly limit: number
}

/** Traces of an evaluation by parcel code, after the code given. */
export async function resultPage(db: Kysely<Schema>, filter: ResultFilter): Promise<readonly EvaluationTraceTable[]> {
  const { district, evaluation, classes, towns, lands, hows, text, after, limit } = filter
  // Nothing is within an empty list; `in ()` is not SQL everywhere.
  if (towns?.length === 0 || lands?.length === 0) return []
  let query = db
    .selectFrom('evaluation_result')
    .innerJoin('evaluation_trace', (join) =>
      join
        .onRef('evaluation_trace.district', '=', 'evaluation_result.district')
        .onRef('evaluation_trace.evaluation', '=', 'evaluation_result.evaluation')
        .onRef('evaluation_trace.parcel_code', '=', 'evaluation_result.parcel_code'),
    )
    .selectAll('evaluation_trace')
    .where('evaluation_result.district', '=', district)
    .where('evaluation_result.evaluation', '=', evaluation)
    .orderBy('evaluation_result.parcel_code')
    .limit(limit)
  if (after !== null) query = query.where('evaluation_result.parcel_code', '>', after)
  if (classes !== null) query = query.where(oneOf('evaluation_result.class', classes))
  if (hows !== null) query = query.where(oneOf('evaluation_result.how', hows))
  if (towns !== null) query = query.where('evaluation_result.town_code', 'in', [...towns])
  if (lands !== null) query = query.where('evaluation_result.land_class', 'in', [...lands])
  if (text !== null) {
    query = query.where('evaluation_result.parcel_code', 'in', (found) =>
      found
        .selectFrom('parcel')
        .select('parcel_code')
        .where('district', '=', district)
        .where('cycle', '=', filter.cycle)
        .where('search', 'like', likePart(text)),
    )
  }
  return query.execute()
}

type Column = 'evaluation_result.class' | 'evaluation_result.how'

/** The column is one of the values, where null stands for no value. */
export function oneOf(column: Column, values: readonly (string | null)[]) {
  return (row: ExpressionBuilder<Schema, 'evaluation_result'>) => {
    const given = values.filter((value) => value !== null)
    return row.or([
      ...(given.length > 0 ? [row(column, 'in', given)] : []),
      ...(values.includes(null) ? [row(column, 'is', null)] : []),
    ])
  }
}

/** LIKE pattern of a part of a text; SQLite and PostgreSQL both take \ only with an escape clause, so wildcards go. */
export function likePart(text: string): string {
  return `%${text.replaceAll(/[%_\\]/g, '')}%`
}

export async function findTrace(
  db: Kysely<Schema>,
  district: string,
  evaluation: number,
  parcelCode: string,
): Promise<EvaluationTraceTable | null> {
  const trace = await db
    .selectFrom('evaluation_trace')
    .selectAll()
    .where('district', '=', district)
    .where('evaluation', '=', evaluation)
    .where('parcel_code', '=', parcelCode)
    .executeTakeFirst()
  return trace ?? null
}
