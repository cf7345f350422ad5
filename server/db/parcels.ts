import type { Kysely } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import { compiledOnce } from './compiled-once.ts'
import { compareTexts } from './rows.ts'
import type { FindingCountTable, ParcelTable, RowTable, Schema } from './schema.ts'

type Year = { readonly district: string; readonly cycle: string }

const readLines = compiledOnce<Year, ParcelTable>((db, value, codes) =>
  db
    .selectFrom('parcel')
    .selectAll()
    .where('district', '=', value('district'))
    .where('cycle', '=', value('cycle'))
    .where('parcel_code', 'in', codes)
    .orderBy('parcel_code'),
)

export function parcelLines(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<readonly ParcelTable[]> {
  return readLines(db, { district, cycle }, parcelCodes)
}

const insertLines = bulkInsert<ParcelTable>((db, lines) =>
  db
    .insertInto('parcel')
    .values(lines)
    .onConflict((conflict) =>
      conflict.columns(['district', 'cycle', 'parcel_code']).doUpdateSet((row) => ({
        town_code: row.ref('excluded.town_code'),
        land_class: row.ref('excluded.land_class'),
        parcel_name: row.ref('excluded.parcel_name'),
        owner_name: row.ref('excluded.owner_name'),
        owner_uscc: row.ref('excluded.owner_uscc'),
        land_area: row.ref('excluded.land_area'),
        status: row.ref('excluded.status'),
        revision: row.ref('excluded.revision'),
        firms: row.ref('excluded.firms'),
        started: row.ref('excluded.started'),
        required: row.ref('excluded.required'),
        filled: row.ref('excluded.filled'),
        errors: row.ref('excluded.errors'),
        warnings: row.ref('excluded.warnings'),
        open_errors: row.ref('excluded.open_errors'),
        open_warnings: row.ref('excluded.open_warnings'),
        search: row.ref('excluded.search'),
        updated_at: row.ref('excluded.updated_at'),
        zone: row.ref('excluded.zone'),
        filed_on: row.ref('excluded.filed_on'),
        town_reviewed_on: row.ref('excluded.town_reviewed_on'),
        reviewed_on: row.ref('excluded.reviewed_on'),
      })),
    ),
)

export function saveParcelLines(db: Kysely<Schema>, lines: readonly ParcelTable[]): Promise<void> {
  return insertLines(
    db,
    [...lines].sort((a, b) => compareTexts(a.parcel_code, b.parcel_code)),
  )
}

const deleteLines = compiledOnce<Year, unknown>((db, value, codes) =>
  db
    .deleteFrom('parcel')
    .where('district', '=', value('district'))
    .where('cycle', '=', value('cycle'))
    .where('parcel_code', 'in', codes),
)

/** Of parcels that were removed. */
export async function deleteParcelLines(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<void> {
  await deleteLines(db, { district, cycle }, parcelCodes)
}

const readCounts = compiledOnce<Year, FindingCountTable>((db, value, codes) =>
  db
    .selectFrom('finding_count')
    .selectAll()
    .where('district', '=', value('district'))
    .where('cycle', '=', value('cycle'))
    .where('parcel_code', 'in', codes),
)

export function findingCounts(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<readonly FindingCountTable[]> {
  return readCounts(db, { district, cycle }, parcelCodes)
}

const deleteCounts = compiledOnce<Year, unknown>((db, value, codes) =>
  db
    .deleteFrom('finding_count')
    .where('district', '=', value('district'))
    .where('cycle', '=', value('cycle'))
    .where('parcel_code', 'in', codes),
)
const insertCounts = bulkInsert<FindingCountTable>((db, counts) => db.insertInto('finding_count').values(counts))

/** Takes away all counts of the parcels and puts these in their place. */
export async function replaceFindingCounts(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
  counts: readonly FindingCountTable[],
): Promise<void> {
  await deleteCounts(db, { district, cycle }, parcelCodes)
  await insertCounts(db, counts)
}

/** Shares of firms on parcels other than those named: what a firm has elsewhere in the district that year. */
export interface ShareElsewhere {
  readonly uscc: string
  readonly parcelCode: string
  readonly townCode: string | null
  readonly status: string
  readonly share: number | null
}

const readShares = compiledOnce<Year, Pick<RowTable, 'uscc' | 'parcel_code' | 'town_code' | 'status' | 'share'>>(
  (db, value, usccs) =>
    db
      .selectFrom('row')
      .select(['uscc', 'parcel_code', 'town_code', 'status', 'share'])
      .where('district', '=', value('district'))
      .where('cycle', '=', value('cycle'))
      .where('uscc', 'in', usccs)
      // As the index of firms asks. Not sorted here: for one firm SQLite would walk the whole district in the order of
      // its parcels to save the sorting of a line or two.
      .where('uscc', 'is not', null)
      .where('removed', '=', 0),
)

/** By firm, then by parcel. */
export async function sharesOfFirms(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  usccs: readonly string[],
): Promise<readonly ShareElsewhere[]> {
  const rows = await readShares(db, { district, cycle }, usccs)
  return rows
    .flatMap(({ uscc, parcel_code, town_code, status, share }) =>
      uscc === null ? [] : [{ uscc, parcelCode: parcel_code, townCode: town_code, status, share }],
    )
    .sort((a, b) => compareTexts(a.uscc, b.uscc) || compareTexts(a.parcelCode, b.parcelCode))
}

const readClaims = compiledOnce<Year, { readonly parcel_code: string; readonly town_code: string }>(
  (db, value, codes) =>
    db
      .selectFrom('parcel_claim')
      .select(['parcel_code', 'town_code'])
      .where('district', '=', value('district'))
      .where('cycle', '=', value('cycle'))
      .where('parcel_code', 'in', codes)
      .orderBy('parcel_code')
      .orderBy('town_code'),
)

/** Towns that sent rows for a parcel of another town. */
export function claimsOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<readonly { readonly parcel_code: string; readonly town_code: string }[]> {
  return readClaims(db, { district, cycle }, parcelCodes)
}

export async function saveClaim(db: Kysely<Schema>, claim: Schema['parcel_claim']): Promise<void> {
  await db
    .insertInto('parcel_claim')
    .values(claim)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const deleteClaimLines = compiledOnce<Year, unknown>((db, value, codes) =>
  db
    .deleteFrom('parcel_claim')
    .where('district', '=', value('district'))
    .where('cycle', '=', value('cycle'))
    .where('parcel_code', 'in', codes),
)

/** The district has decided whose parcels these are. */
export async function deleteClaims(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<void> {
  await deleteClaimLines(db, { district, cycle }, parcelCodes)
}
