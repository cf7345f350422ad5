import type { Role } from '#core/access/role.ts'
import { usccProblem } from '#core/form/code-system.ts'
import { departments } from '#core/vocabulary/department.ts'
import { townName } from '#core/vocabulary/district.ts'

type Lookup = (org: string) => string | null

const town: Lookup = townName
const department: Lookup = (org) => departments.find((entry) => entry.code === org)?.name ?? null
const uscc: Lookup = (org) => (usccProblem(org) === 'structure' ? null : org)

/** How the organisation of a role is named, by its code; null = the role belongs to the whole district. */
const lookups: Readonly<Record<Role, Lookup | null>> = {
  enterprise: uscc,
  town,
  'town-reviewer': town,
  department,
  district: null,
  'third-party': uscc,
  auditor: null,
  security: null,
  admin: null,
}

/** Whether an account of the role belongs to an organisation at all. */
export function hasOrganisation(role: Role): boolean {
  return lookups[role] !== null
}

/** Name of the organisation (a firm is named by its credit code), null when the code is not known for that role. */
export function organisationName(role: Role, org: string | null): string | null {
  const lookup = lookups[role]
  return lookup === null || org === null ? null : lookup(org)
}
