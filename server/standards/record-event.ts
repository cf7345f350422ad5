import type { Kysely } from 'kysely'
import type { AuditAction } from '#core/access/audit-action.ts'
import type { StandardEvent } from '#core/standard-book/act.ts'
import type { Actor } from '../actions/actor.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import type { Schema } from '../db/schema.ts'
import type { StandardVersionTable } from '../db/standard-tables.ts'
import { insertEvent } from '../db/standards.ts'
import type { Service } from '../service.ts'
import { adoptShipped } from '../standard-register/register.ts'

/** An act on the register that is under way in one transaction. */
export interface RegisterAct {
  readonly actor: Actor
  readonly district: string
  readonly at: string
}

/**
 * Begins an act: whoever acts on the register at the same moment waits here and then sees what this act did; a register
 * that nobody has written to yet is filled.
 */
export async function beginAct(db: Kysely<Schema>, service: Service, actor: Actor): Promise<RegisterAct> {
  const district = service.district.code
  await takeNumbers(db, district, 'standard')
  await adoptShipped(db, district)
  return { actor, district, at: instantText(service.clock.now()) }
}

/** One line of the version's history. */
export async function recordEvent(
  db: Kysely<Schema>,
  { actor, district, at }: RegisterAct,
  { id, revision, hash }: Pick<StandardVersionTable, 'id' | 'revision' | 'hash'>,
  event: StandardEvent,
  note: string | null,
): Promise<void> {
  const number = await takeNumbers(db, district, 'standard')
  const by = { username: actor.username, by_name: actor.name, at, note }
  await insertEvent(db, { district, number, standard: id, event, revision, hash, ...by })
}

/** The audit entry of an act. */
export async function audited(
  db: Kysely<Schema>,
  { audit }: Service,
  { actor: { username, role }, district, at }: RegisterAct,
  action: AuditAction,
  id: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await audit.append(db, { district, at, username, role, action, object: `standard ${id}`, details })
}
