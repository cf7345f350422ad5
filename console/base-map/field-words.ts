import { fieldsOfKind } from '#core/base-map/fields.ts'
import { listFields } from '#core/base-map/list-fields.ts'
import { isBaseSource, type SourceKind } from '#core/base-map/source-kind.ts'
import type { Field, Scalar } from '#core/form/field.ts'
import type { Form } from '#core/form/form.ts'
import { blankText, formatBoolean, formatWithUnit } from '#core/form/format.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { clause123 } from '#core/vocabulary/citation.ts'

/** How the comparison names a boundary: before and after by their areas. */
const boundary: Field = {
  kind: 'decimal',
  decimals: 2,
  unit: 'm²',
  label: '边界（按面积）',
  section: 'base',
  required: 'never',
  filledBy: 'base',
  verifiedBy: [],
  source: clause123('二（一）', '底数清'),
  hint: '',
  example: '',
}

/** A field of a file of this kind; null when a newer server has one this page does not know. */
export function fieldOfKind(kind: SourceKind, key: string): Field | null {
  if (key === 'boundary') return boundary
  const known: Form = parcelForm
  return fieldsOfKind(kind)[key] ?? (isBaseSource(kind) ? null : listFields[kind][key]) ?? known.fields[key] ?? null
}

export function labelOf(kind: SourceKind, key: string): string {
  return fieldOfKind(kind, key)?.label ?? key
}

/** A value of the base with its unit; 未填 when there is none. */
export function baseText(kind: SourceKind, key: string, value: Scalar | null): string {
  const field = fieldOfKind(kind, key)
  if (field !== null) return formatWithUnit(field, value)
  return plainText(value)
}

/** A value whose field is not known by key. */
export function plainText(value: Scalar | null): string {
  if (value === null) return blankText
  return typeof value === 'boolean' ? formatBoolean(value) : String(value)
}
