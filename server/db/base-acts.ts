import type { Kysely } from 'kysely'
import type {
  BaseActParcelTable,
  BaseActTable,
  BaseChangeTable,
  BaseCodeRuleTable,
  BaseImportTable,
} from './base-map-tables.ts'
import { lookUp } from './look-up.ts'
import { inPieces } from './rows.ts'
import type { Schema } from './schema.ts'

export async function insertAct(
  db: Kysely<Schema>,
  act: BaseActTable,
  parcels: readonly BaseActParcelTable[],
): Promise<void> {
  await db.insertInto('base_act').values(act).execute()
  await inPieces(parcels, (piece) =>
    db
      .insertInto('base_act_parcel')
      .values([...piece])
      .execute(),
  )
}

export async function actOfRequest(
  db: Kysely<Schema>,
  district: string,
  request: string,
): Promise<BaseActTable | null> {
  const found = await db
    .selectFrom('base_act')
    .selectAll()
    .where('district', '=', district)
    .where('request', '=', request)
    .executeTakeFirst()
  return found ?? null
}

/** What happened to a parcel, newest first. */
export async function actsOfParcel(
  db: Kysely<Schema>,
  district: string,
  parcelCode: string,
): Promise<readonly BaseActTable[]> {
  return db
    .selectFrom('base_act')
    .selectAll()
    .where('district', '=', district)
    .where('number', 'in', (nested) =>
      nested
        .selectFrom('base_act_parcel')
        .select('act')
        .where('base_act_parcel.district', '=', district)
        .where('base_act_parcel.parcel_code', '=', parcelCode),
    )
    .orderBy('number', 'desc')
    .execute()
}

/** Lines of imports that were applied, about one parcel, newest first. */
export async function appliedChangesOf(
  db: Kysely<Schema>,
  district: string,
  parcelCode: string,
): Promise<
  readonly (BaseChangeTable &
    Pick<BaseImportTable, 'closed_by' | 'closed_at' | 'closed_reason' | 'cycle'> & { readonly source: string })[]
> {
  return db
    .selectFrom('base_change')
    .innerJoin('base_import', (join) =>
      join
        .onRef('base_import.district', '=', 'base_change.district')
        .onRef('base_import.id', '=', 'base_change.import')
        .onRef('base_import.comparison', '=', 'base_change.comparison'),
    )
    .selectAll('base_change')
    .select(['closed_by', 'closed_at', 'closed_reason', 'base_import.cycle', 'base_import.kind as source'])
    .where('base_change.district', '=', district)
    .where('base_change.parcel_code', '=', parcelCode)
    .where('base_change.kind', 'in', ['new', 'changed'])
    .where('base_import.state', '=', 'applied')
    .orderBy('base_import.closed_at', 'desc')
    .execute()
}

export async function lastCodeRule(db: Kysely<Schema>, district: string): Promise<BaseCodeRuleTable | null> {
  const found = await db
    .selectFrom('base_code_rule')
    .selectAll()
    .where('district', '=', district)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

export async function insertCodeRule(db: Kysely<Schema>, rule: BaseCodeRuleTable): Promise<void> {
  await db.insertInto('base_code_rule').values(rule).execute()
}

/** What took the place of parcels, by parcel. */
export async function successorsOfParcels(
  db: Kysely<Schema>,
  district: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await lookUp(codes, (some) =>
    db
      .selectFrom('base_act_parcel')
      .innerJoin('base_act', (join) =>
        join
          .onRef('base_act.district', '=', 'base_act_parcel.district')
          .onRef('base_act.number', '=', 'base_act_parcel.act'),
      )
      .select(['base_act_parcel.parcel_code as parcel_code', 'base_act.successors as successors'])
      .where('base_act_parcel.district', '=', district)
      .where('base_act_parcel.parcel_code', 'in', some)
      .where('base_act_parcel.role', '=', 'predecessor')
      .execute(),
  )
  const successors = new Map<string, readonly string[]>()
  for (const { parcel_code, successors: text } of found) {
    const codesThere = JSON.parse(text) as readonly string[]
    successors.set(parcel_code, [...(successors.get(parcel_code) ?? []), ...codesThere])
  }
  return successors
}
