import type { FilingParty } from '#core/filing/party.ts'
import type { FilingState } from '#core/filing/state.ts'

/** While it is with the unit: before 申报, and when a correction was asked. */
export const declaringStates: readonly FilingState[] = ['draft', 'returned']
/** The unit, and 区产业部门 for it. */
export const declaringParties: readonly FilingParty[] = ['applicant', 'industry']

export function mayDeclareIn(state: FilingState, party: FilingParty | null): boolean {
  return party !== null && declaringParties.includes(party) && declaringStates.includes(state)
}
