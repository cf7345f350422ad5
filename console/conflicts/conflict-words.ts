import { writableLayers } from '#core/access/layer.ts'
import type { Role } from '#core/access/role.ts'
import type { LedgerConflict } from '#core/api/conflicts.ts'
import type { CellValue, Field } from '#core/form/field.ts'
import { headingOf } from '#core/form/form.ts'
import { blankText, formatValue, formatWithUnit } from '#core/form/format.ts'
import type { ConflictChoice } from '#core/record/change.ts'
import { layerNames } from '#core/record/layer.ts'
import { fieldOf } from '../notice/field-words.ts'

/** A choice as button and record say it. */
export const choiceNames: Readonly<Record<ConflictChoice, string>> = {
  mine: '采用“我的”',
  theirs: '采用“对方的”',
  other: '另填',
}

/** The field with its unit: 空置建筑面积（m²）. */
export function headingIn(conflict: Pick<LedgerConflict, 'form' | 'field'>): string {
  const field = fieldOf(conflict.form, conflict.field)
  return field === null ? conflict.field : headingOf(field)
}

/** A value of the field; its unit stands in the heading unless asked for. */
export function valueText(field: Field | null, value: CellValue | null, withUnit = false): string {
  if (field !== null) return withUnit ? formatWithUnit(field, value) : formatValue(field, value)
  if (value === null) return blankText
  return typeof value === 'object' ? value.raw : String(value)
}

/** Figures are compared flush right. */
export function isFigure(field: Field | null): boolean {
  return field?.kind === 'integer' || field?.kind === 'decimal'
}

/** Why the reader may look but not settle. */
export function readOnlyText(role: Role, { layer }: LedgerConflict): string {
  if (writableLayers[role].length === 0) return '您的角色只查看，不处理。'
  if (writableLayers[role].includes(layer)) return '这一行目前的状态不由您的角色修改，暂不能处理。'
  return layer === 'department'
    ? '以部门核定值为准，由核定部门处理；有不同意见的，可向该部门提出异议。'
    : `${layerNames[layer]}值由企业或街镇处理。`
}
