import type { Kysely } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import type { ClassPolicyTable, PolicyApplicationTable } from './class-list-tables.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

export async function insertPolicies(db: Kysely<Schema>, policies: readonly ClassPolicyTable[]): Promise<void> {
  for (const policy of policies) await db.insertInto('class_policy').values(policy).execute()
}

/** All versions of one, newest first. */
export async function policyVersions(
  db: Kysely<Schema>,
  district: string,
  id: string,
): Promise<readonly ClassPolicyTable[]> {
  return db
    .selectFrom('class_policy')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .orderBy('revision', 'desc')
    .execute()
}

/** Each policy as it stands, in the order they were made. */
export async function standingPolicies(db: Kysely<Schema>, district: string): Promise<readonly ClassPolicyTable[]> {
  const versions = await db
    .selectFrom('class_policy')
    .selectAll()
    .where('district', '=', district)
    .orderBy('seq')
    .orderBy('revision')
    .execute()
  return [...new Map(versions.map((version) => [version.id, version])).values()]
}

export const insertApplications = bulkInsert<PolicyApplicationTable>((db, applications) =>
  db.insertInto('policy_application').values(applications),
)

export interface ApplicationFilter {
  readonly district: string
  /** Null: any. */
  readonly policies: readonly string[] | null
  readonly towns: readonly string[] | null
  readonly parcelCode: string | null
  readonly state: 'now' | 'ended' | 'all'
}

function applicationsWhere(db: Kysely<Schema>, { district, policies, towns, parcelCode, state }: ApplicationFilter) {
  let query = db.selectFrom('policy_application').where('district', '=', district)
  if (policies !== null) {
    query = query.where((line) => (policies.length === 0 ? line.lit(false) : line('policy', 'in', [...policies])))
  }
  if (towns !== null) {
    query = query.where((line) => (towns.length === 0 ? line.lit(false) : line('town_code', 'in', [...towns])))
  }
  if (parcelCode !== null) query = query.where('parcel_code', '=', parcelCode)
  if (state === 'now') query = query.where('until_day', 'is', null)
  if (state === 'ended') query = query.where('until_day', 'is not', null)
  return query
}

export interface ApplicationPlace {
  readonly parcelCode: string
  readonly policy: string
  readonly number: number
}

/** By parcel, policy and number, after the place given. */
export async function applicationPage(
  db: Kysely<Schema>,
  filter: ApplicationFilter,
  after: ApplicationPlace | null,
  limit: number,
): Promise<readonly PolicyApplicationTable[]> {
  let query = applicationsWhere(db, filter).selectAll()
  if (after !== null) {
    const { parcelCode, policy, number } = after
    query = query.where((line) =>
      line(line.refTuple('parcel_code', 'policy', 'number'), '>', line.tuple(parcelCode, policy, number)),
    )
  }
  return query.orderBy('parcel_code').orderBy('policy').orderBy('number').limit(limit).execute()
}

export async function countApplications(db: Kysely<Schema>, filter: ApplicationFilter): Promise<number> {
  const { found } = await applicationsWhere(db, filter)
    .select((line) => line.fn.countAll<number>().as('found'))
    .executeTakeFirstOrThrow()
  return Number(found)
}

/** How many parcels each policy is applied to now. */
export async function appliedCounts(
  db: Kysely<Schema>,
  district: string,
  towns: readonly string[] | null,
): Promise<ReadonlyMap<string, number>> {
  const filter = { district, policies: null, towns, parcelCode: null, state: 'now' } as const
  const counts = await applicationsWhere(db, filter)
    .select((line) => ['policy', line.fn.countAll<number>().as('found')])
    .groupBy('policy')
    .execute()
  return new Map(counts.map(({ policy, found }) => [policy, Number(found)]))
}

/** All applications of a policy to some parcels, the oldest first. */
export async function applicationsOf(
  db: Kysely<Schema>,
  district: string,
  policy: string,
  parcelCodes: readonly string[],
): Promise<readonly PolicyApplicationTable[]> {
  return lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('policy_application')
      .selectAll()
      .where('district', '=', district)
      .where('policy', '=', policy)
      .where('parcel_code', 'in', codes)
      .orderBy('parcel_code')
      .orderBy('number')
      .execute(),
  )
}

/** Ends what is applied of a policy to the parcels. */
export async function endApplications(
  db: Kysely<Schema>,
  district: string,
  policy: string,
  parcelCodes: readonly string[],
  end: Pick<PolicyApplicationTable, 'until_day' | 'until_reason' | 'until_act'>,
): Promise<void> {
  await lookUp(parcelCodes, async (codes) => {
    await db
      .updateTable('policy_application')
      .set(end)
      .where('district', '=', district)
      .where('policy', '=', policy)
      .where('parcel_code', 'in', codes)
      .where('until_day', 'is', null)
      .execute()
    return []
  })
}
