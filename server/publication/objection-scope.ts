import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ObjectionParty } from '#core/objection/act.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { coversPlace } from '../actions/scope.ts'
import type { ObjectionTable } from '../db/objection-tables.ts'

/**
 * Which objections somebody may see: a firm its own on its parcels, a 街镇 those of its parcels; others than who wrote it
 * from the moment it was received.
 */
export function objectionScope({ actor, scope }: Grant): RawBuilder<SqlBool> {
  const place = coversPlace(scope, {
    cycle: sql.ref('objection.cycle'),
    parcelCode: sql.ref('objection.parcel_code'),
    townCode: sql.ref('objection.town_code'),
    ownerUscc: sql.ref('objection.owner_uscc'),
  })
  if (actor.role === 'enterprise') return sql`(${place} and objection.uscc = ${actor.org ?? ''})`
  if (isTown(actor)) return sql`(${place} and (objection.received_on is not null or objection.channel = 'paper'))`
  return sql`(objection.received_on is not null and ${place})`
}

export function isTown({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'town' || role === 'town-reviewer'
}

/** On which side of an objection somebody stands; null for those who only look on. */
export function objectionPartyOf(actor: Actor, { uscc }: Pick<ObjectionTable, 'uscc'>): ObjectionParty | null {
  if (actor.role === 'enterprise') return uscc !== null && actor.org === uscc ? 'firm' : null
  if (isTown(actor)) return 'town'
  return actor.role === 'district' ? 'district' : null
}
