import type { Field, Scalar } from '../form/field.ts'

/** What a parcel or firm is when it is not on a list of positives (domain 6.1). */
const negativeTerms: readonly string[] = ['无', '否', '达标', '符合', '合法']

/**
 * The value that a complete list of positives confirms for those that are not on it: 否, 无, 达标, 符合 or 合法. Null for a
 * field without one: an amount, a date or a choice of equals is never said by leaving something out.
 */
export function negativeOf(field: Field): Scalar | null {
  if (field.kind === 'boolean') return false
  if (field.kind !== 'enum') return null
  return field.options.find(({ code }) => negativeTerms.includes(code))?.code ?? null
}
