import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { onceShownStates, type PublicationState, publicationStates } from '#core/publication/state.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { coversPlace } from '../actions/scope.ts'
import type { PublicationTable } from '../db/publication-tables.ts'

/** Whether somebody sees what is not out yet, and whole lists: the 区专班 that makes them, and the auditor. */
export function seesAll({ actor: { role } }: Grant): boolean {
  return role === 'district' || role === 'auditor'
}

export function statesSeen(grant: Grant): readonly PublicationState[] {
  return seesAll(grant) ? publicationStates : onceShownStates
}

/** Others see a publication from its first day on; a 街镇 the whole district's and its own. */
export function isSeen(
  { state, first_day, town_code }: Pick<PublicationTable, 'state' | 'first_day' | 'town_code'>,
  grant: Grant,
  today: CalendarDate,
): boolean {
  if (seesAll(grant)) return true
  const isOut = onceShownStates.some((shown) => shown === state) && first_day !== null && first_day <= today
  const { scope } = grant
  return isOut && (scope.kind !== 'town' || town_code === null || town_code === scope.town)
}

/** Which lines somebody sees: a firm its own, a 街镇 those of its parcels. */
export function lineScope({ scope }: Grant, cycle: string): RawBuilder<SqlBool> {
  return coversPlace(scope, {
    cycle: sql<string>`${cycle}`,
    parcelCode: sql.ref('publication_line.parcel_code'),
    townCode: sql.ref('publication_line.town_code'),
    ownerUscc: sql.ref('publication_line.owner_uscc'),
  })
}
