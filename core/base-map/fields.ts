import type { Field } from '../form/field.ts'
import { fieldEntries } from '../form/form.ts'
import { parcelForm } from '../forms/parcel-self-assessment.ts'
import { listFields } from './list-fields.ts'
import { isBaseSource, type SourceKind } from './source-kind.ts'

/** The key of the row itself; not a value of the base. */
const ofKey: ReadonlySet<string> = new Set(['parcelCode', 'assessYear'])

function isStatedByBase([key, field]: readonly [string, Field]): boolean {
  if (field.kind === 'calculated' || ofKey.has(key)) return false
  return field.verifiedBy.includes('planning') || (field.filledBy === 'base' && field.verifiedBy.length === 0)
}

/** Fields of the 用地主体自评表 that the base states (供/核 = 规划资源局 or 底板): its values are 部门核定. */
export const baseFields: readonly string[] = fieldEntries(parcelForm)
  .filter(isStatedByBase)
  .map(([key]) => key)

/**
 * The land user, which the base knows and does not state (F / 市场监管局): filled in beforehand where nobody has
 * reported one, never over what was reported.
 */
export const prefilledFields: readonly string[] = ['ownerName', 'ownerUscc']

const ofBase: Readonly<Record<string, Field>> = Object.fromEntries(
  fieldEntries(parcelForm).filter(
    ([key]) => key === 'parcelCode' || baseFields.includes(key) || prefilledFields.includes(key),
  ),
)

/** The fields that a file of this kind may give, in the order in which they are offered. */
export function fieldsOfKind(kind: SourceKind): Readonly<Record<string, Field>> {
  return isBaseSource(kind) ? ofBase : listFields[kind]
}

export function isArea(field: Field): boolean {
  return field.kind === 'decimal' && field.unit === 'm²'
}
