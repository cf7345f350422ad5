import { type DepartmentCode, departmentName, departments } from '../vocabulary/department.ts'
import { townName } from '../vocabulary/district.ts'

/** A department by its code, or a 街镇 by its twelve digits. */
export type ReviewerCode = string

/** 9号 names the city's 三委两局; the district's circle is ours: its counterparts, 应急局 and the 街镇. */
const defaultDepartments: readonly DepartmentCode[] = ['reform', 'science', 'planning', 'ecology', 'emergency']

/** Who is invited to 联审 unless 区产业部门 changes the list. */
export function defaultReviewers(townCode: string): readonly ReviewerCode[] {
  return [...defaultDepartments, townCode]
}

/** The name of a reviewer, null for a code that is none. */
export function reviewerName(code: ReviewerCode): string | null {
  const department = departments.find((each) => each.code === code)
  return department === undefined ? townName(code) : departmentName(department.code)
}
