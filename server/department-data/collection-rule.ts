import type { Kysely } from 'kysely'
import type { AuditAction } from '#core/access/audit-action.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { type CollectionRuleKind, insertCollectionRule, latestRule } from '../db/collection-rules.ts'
import { takeNumbers } from '../db/counter.ts'
import type { CollectionRuleTable } from '../db/dispute-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'

export interface CollectionRuleChange {
  readonly kind: CollectionRuleKind
  /** Of the rule it was made from; 0 for the one shipped. */
  readonly version: number
  readonly content: object
  readonly reason: string
  readonly action: AuditAction
}

/** A new version of what the district sets for the collection. Throws ProblemError collection-rule-changed. */
export async function saveCollectionRule(
  db: Kysely<Schema>,
  { district: { code: district }, clock, audit }: Service,
  { actor: { username, name, role } }: Grant,
  { kind, version, content, reason, action }: CollectionRuleChange,
): Promise<CollectionRuleTable> {
  // Whoever changes a rule at the same moment waits here, and then sees this change.
  await takeNumbers(db, district, 'department-data')
  const latest = await latestRule(db, district, kind)
  if ((latest?.version ?? 0) !== version) {
    throw new ProblemError(problem('collection-rule-changed', { by: latest?.by_name ?? '', at: latest?.at ?? '' }))
  }
  const at = instantText(clock.now())
  const stamp = { username, by_name: name, at }
  const rule = { district, kind, version: version + 1, content: JSON.stringify(content), reason, ...stamp }
  await insertCollectionRule(db, rule)
  const details = { version: rule.version, ...content }
  await audit.append(db, { district, at, username, role, action, object: kind, details })
  return rule
}
