import type { Field } from './field.ts'
import type { Form } from './form.ts'
import type { FillRole, Lock } from './sheet-plan.ts'

/** The mark printed beside a cell, which a grey print tells apart, and its word in the key of the sheet. */
export const fillRoles: Readonly<Record<FillRole, { readonly mark: string; readonly label: string }>> = {
  required: { mark: '●', label: '必填' },
  conditional: { mark: '◐', label: '条件必填' },
  optional: { mark: '○', label: '选填' },
  town: { mark: '△', label: '街镇现场' },
  department: { mark: '□', label: '部门核定' },
  readonly: { mark: '＝', label: '底版只读、计算' },
}

/** Who supplies a field decides its look; among what the land user or firm fills, the requirement does. */
export function fillRoleOf(form: Form, key: string, field: Field): FillRole {
  if (field.filledBy === 'derived') return 'readonly'
  if (field.filledBy === 'town') return 'town'
  if (field.filledBy === 'base') {
    return field.verifiedBy.length === 0 || form.key.includes(key) ? 'readonly' : 'department'
  }
  if (typeof field.required === 'object') return 'conditional'
  return field.required === 'always' ? 'required' : 'optional'
}

export function lockOf(field: Field): Lock {
  if (field.filledBy === 'derived') return 'always'
  return field.filledBy === 'base' ? 'prefilled' : 'never'
}
