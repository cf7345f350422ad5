import type { Kysely } from 'kysely'
import type { Grant } from '../actions/authorise.ts'
import { canonicalJson } from '../canonical-json.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { insertRule } from '../db/filings.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import type { RuleKind } from './rules.ts'

export interface NewRule {
  readonly kind: RuleKind
  readonly name: string
  readonly content: unknown
  readonly reason: string
  /** For the audit log. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** Another version of a rule, and the entry of it. */
export async function saveRule(db: Kysely<Schema>, service: Service, { actor }: Grant, rule: NewRule): Promise<void> {
  const { kind, name, content, reason, details = {} } = rule
  const { username, name: byName, role } = actor
  const district = service.district.code
  const at = instantText(service.clock.now())
  const seq = await takeNumbers(db, district, 'filing')
  const text = canonicalJson(content)
  await insertRule(db, { district, kind, seq, name, content: text, reason, username, by_name: byName, at })
  const object = name === '' ? kind : `${kind} ${name}`
  await service.audit.append(db, { district, at, username, role, action: 'filing-rule-changed', object, details })
}
