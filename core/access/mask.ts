import type { Field } from '../form/field.ts'
import type { DepartmentCode } from '../vocabulary/department.ts'
import type { Role } from './role.ts'

/** Their figures by parcel are sensitive: the city's base map leaves the statistics out (松规划资源〔2023〕123号). */
export const maskedDepartments: readonly DepartmentCode[] = ['statistics', 'tax']

/** Who looks: what they may see follows from role and organisation alone. */
export interface Viewer {
  readonly role: Role
  /** Town code, department code or uscc; null for the whole district. */
  readonly org: string | null
  /**
   * Of a file that is taken out by somebody who sees everything: the fields whose masked layer an approval lets out.
   * Absent on screen.
   */
  readonly released?: ReadonlySet<Field>
}

/** The department whose 部门核定 value of the field is masked for most, null when everyone with the row sees it. */
export function maskingDepartment(field: Field): DepartmentCode | null {
  return field.verifiedBy.find((code) => maskedDepartments.includes(code)) ?? null
}

/** Whether nothing is masked for the viewer: lists and counts may then rest on all values. */
export function seesEverything({ role, released }: Viewer): boolean {
  return answersForAll(role) && released === undefined
}

/** Roles that see others' masked values on screen: what they take out of the system needs an approval. */
export function answersForAll(role: Role): boolean {
  return role === 'district' || role === 'auditor'
}

/** The viewer of a file that no approval covers: sees in it what everyone may. */
export function unapproved<One extends Viewer>(viewer: One): One {
  return answersForAll(viewer.role) ? { ...viewer, released: new Set<Field>() } : viewer
}

/**
 * Whether the viewer may see the 部门核定 layer of the field. Everyone sees what was reported; the layer of a 统计 or
 * 税务 field is for its department, the 专班, the auditor and the firm it is about.
 * @param uscc the firm of the row, null on a parcel's row
 */
export function seesDepartmentLayer(viewer: Viewer, field: Field, uscc: string | null): boolean {
  const department = maskingDepartment(field)
  if (department === null || seesEverything(viewer)) return true
  if (viewer.released !== undefined) return answersForAll(viewer.role) && viewer.released.has(field)
  if (viewer.role === 'department') return viewer.org === department
  return viewer.role === 'enterprise' && uscc !== null && viewer.org === uscc
}
