import type { Kysely } from 'kysely'
import type { EvaluationTraceTable } from './evaluation-tables.ts'
import { oneOf } from './evaluations.ts'
import type { Schema } from './schema.ts'

/** Which results of an evaluation sheets are made of. */
export interface SheetFilter {
  readonly district: string
  readonly evaluation: number
  /** Null for all of them; an empty list is none. */
  readonly towns: readonly string[] | null
  /** A null within stands for results without a class. */
  readonly classes: readonly (string | null)[] | null
  readonly codes: readonly string[] | null
}

/** Codes of the parcels after the one given, in order. */
export async function sheetCodes(
  db: Kysely<Schema>,
  { district, evaluation, towns, classes, codes }: SheetFilter,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  if (towns?.length === 0 || codes?.length === 0) return []
  let query = db
    .selectFrom('evaluation_result')
    .select('parcel_code')
    .where('district', '=', district)
    .where('evaluation', '=', evaluation)
    .where('parcel_code', '>', after)
    .orderBy('parcel_code')
    .limit(limit)
  if (towns !== null) query = query.where('town_code', 'in', [...towns])
  if (classes !== null) query = query.where(oneOf('evaluation_result.class', classes))
  if (codes !== null) query = query.where('parcel_code', 'in', [...codes])
  return (await query.execute()).map((line) => line.parcel_code)
}

/** Traces of those parcels, in the order of their codes. */
export async function tracesOfCodes(
  db: Kysely<Schema>,
  district: string,
  evaluation: number,
  codes: readonly string[],
): Promise<readonly EvaluationTraceTable[]> {
  if (codes.length === 0) return []
  return db
    .selectFrom('evaluation_trace')
    .selectAll()
    .where('district', '=', district)
    .where('evaluation', '=', evaluation)
    .where('parcel_code', 'in', [...codes])
    .orderBy('parcel_code')
    .execute()
}

/** The 街镇 of an evaluation with their parcels, by code; parcels without a 街镇 are left out. */
export async function townsOfResults(
  db: Kysely<Schema>,
  district: string,
  evaluation: number,
): Promise<readonly { readonly townCode: string; readonly parcels: number }[]> {
  const towns = await db
    .selectFrom('evaluation_result')
    .select(({ fn }) => ['town_code', fn.countAll().as('parcels')])
    .where('district', '=', district)
    .where('evaluation', '=', evaluation)
    .where('town_code', 'is not', null)
    .groupBy('town_code')
    .orderBy('town_code')
    .execute()
  return towns.map(({ town_code, parcels }) => ({ townCode: town_code ?? '', parcels: Number(parcels) }))
}
