import type { Viewer } from '#core/access/mask.ts'
import { removalRoles } from '#core/access/removal.ts'
import { editingRoles } from '#core/access/transition.ts'
import type { ParcelDetail } from '#core/api/parcels.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import { effectiveOf } from './parcel-cells.ts'

type Row = ParcelDetail['parcel']

/**
 * Whether the page offers to take a row of the parcel out: its role may, the row is open to it, and a firm's row is the
 * reader's own, without a value a department has confirmed. The server decides.
 */
export function mayRemove({ role, org }: Viewer, form: FormId, row: Row, parcel: Row): boolean {
  if (!removalRoles[form].includes(role) || !editingRoles[row.status].includes(role)) return false
  if (role !== 'enterprise') return true
  const isOwn = [effectiveOf(row, 'uscc'), effectiveOf(parcel, 'ownerUscc')].includes(org)
  return isOwn && !row.fields.some(({ layers }) => layers.some(isConfirmed))
}

/** A department has given a value and not taken it away. */
function isConfirmed({ layer, value }: Row['fields'][number]['layers'][number]): boolean {
  return layer === 'department' && value !== null
}
