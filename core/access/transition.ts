import type { RowStatus } from '../record/status.ts'
import type { Role } from './role.ts'

/** Who may bring a parcel to a status. What one town clerk submits another person of the town approves. */
export const transitionRoles: Readonly<Record<RowStatus, readonly Role[]>> = {
  draft: [],
  submitted: ['enterprise', 'town', 'district'],
  'town-returned': ['town-reviewer'],
  'town-approved': ['town-reviewer'],
  'review-returned': ['district'],
  'review-approved': ['district'],
  locked: ['district'],
}

/** Who brings parcels to a status at all. */
export const transitionActors: readonly Role[] = ['enterprise', 'town', 'town-reviewer', 'district']

/** Who may still change the values of a row in that status. After the lock nobody does. */
export const editingRoles: Readonly<Record<RowStatus, readonly Role[]>> = {
  draft: ['enterprise', 'town', 'town-reviewer', 'department', 'district', 'third-party'],
  submitted: ['town', 'town-reviewer', 'department', 'district', 'third-party'],
  'town-returned': ['enterprise', 'town', 'town-reviewer', 'department', 'district', 'third-party'],
  'town-approved': ['department', 'district'],
  'review-returned': ['town', 'town-reviewer', 'department', 'district', 'third-party'],
  'review-approved': ['department', 'district'],
  locked: [],
}
