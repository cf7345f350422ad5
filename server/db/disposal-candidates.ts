import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { holdsOn } from './class-list-stays.ts'
import type { LowEfficiencyStayTable } from './class-list-tables.ts'
import type { Schema } from './schema.ts'

export interface CandidateFilter {
  readonly district: string
  /** On columns of low_efficiency_stay. */
  readonly scope: RawBuilder<SqlBool>
  readonly town: string | null
}

/** Stays on the list as it stands whose parcel has no plan, and was not disposed of since it came on the list. */
function candidates(db: Kysely<Schema>, { district, scope, town }: CandidateFilter) {
  let query = db
    .selectFrom('low_efficiency_stay')
    .where('district', '=', district)
    .where(holdsOn(null))
    .where(scope)
    .where(
      sql<SqlBool>`not exists (select 1 from disposal_plan planned where planned.district = low_efficiency_stay.district
        and planned.parcel_code = low_efficiency_stay.parcel_code and (planned.is_open = 1
        or (planned.state = 'completed' and planned.disposed_on >= low_efficiency_stay.from_day)))`,
    )
  if (town !== null) query = query.where('town_code', '=', town)
  return query
}

/** By parcel code, after the code given. */
export async function candidatePage(
  db: Kysely<Schema>,
  filter: CandidateFilter,
  after: string,
  limit: number,
): Promise<readonly LowEfficiencyStayTable[]> {
  return candidates(db, filter)
    .selectAll()
    .where('parcel_code', '>', after)
    .orderBy('parcel_code')
    .limit(limit)
    .execute()
}

export async function countCandidates(db: Kysely<Schema>, filter: CandidateFilter): Promise<number> {
  const { total } = await candidates(db, filter)
    .select((stay) => stay.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}
