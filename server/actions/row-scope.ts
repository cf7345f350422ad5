import { type Problem, problem } from '#core/error/problem.ts'
import { type FormId, formById } from '#core/forms/catalogue.ts'
import { effectiveCells } from '#core/record/effective.ts'
import { type Layer, layerNames } from '#core/record/layer.ts'
import { mayWrite } from '#core/roster/authority.ts'
import type { IncomingRow } from '../rows/incoming.ts'
import { type RowState, textOrNull } from '../rows/state.ts'
import type { Grant } from './authorise.ts'
import { covers, type ParcelPlace } from './scope.ts'

/** Where a parcel stands, from the values of its own row. */
export function placeOf(parcel: RowState): ParcelPlace {
  return {
    cycle: parcel.key.cycle,
    parcelCode: parcel.key.parcelCode,
    townCode: parcel.townCode,
    ownerUscc: textOrNull(parcel.effective.ownerUscc),
  }
}

function outside(incoming: IncomingRow): Problem {
  return problem('row-outside-scope', { parcelCode: incoming.key.parcelCode })
}

/**
 * Whether the sender may write this row at all: the parcel must be one of theirs, and a new parcel must say so itself
 * (its town for a 街镇, its owner for a firm). Departments confirm what is there, they add no rows; a 第三方技术单位 adds
 * no parcels.
 * @param parcel the parcel's own row as it stands, null when it does not exist
 */
export function scopeRefusal(
  grant: Grant,
  incoming: IncomingRow,
  parcel: RowState | null,
  isNew: boolean,
): Problem | null {
  const { scope, actor } = grant
  if (isNew && actor.role === 'department') return outside(incoming)
  if (parcel !== null) return covers(scope, placeOf(parcel)) ? null : outside(incoming)
  if (incoming.key.form !== 'parcel-self-assessment' || scope.kind === 'authority') return outside(incoming)
  return covers(scope, placeOfNew(incoming)) ? null : outside(incoming)
}

/** Whether the authorities of a 第三方技术单位 let it write those layers of the row; null for everyone else. */
export function authorityRefusal(
  { scope }: Grant,
  form: FormId,
  parcel: RowState | null,
  layers: Iterable<Layer>,
): Problem | null {
  if (scope.kind !== 'authority' || parcel === null) return null
  const place = placeOf(parcel)
  const refused = [...layers].find((layer) => !mayWrite(scope.held, place, form, layer))
  if (refused === undefined) return null
  return problem('row-not-authorised', { form: formById(form).title, layer: layerNames[refused] })
}

function placeOfNew(incoming: IncomingRow): ParcelPlace {
  return {
    cycle: incoming.key.cycle,
    parcelCode: incoming.key.parcelCode,
    townCode: valueOfNew(incoming, 'townCode'),
    ownerUscc: valueOfNew(incoming, 'ownerUscc'),
  }
}

/** What is effective of one field, without making the whole row effective for it. */
function valueOfNew({ layers }: IncomingRow, field: string): string | null {
  const named = [...layers].map(([layer, fields]) => [layer, { [field]: fields[field] ?? null }])
  return textOrNull(effectiveCells(Object.fromEntries(named))[field])
}

/** Nobody can write a parcel out of their own scope: that would be giving it away. */
export function leavesScope(grant: Grant, after: RowState): boolean {
  return after.key.form === 'parcel-self-assessment' && !covers(grant.scope, placeOf(after))
}

/** The town of a 街镇 that sent a parcel of another town as its own; null otherwise. */
export function claimingTown(grant: Grant, incoming: IncomingRow, parcel: RowState | null): string | null {
  const { scope } = grant
  if (scope.kind !== 'town' || parcel === null || parcel.townCode === null || parcel.townCode === scope.town)
    return null
  if (incoming.key.form !== 'parcel-self-assessment') return null
  return placeOfNew(incoming).townCode === scope.town ? scope.town : null
}
