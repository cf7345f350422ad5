import { removalRoles } from '#core/access/removal.ts'
import { editingRoles } from '#core/access/transition.ts'
import { type Problem, problem } from '#core/error/problem.ts'
import { type RowState, textOrNull, usccOf } from '../../rows/state.ts'
import type { Grant } from '../authorise.ts'
import { placeOf } from '../row-scope.ts'
import { covers } from '../scope.ts'

/**
 * Why the row may not be taken out, or brought back, by whoever asks; null when it may. A row of another's parcel is
 * answered like one that does not exist.
 * @param row null when there is none of that key
 * @param parcel the row of its parcel
 */
export function removalRefusal(
  { actor, scope }: Grant,
  parcelCode: string,
  row: RowState | null,
  parcel: RowState | null,
): Problem | null {
  const { role } = actor
  if (parcel === null || !covers(scope, placeOf(parcel))) return problem('row-outside-scope', { parcelCode })
  if (row === null) return problem('not-found', { what: `${parcelCode} 的这一行` })
  if (!removalRoles[row.key.form].includes(role)) return problem('not-allowed', { role })
  if (role === 'enterprise') {
    // A tenant is on the parcel with others: what is theirs is not for him to take out.
    const isOwn = actor.org === usccOf(row.key) || actor.org === textOrNull(parcel.effective.ownerUscc)
    if (!isOwn) return problem('not-allowed', { role })
    if (isConfirmed(row)) return problem('row-confirmed', {})
  }
  return editingRoles[row.status].includes(role) ? null : problem('row-locked', { status: row.status })
}

/** A department has given a value and not taken it away. */
function isConfirmed({ layered }: RowState): boolean {
  return Object.values(layered.department ?? {}).some((value) => value !== null)
}
