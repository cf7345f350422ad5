import { seesContacts } from '#core/access/personal.ts'
import { type FilingParty, partyOf } from '#core/filing/party.ts'
import type { Actor } from '../actions/actor.ts'

/** Department or 街镇 of an account, as events name it; a project unit has none. */
export function organisationOf({ role, org }: Pick<Actor, 'role' | 'org'>): string | null {
  return role === 'department' || role === 'town' || role === 'town-reviewer' ? org : null
}

export function partyOfActor(actor: Pick<Actor, 'role' | 'org'>): FilingParty | null {
  return partyOf(actor.role, organisationOf(actor))
}

/** Those who fill and those who answer for the filing call the unit; 区产业部门 is one of them. */
export function seesFilingContacts(actor: Pick<Actor, 'role' | 'org'>): boolean {
  return seesContacts(actor) || partyOfActor(actor) === 'industry'
}
