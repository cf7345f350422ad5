import type { Kysely } from 'kysely'
import type { PublicationTermsBody, PublicationTermsChange } from '#core/api/publications.ts'
import { type PublicationTerms, shippedPublicationTerms } from '#core/publication/terms.ts'
import type { Grant } from '../actions/authorise.ts'
import { latestRule } from '../db/collection-rules.ts'
import type { CollectionRuleTable } from '../db/dispute-tables.ts'
import type { Schema } from '../db/schema.ts'
import { saveCollectionRule } from '../department-data/collection-rule.ts'
import type { Service } from '../service.ts'

function contentOf(rule: CollectionRuleTable | null): PublicationTerms {
  return rule === null ? shippedPublicationTerms : (JSON.parse(rule.content) as PublicationTerms)
}

function bodyOf(rule: CollectionRuleTable | null): PublicationTermsBody {
  const { version = 0, reason = null, by_name: by = null, at = null } = rule ?? {}
  const { windowDays, answerDays, opinionDays } = contentOf(rule)
  return { windowDays, answerDays, opinionDays, version, reason, by, at }
}

export async function publicationTermsNow(db: Kysely<Schema>, district: string): Promise<PublicationTermsBody> {
  return bodyOf(await latestRule(db, district, 'publication-terms'))
}

export async function readPublicationTerms({ database, district }: Service): Promise<PublicationTermsBody> {
  return database.read((db) => publicationTermsNow(db, district.code))
}

/** What is published or received from now on goes by it. Throws ProblemError collection-rule-changed. */
export async function changePublicationTerms(
  service: Service,
  grant: Grant,
  { version, reason, windowDays, answerDays, opinionDays }: PublicationTermsChange,
): Promise<PublicationTermsBody> {
  const content: PublicationTerms = { windowDays, answerDays, opinionDays }
  const action = 'publication-terms-changed'
  const change = { kind: 'publication-terms', version, content, reason, action } as const
  return service.database.write(async (db) => bodyOf(await saveCollectionRule(db, service, grant, change)))
}
