import type { Act } from '#core/filing/event.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Actor } from '../actions/actor.ts'
import { organisationOf } from './party.ts'

/** Who acts and when, as every event carries it. */
export function stampOf(
  actor: Pick<Actor, 'username' | 'name' | 'role' | 'org'>,
  when: { readonly at: string; readonly day: CalendarDate },
  brought: Pick<Act, 'documents' | 'comment'> = { documents: [], comment: null },
): Act {
  const { username, name, role } = actor
  return { actor: username, actorName: name, role, organisation: organisationOf(actor), ...when, ...brought }
}

/** The program itself: a deadline reckoned anew. */
export function systemStamp(when: { readonly at: string; readonly day: CalendarDate }): Act {
  const brought = { documents: [], comment: null }
  return { actor: 'system', actorName: '系统', role: 'system', organisation: null, ...when, ...brought }
}
