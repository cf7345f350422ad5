import type { Kysely } from 'kysely'
import type { DisputeTermsBody } from '#core/api/disputes.ts'
import { type DisputeTerms, shippedDisputeTerms } from '#core/dispute/terms.ts'
import type { Grant } from '../actions/authorise.ts'
import { latestRule } from '../db/collection-rules.ts'
import type { CollectionRuleTable } from '../db/dispute-tables.ts'
import type { Schema } from '../db/schema.ts'
import { saveCollectionRule } from '../department-data/collection-rule.ts'
import type { Service } from '../service.ts'

function contentOf(rule: CollectionRuleTable | null): DisputeTerms {
  return rule === null ? shippedDisputeTerms : (JSON.parse(rule.content) as DisputeTerms)
}

function bodyOf(rule: CollectionRuleTable | null): DisputeTermsBody {
  const { version = 0, reason = null, by_name: by = null, at = null } = rule ?? {}
  return { ...contentOf(rule), version, reason, by, at }
}

export async function termsNow(db: Kysely<Schema>, district: string): Promise<DisputeTerms> {
  return contentOf(await latestRule(db, district, 'dispute-terms'))
}

export async function readTerms({ database, district }: Service): Promise<DisputeTermsBody> {
  return database.read(async (db) => bodyOf(await latestRule(db, district.code, 'dispute-terms')))
}

/** Disputes that are raised from now on are due by it. Throws ProblemError collection-rule-changed. */
export async function changeTerms(
  service: Service,
  grant: Grant,
  { version, answerDays, reason }: { readonly version: number; readonly answerDays: number; readonly reason: string },
): Promise<DisputeTermsBody> {
  const content: DisputeTerms = { answerDays }
  const change = { kind: 'dispute-terms', version, content, reason, action: 'dispute-terms-changed' } as const
  return service.database.write(async (db) => bodyOf(await saveCollectionRule(db, service, grant, change)))
}
