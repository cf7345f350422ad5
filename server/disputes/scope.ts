import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { answersFor } from '#core/department-data/answered-field.ts'
import type { DisputeParty } from '#core/dispute/act.ts'
import { isFormId } from '#core/forms/catalogue.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { coversPlace } from '../actions/scope.ts'
import type { DisputeTable } from '../db/dispute-tables.ts'
import { fieldsOfDepartment, namesField } from '../db/field-places.ts'

/**
 * Which disputes somebody may see: a firm its own, a department those of its fields, a 街镇 those of its parcels; others
 * than the firm from the moment it is raised.
 */
export function disputeScope({ actor, scope }: Grant): RawBuilder<SqlBool> {
  const place = coversPlace(scope, {
    cycle: sql.ref('dispute.cycle'),
    parcelCode: sql.ref('dispute.parcel_code'),
    townCode: sql`coalesce(parcel.town_code, dispute.town_code)`,
    ownerUscc: sql`coalesce(parcel.owner_uscc, dispute.owner_uscc)`,
  })
  if (actor.role === 'enterprise') return sql`(${place} and dispute.uscc = ${actor.org ?? ''})`
  const own = actor.role === 'department' ? namesField('dispute', fieldsOfDepartment(actor.org)) : place
  return sql`(dispute.raised_on is not null and ${own})`
}

/** On which side of a dispute somebody stands; null for those who only look on. */
export function partyOf({ role, org }: Actor, { form, field, uscc }: DisputeTable): DisputeParty | null {
  if (role === 'enterprise') return org === uscc ? 'firm' : null
  return role === 'department' && isFormId(form) && answersFor(org, form, field) ? 'department' : null
}
