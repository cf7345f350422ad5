import type { Kysely } from 'kysely'
import type { CollectionRuleTable } from './dispute-tables.ts'
import type { Schema } from './schema.ts'

export type CollectionRuleKind = 'tolerance' | 'dispute-terms' | 'publication-terms' | 'letters'

/** The version in force; null while the shipped rule is. */
export async function latestRule(
  db: Kysely<Schema>,
  district: string,
  kind: CollectionRuleKind,
): Promise<CollectionRuleTable | null> {
  const found = await db
    .selectFrom('collection_rule')
    .selectAll()
    .where('district', '=', district)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

export async function insertCollectionRule(db: Kysely<Schema>, rule: CollectionRuleTable): Promise<void> {
  await db.insertInto('collection_rule').values(rule).execute()
}
