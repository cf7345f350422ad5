import type { FormId } from '../forms/catalogue.ts'
import type { Role } from './role.ts'

/** Who may take rows of a form out and bring them back, on the rows of their scope and while they may edit them. */
export const removalRoles: Readonly<Record<FormId, readonly Role[]>> = {
  'parcel-self-assessment': ['town', 'town-reviewer', 'district'],
  'enterprise-information': ['enterprise', 'town', 'town-reviewer', 'district'],
}
