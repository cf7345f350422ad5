import type { FormId } from '../forms/catalogue.ts'
import { readFields } from '../indicators/read-fields.ts'
import type { Standard } from '../scoring/standard.ts'
import { answersFor } from './answered-field.ts'

export interface SignedField {
  readonly form: FormId
  readonly field: string
}

/** An indicator with those of its inputs that one department answers for. */
export interface SignedIndicator {
  readonly id: string
  readonly name: string
  readonly fields: readonly SignedField[]
}

/** The indicators of a standard that rest on data of the department; none for one that only answers for judged items. */
export function signedIndicators(
  standard: Pick<Standard, 'indicators'>,
  department: string,
): readonly SignedIndicator[] {
  return standard.indicators.flatMap((indicator) => {
    const { parcel, firm } = readFields(indicator.measure, indicator.params)
    const fields: readonly SignedField[] = [
      ...parcel.map((field): SignedField => ({ form: 'parcel-self-assessment', field })),
      ...firm.map((field): SignedField => ({ form: 'enterprise-information', field })),
    ]
    const own = fields.filter(({ form, field }) => answersFor(department, form, field))
    return own.length === 0 ? [] : [{ id: indicator.id, name: indicator.name, fields: own }]
  })
}

/** Each field once. */
export function fieldsSigned(indicators: readonly SignedIndicator[]): readonly SignedField[] {
  const byPlace = new Map(
    indicators.flatMap(({ fields }) => fields.map((one) => [`${one.form}.${one.field}`, one] as const)),
  )
  return [...byPlace.values()]
}

/** What has become of a sign-off: it stands; data changed since; taken back; followed by a later one. */
export const signOffStates = ['valid', 'stale', 'revoked', 'superseded'] as const
export type SignOffState = (typeof signOffStates)[number]

export const signOffStateNames: Readonly<Record<SignOffState, string>> = {
  valid: '有效',
  stale: '已过期',
  revoked: '已撤销',
  superseded: '已重签',
}
