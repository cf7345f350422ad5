import { guardedFields } from '#core/access/export-fields.ts'
import { maskedDepartments, seesDepartmentLayer, type Viewer } from '#core/access/mask.ts'
import type { ListLine } from '#core/api/department-data-shapes.ts'
import { formById } from '#core/forms/catalogue.ts'

/** Stands where a value was withheld. */
export const withheldText = '未经审批，不导出'

/** Whether values of the department leave the system by approval only. */
export function isGuarded(department: string): boolean {
  return maskedDepartments.some((code) => code === department)
}

/** The line with the values the viewer may take out; of what was not taken the text may hold any of them. */
export function takenOut(line: ListLine, department: string, viewer: Viewer): ListLine {
  const { fields } = formById(line.form)
  const values = line.values.map((value) => {
    const field = fields[value.field]
    const isOpen = field === undefined || seesDepartmentLayer(viewer, field, null)
    return isOpen ? value : { ...value, stated: withheldText, present: value.present === null ? null : withheldText }
  })
  const guarded = guardedFields.filter((one) => one.department === department)
  if (guarded.every(({ field }) => seesDepartmentLayer(viewer, field, null))) return { ...line, values }
  const faults = line.faults.map((fault) => ({ ...fault, value: withheldText, message: '原因中含有核定的值。' }))
  return { ...line, values, faults }
}
