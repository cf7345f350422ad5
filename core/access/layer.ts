import type { Field } from '../form/field.ts'
import type { Layer } from '../record/layer.ts'
import type { Role } from './role.ts'

/** The layers a role may write; a role that is absent from the writers writes none. */
export const writableLayers: Readonly<Record<Role, readonly Layer[]>> = {
  enterprise: ['reported'],
  town: ['reported', 'onsite'],
  'town-reviewer': ['reported', 'onsite'],
  department: ['department'],
  district: ['reported', 'onsite'],
  'third-party': ['reported', 'onsite'],
  auditor: [],
  security: [],
  admin: [],
}

/** Where a value goes when its sender does not say: on-site items of those who go on site are 现场, the rest 填报. */
export function layerOf(role: Role, field: Field): Layer {
  if (role === 'department') return 'department'
  return field.filledBy === 'town' && writableLayers[role].includes('onsite') ? 'onsite' : 'reported'
}
