import { rowStatuses, rowStatusNames } from '../record/status.ts'

/** Statuses of parcels as they are counted: a draft nobody has begun stands apart. */
export const parcelMarks = ['not-started', ...rowStatuses] as const
export type ParcelMark = (typeof parcelMarks)[number]

export const markNames: Readonly<Record<ParcelMark, string>> = { 'not-started': '未开始', ...rowStatusNames }

/** How far a department's lists are. */
export const departmentStates = ['none', 'uploaded', 'delivered', 'declared'] as const
export type DepartmentState = (typeof departmentStates)[number]

export const departmentStateNames: Readonly<Record<DepartmentState, string>> = {
  none: '未提供',
  uploaded: '已导入，未应用',
  delivered: '已提供',
  declared: '已声明完整',
}
