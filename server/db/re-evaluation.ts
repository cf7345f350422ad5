import { type Kysely, type SqlBool, sql } from 'kysely'
import type { EvaluationResultTable } from './evaluation-tables.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

/** Results of an evaluation by parcel code, of the named parcels. */
export async function resultsOf(
  db: Kysely<Schema>,
  district: string,
  evaluation: number,
  parcelCodes: readonly string[],
): Promise<ReadonlyMap<string, EvaluationResultTable>> {
  const found = await lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('evaluation_result')
      .selectAll()
      .where('district', '=', district)
      .where('evaluation', '=', evaluation)
      .where('parcel_code', 'in', codes)
      .execute(),
  )
  return new Map(found.map((result) => [result.parcel_code, result]))
}

export interface MovedFilter {
  readonly district: string
  readonly basis: number
  readonly evaluation: number
  /** Parcels the evaluation was made for: they did not move by themselves. */
  readonly named: readonly string[]
  readonly town: string | null
  /** Only those of another class. */
  readonly isClassOnly: boolean
}

function moved(db: Kysely<Schema>, { district, basis, evaluation, named, town, isClassOnly }: MovedFilter) {
  const isOther = (column: 'class' | 'rank' | 'ranked' | 'total') =>
    sql<SqlBool>`${sql.ref(`before.${column}`)} is distinct from ${sql.ref(`after.${column}`)}`
  let query = db
    .selectFrom('evaluation_result as after')
    .innerJoin('evaluation_result as before', (join) =>
      join
        .onRef('before.district', '=', 'after.district')
        .onRef('before.parcel_code', '=', 'after.parcel_code')
        .on('before.evaluation', '=', basis),
    )
    .where('after.district', '=', district)
    .where('after.evaluation', '=', evaluation)
    .where(
      sql<SqlBool>`(${sql.join(isClassOnly ? [isOther('class')] : [isOther('class'), isOther('rank'), isOther('total')], sql` or `)})`,
    )
  if (named.length > 0) query = query.where('after.parcel_code', 'not in', [...named])
  if (town !== null) query = query.where('after.town_code', '=', town)
  return query
}

/** Codes of the parcels that moved, in order, after the code given. */
export async function movedPage(
  db: Kysely<Schema>,
  filter: MovedFilter,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const found = await moved(db, filter)
    .select('after.parcel_code')
    .where('after.parcel_code', '>', after)
    .orderBy('after.parcel_code')
    .limit(limit)
    .execute()
  return found.map(({ parcel_code: code }) => code)
}

export async function countMoved(db: Kysely<Schema>, filter: MovedFilter): Promise<number> {
  const { total } = await moved(db, filter)
    .select((line) => line.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}
