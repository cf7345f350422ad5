import { writableLayers } from '#core/access/layer.ts'
import { editingRoles } from '#core/access/transition.ts'
import { type Problem, problem } from '#core/error/problem.ts'
import { formById } from '#core/forms/catalogue.ts'
import type { Layer } from '#core/record/layer.ts'
import type { RowState } from '../../rows/state.ts'
import type { Actor } from '../actor.ts'

/** Why the actor may not settle a conflict in that place of a row of their scope; null when they may. */
export function settleRefusal({ role, org }: Actor, row: RowState, layer: Layer, field: string): Problem | null {
  if (row.removed) return problem('row-removed', { by: row.updatedBy, at: row.updatedAt })
  if (!writableLayers[role].includes(layer)) return problem('row-layer-not-yours', { layer })
  const verifiers = formById(row.key.form).fields[field]?.verifiedBy ?? []
  if (role === 'department' && !verifiers.some((code) => code === org)) return problem('row-field-not-yours', { field })
  return editingRoles[row.status].includes(role) ? null : problem('row-locked', { status: row.status })
}
