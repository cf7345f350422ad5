import { type DepartmentCode, departmentName, departments } from '../vocabulary/department.ts'

/** Who can clear what keeps a gate shut: a department, or one of those who work on the rows. */
export const plainClearers = ['enterprise', 'town', 'district', 'admin'] as const
export type Clearer = (typeof plainClearers)[number] | DepartmentCode

export const clearers: readonly Clearer[] = [...plainClearers, ...departments.map(({ code }) => code)]

const plainNames: Readonly<Record<(typeof plainClearers)[number], string>> = {
  enterprise: '企业',
  town: '街镇',
  district: '区专班',
  admin: '系统管理',
}

export function clearerName(clearer: Clearer): string {
  const plain = plainClearers.find((one) => one === clearer)
  if (plain !== undefined) return plainNames[plain]
  const department = departments.find(({ code }) => code === clearer)
  return department === undefined ? clearer : departmentName(department.code)
}

/** In the order of the list, each once. */
export function inClearerOrder(some: Iterable<Clearer>): readonly Clearer[] {
  const wanted = new Set(some)
  return clearers.filter((one) => wanted.has(one))
}
