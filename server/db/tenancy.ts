import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import { compiledOnce } from './compiled-once.ts'
import { lookUp } from './look-up.ts'
import { compareTexts } from './rows.ts'
import type { RowTable, Schema } from './schema.ts'
import type { TenancyIssueTable, TenancyLineTable } from './tenancy-tables.ts'

const insertLines = bulkInsert<TenancyLineTable>((db, lines) => db.insertInto('tenancy_line').values(lines))
const insertIssues = bulkInsert<TenancyIssueTable>((db, issues) => db.insertInto('tenancy_issue').values(issues))

const derivedTables = (['tenancy_line', 'tenancy_issue'] as const).map((table) =>
  compiledOnce<{ district: string; cycle: string }, unknown>((db, value, codes) =>
    db
      .deleteFrom(table)
      .where('district', '=', value('district'))
      .where('cycle', '=', value('cycle'))
      .where('parcel_code', 'in', codes),
  ),
)

/** Takes away all that is derived of these parcels' tenancy and puts this in its place. */
export async function replaceTenancy(
  db: Kysely<Schema>,
  { district, cycle }: { readonly district: string; readonly cycle: string },
  parcelCodes: readonly string[],
  { lines, issues }: { readonly lines: readonly TenancyLineTable[]; readonly issues: readonly TenancyIssueTable[] },
): Promise<void> {
  for (const deleteDerived of derivedTables) await deleteDerived(db, { district, cycle }, parcelCodes)
  await insertLines(db, lines)
  await insertIssues(db, issues)
}

export interface TenancyFilter {
  readonly district: string
  readonly cycle: string
  /** On the parcel. */
  readonly scope: () => Expression<SqlBool>
  readonly town: string | null
  /** 国企属性 of the owner, any of these. */
  readonly soe: readonly string[] | null
  /** Only with an inconsistency of that kind; 'any' for one of whatever kind. */
  readonly kind: string | null
  readonly parcelCode: string | null
  /** YYYY-MM-DD */
  readonly today: string
}

function linesWithin(db: Kysely<Schema>, filter: TenancyFilter) {
  const { district, cycle, scope, town, soe, kind, parcelCode, today } = filter
  let query = db
    .selectFrom('tenancy_line as line')
    .innerJoin('parcel', (join) =>
      join
        .onRef('parcel.district', '=', 'line.district')
        .onRef('parcel.cycle', '=', 'line.cycle')
        .onRef('parcel.parcel_code', '=', 'line.parcel_code'),
    )
    .where('line.district', '=', district)
    .where('line.cycle', '=', cycle)
    .where(scope)
  if (town !== null) query = query.where('line.town_code', '=', town)
  if (soe !== null) query = query.where('line.owner_soe', 'in', [...soe])
  if (parcelCode !== null) query = query.where('line.parcel_code', '=', parcelCode)
  if (kind !== null) {
    query = query.where((row) =>
      row.exists(
        row
          .selectFrom('tenancy_issue as issue')
          .select(sql<number>`1`.as('one'))
          .whereRef('issue.district', '=', 'line.district')
          .whereRef('issue.cycle', '=', 'line.cycle')
          .whereRef('issue.parcel_code', '=', 'line.parcel_code')
          .where((one) => one.or([one('issue.due', 'is', null), one('issue.due', '<', today)]))
          .$if(kind !== 'any', (one) => one.where('issue.kind', '=', kind)),
      ),
    )
  }
  return query
}

/** Codes of the parcels after the one given, in order. */
export async function tenancyPage(
  db: Kysely<Schema>,
  filter: TenancyFilter,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const lines = await linesWithin(db, filter)
    .select('line.parcel_code')
    .where('line.parcel_code', '>', after)
    .orderBy('line.parcel_code')
    .limit(limit)
    .execute()
  return lines.map((line) => line.parcel_code)
}

export async function countTenancy(db: Kysely<Schema>, filter: TenancyFilter): Promise<number> {
  const { count } = await linesWithin(db, filter)
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many parcels have each kind of inconsistency today. */
export async function issueCounts(
  db: Kysely<Schema>,
  { district, cycle, scope, town, today }: TenancyFilter,
): Promise<readonly { readonly kind: string; readonly parcels: number }[]> {
  let query = db
    .selectFrom('tenancy_issue as issue')
    .innerJoin('parcel', (join) =>
      join
        .onRef('parcel.district', '=', 'issue.district')
        .onRef('parcel.cycle', '=', 'issue.cycle')
        .onRef('parcel.parcel_code', '=', 'issue.parcel_code'),
    )
    .select((row) => ['issue.kind', row.fn.count('issue.parcel_code').distinct().as('parcels')])
    .where('issue.district', '=', district)
    .where('issue.cycle', '=', cycle)
    .where(scope)
    .where((row) => row.or([row('issue.due', 'is', null), row('issue.due', '<', today)]))
    .groupBy('issue.kind')
    .orderBy('issue.kind')
  if (town !== null) query = query.where('issue.town_code', '=', town)
  const counts = await query.execute()
  return counts.map(({ kind, parcels }) => ({ kind, parcels: Number(parcels) }))
}

/** Whose firms a list is about: those with a parcel in a 街镇, or all with null. */
export interface FirmFilter {
  readonly district: string
  readonly cycle: string
  readonly town: string | null
}

/** Parcels with the finding X30 after the code given, in order: by way of the findings, never of the rows. */
export async function parcelsWithSharesOff(
  db: Kysely<Schema>,
  { district, cycle, town }: FirmFilter,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  let query = db
    .selectFrom('finding_count as found')
    .select('found.parcel_code')
    .distinct()
    .where('found.district', '=', district)
    .where('found.cycle', '=', cycle)
    .where('found.code', '=', 'X30')
    .where('found.parcel_code', '>', after)
    .orderBy('found.parcel_code')
    .limit(limit)
  if (town !== null) {
    query = query
      .innerJoin('parcel', (join) =>
        join
          .onRef('parcel.district', '=', 'found.district')
          .onRef('parcel.cycle', '=', 'found.cycle')
          .onRef('parcel.parcel_code', '=', 'found.parcel_code'),
      )
      .where('parcel.town_code', '=', town)
  }
  return (await query.execute()).map((line) => line.parcel_code)
}

/** Firms that stand on these parcels. */
export async function firmsOnParcels(
  db: Kysely<Schema>,
  { district, cycle }: FirmFilter,
  parcelCodes: readonly string[],
): Promise<readonly string[]> {
  const rows = await lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('row')
      .select('uscc')
      .distinct()
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('parcel_code', 'in', codes)
      .where('uscc', 'is not', null)
      .where('removed', '=', 0)
      .execute(),
  )
  return [...new Set(rows.flatMap(({ uscc }) => uscc ?? []))].sort(compareTexts)
}

/**
 * Codes of firms with more than one row in the year, after the code given, in order. For the district the index of
 * firms is walked, which holds nothing but keys; for a 街镇 its own rows.
 */
export async function firmsOfSeveral(
  db: Kysely<Schema>,
  { district, cycle, town }: FirmFilter,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  let query = db
    .selectFrom('row')
    .select('uscc')
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('uscc', 'is not', null)
    .where('uscc', '>', after)
    .groupBy('uscc')
    .orderBy('uscc')
    .limit(limit)
  query =
    town === null
      ? query.having((row) => row(row.fn.countAll(), '>', 1))
      : query
          .where('town_code', '=', town)
          .where((row) =>
            row.exists(
              row
                .selectFrom('row as other')
                .select(sql<number>`1`.as('one'))
                .whereRef('other.district', '=', 'row.district')
                .whereRef('other.cycle', '=', 'row.cycle')
                .whereRef('other.uscc', '=', 'row.uscc')
                .whereRef('other.parcel_code', '<>', 'row.parcel_code'),
            ),
          )
  return (await query.execute()).flatMap(({ uscc }) => uscc ?? [])
}

/** Rows of these firms in the year, by firm and parcel. */
export async function rowsOfFirms(
  db: Kysely<Schema>,
  { district, cycle }: FirmFilter,
  usccs: readonly string[],
): Promise<readonly RowTable[]> {
  const rows = await lookUp(usccs, (codes) =>
    db
      .selectFrom('row')
      .selectAll()
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('uscc', 'in', codes)
      .where('uscc', 'is not', null)
      .where('removed', '=', 0)
      .execute(),
  )
  return rows.toSorted((a, b) => compareTexts(a.uscc ?? '', b.uscc ?? '') || compareTexts(a.parcel_code, b.parcel_code))
}
