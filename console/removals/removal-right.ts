import type { Role } from '#core/access/role.ts'
import { editingRoles } from '#core/access/transition.ts'
import type { ParcelDetail } from '#core/api/parcels.ts'
import type { FormId } from '#core/forms/catalogue.ts'

/** Who takes rows out; of parcels all but the owner. */
const removers: readonly Role[] = ['enterprise', 'town', 'town-reviewer', 'district']

/**
 * Whether the page offers to take a row out: it is open to the role, and a firm's owner may as long as no department
 * has confirmed a value of it. The server decides.
 */
export function mayRemove(role: Role, form: FormId, { status, fields }: ParcelDetail['parcel']): boolean {
  if (!removers.includes(role) || !editingRoles[status].includes(role)) return false
  if (role !== 'enterprise') return true
  const isConfirmed = fields.some(({ layers }) => layers.some(({ layer }) => layer === 'department'))
  return form === 'enterprise-information' && !isConfirmed
}
