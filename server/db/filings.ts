import type { Kysely } from 'kysely'
import type {
  FilingDeclarationTable,
  FilingEventTable,
  FilingRequestTable,
  FilingRuleTable,
  FilingSheetTable,
  FilingTable,
} from './filing-tables.ts'
import type { Schema } from './schema.ts'

export async function findFiling(db: Kysely<Schema>, district: string, id: string): Promise<FilingTable | null> {
  const found = await db
    .selectFrom('filing')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** Makes or replaces the line of a filing. */
export async function saveFiling(db: Kysely<Schema>, filing: FilingTable): Promise<void> {
  await db
    .insertInto('filing')
    .values(filing)
    .onConflict((conflict) => {
      const { district: _district, id: _id, ...rest } = filing
      return conflict.columns(['district', 'id']).doUpdateSet(rest)
    })
    .execute()
}

export async function insertEvent(db: Kysely<Schema>, event: FilingEventTable): Promise<void> {
  await db.insertInto('filing_event').values(event).execute()
}

/** The log of a filing, in order. */
export async function eventsOf(
  db: Kysely<Schema>,
  district: string,
  filing: string,
): Promise<readonly FilingEventTable[]> {
  return db
    .selectFrom('filing_event')
    .selectAll()
    .where('district', '=', district)
    .where('filing', '=', filing)
    .orderBy('version')
    .execute()
}

export async function insertDeclaration(db: Kysely<Schema>, declaration: FilingDeclarationTable): Promise<void> {
  await db.insertInto('filing_declaration').values(declaration).execute()
}

/** Changes of a 申请表 up to a revision, in order; all of them without one. */
export async function declarationsOf(
  db: Kysely<Schema>,
  district: string,
  filing: string,
): Promise<readonly FilingDeclarationTable[]> {
  return db
    .selectFrom('filing_declaration')
    .selectAll()
    .where('district', '=', district)
    .where('row_key', '=', filing)
    .orderBy('revision')
    .execute()
}

/** Reviewers of a filing; those that were noted before are not asked again. */
export async function saveReviewers(
  db: Kysely<Schema>,
  district: string,
  filing: string,
  reviewers: readonly string[],
): Promise<void> {
  if (reviewers.length === 0) return
  await db
    .insertInto('filing_reviewer')
    .values(reviewers.map((reviewer) => ({ district, filing, reviewer })))
    .onConflict((conflict) => conflict.columns(['district', 'reviewer', 'filing']).doNothing())
    .execute()
}

export async function isReviewerOf(
  db: Kysely<Schema>,
  district: string,
  reviewer: string,
  filing: string,
): Promise<boolean> {
  const found = await db
    .selectFrom('filing_reviewer')
    .select('filing')
    .where('district', '=', district)
    .where('reviewer', '=', reviewer)
    .where('filing', '=', filing)
    .executeTakeFirst()
  return found !== undefined
}

/** Puts the request in its place first of all; false when it was carried out before. */
export async function insertRequest(db: Kysely<Schema>, request: FilingRequestTable): Promise<boolean> {
  const inserted = await db
    .insertInto('filing_request')
    .values(request)
    .onConflict((conflict) => conflict.columns(['district', 'id']).doNothing())
    .returning('id')
    .execute()
  return inserted.length > 0
}

export async function findRequest(
  db: Kysely<Schema>,
  district: string,
  id: string,
): Promise<FilingRequestTable | null> {
  const found = await db
    .selectFrom('filing_request')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** Every version of what runs filings, in order. */
export async function ruleVersions(db: Kysely<Schema>, district: string): Promise<readonly FilingRuleTable[]> {
  return db.selectFrom('filing_rule').selectAll().where('district', '=', district).orderBy('seq').execute()
}

export async function insertRule(db: Kysely<Schema>, rule: FilingRuleTable): Promise<void> {
  await db.insertInto('filing_rule').values(rule).execute()
}

export async function insertSheet(db: Kysely<Schema>, sheet: FilingSheetTable): Promise<void> {
  await db.insertInto('filing_sheet').values(sheet).execute()
}

export async function findSheet(
  db: Kysely<Schema>,
  district: string,
  filing: string,
  version: number,
): Promise<FilingSheetTable | null> {
  const found = await db
    .selectFrom('filing_sheet')
    .selectAll()
    .where('district', '=', district)
    .where('filing', '=', filing)
    .where('version', '=', version)
    .executeTakeFirst()
  return found ?? null
}
