/** A page of 部门数据 with what its path names. */
export type DepartmentRoute =
  | { readonly page: 'department-data' }
  | { readonly page: 'department-list'; readonly id: string }

export const departmentDataPath = '/department-data'
export const completeTabPath = '/department-data?tab=complete'
export const disputesTabPath = '/department-data?tab=disputes'
export const signOffsTabPath = '/department-data?tab=sign-offs'

/** @param rest decoded parts of the path after /department-data */
export function departmentRoute(rest: readonly string[]): DepartmentRoute | null {
  const [first, second] = rest
  if (first === undefined) return { page: 'department-data' }
  return first === 'lists' && second !== undefined && rest.length === 2 ? { page: 'department-list', id: second } : null
}

export function departmentListPath(id: string): string {
  return `/department-data/lists/${encodeURIComponent(id)}`
}
