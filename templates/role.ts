import { fillRoles } from '#core/form/fill-role.ts'
import type { FieldPlan, FillRole } from '#core/form/sheet-plan.ts'
import type { DepartmentCode } from '#core/vocabulary/department.ts'

/** For whom a workbook is made: decides which cells are open and how they look. */
export interface Copy {
  /** The district has filled in the base map: those cells are shown and locked. */
  readonly prefilled: boolean
  /** A department's file: its own fields are open, every other is shown. */
  readonly department: DepartmentCode | null
}

export interface CellRole {
  readonly role: FillRole
  readonly mark: string
  readonly locked: boolean
}

/**
 * Role of a field's cell in this copy. A blank copy has nothing of the base map, so those cells are open and look by
 * whether they have to be filled.
 */
export function cellRole(field: FieldPlan, copy: Copy, isKey: boolean): CellRole {
  const role = roleOf(field, copy, isKey)
  return { role, mark: fillRoles[role].mark, locked: isLocked(field, copy) }
}

function isLocked(field: FieldPlan, copy: Copy): boolean {
  return field.lock === 'always' || (field.lock === 'prefilled' && copy.prefilled)
}

function roleOf(field: FieldPlan, copy: Copy, isKey: boolean): FillRole {
  if (copy.department !== null && !isKey && field.departments.includes(copy.department)) return 'department'
  if (field.lock !== 'prefilled' || copy.prefilled) return field.role
  const roles = { always: 'required', condition: 'conditional', never: 'optional', 'town-step': 'town' } as const
  return roles[field.requirement.when]
}
