import type { Field } from '../form/field.ts'
import { fieldEntries } from '../form/form.ts'
import { enterpriseForm } from '../forms/enterprise-information.ts'
import { parcelForm } from '../forms/parcel-self-assessment.ts'
import type { Predicate, PredicateId, PredicateOf, PredicateParams } from '../scoring/standard.ts'
import { predicateTexts } from './predicate-text.ts'

/** What a condition starts with when its kind is chosen. */
const starts: { readonly [Id in PredicateId]: PredicateParams[Id] } = {
  'parcel-is': { field: 'houseSafety', oneOf: ['重大'] },
  'parcel-is-not': { field: 'exemptReason', value: '无' },
  'parcel-above': { field: 'illegalFloorArea', above: 0 },
  'parcel-below': { field: 'landArea', below: 2000 },
  'any-firm-is': { field: 'srdi', oneOf: ['国家级小巨人'] },
  'wholly-vacant': { months: 24 },
  'stopped-without-tax': { statuses: ['停产', '歇业'], taxAtMost: 0 },
  'producing-less-than': { years: 2 },
  'scale-is': { scale: '规下' },
}

/** A condition of these parameters with the words that follow from them. */
export function predicateWith<Id extends PredicateId>(predicate: Id, params: PredicateParams[Id]): PredicateOf<Id> {
  return { predicate, params, text: predicateTexts[predicate](params) }
}

const makers: { readonly [Id in PredicateId]: () => Predicate } = {
  'parcel-is': () => predicateWith('parcel-is', starts['parcel-is']),
  'parcel-is-not': () => predicateWith('parcel-is-not', starts['parcel-is-not']),
  'parcel-above': () => predicateWith('parcel-above', starts['parcel-above']),
  'parcel-below': () => predicateWith('parcel-below', starts['parcel-below']),
  'any-firm-is': () => predicateWith('any-firm-is', starts['any-firm-is']),
  'wholly-vacant': () => predicateWith('wholly-vacant', starts['wholly-vacant']),
  'stopped-without-tax': () => predicateWith('stopped-without-tax', starts['stopped-without-tax']),
  'producing-less-than': () => predicateWith('producing-less-than', starts['producing-less-than']),
  'scale-is': () => predicateWith('scale-is', starts['scale-is']),
}

export function startPredicate(id: PredicateId): Predicate {
  return makers[id]()
}

export interface FieldChoice {
  readonly key: string
  readonly field: Field
}

const isChoice = ({ field }: FieldChoice): boolean => field.kind === 'enum' || field.kind === 'boolean'
const isFigure = ({ field }: FieldChoice): boolean => field.kind === 'integer' || field.kind === 'decimal'
const parcelFields = fieldEntries(parcelForm).map(([key, field]) => ({ key, field }))
const firmFields = fieldEntries(enterpriseForm).map(([key, field]) => ({ key, field }))

/** The fields a condition may name, by its kind. */
export const predicateFields = {
  'parcel-is': parcelFields.filter(isChoice),
  'parcel-is-not': parcelFields.filter(({ field }) => field.kind === 'enum'),
  'parcel-above': parcelFields.filter(isFigure),
  'parcel-below': parcelFields.filter(isFigure),
  'any-firm-is': firmFields.filter(isChoice),
} as const satisfies Partial<Record<PredicateId, readonly FieldChoice[]>>

/** The values a field of choices may have: its options, or 是 and 否. */
export function valuesOf(field: Field): readonly (string | boolean)[] {
  if (field.kind === 'boolean') return [true, false]
  return field.kind === 'enum' ? field.options.map(({ code }) => code) : []
}
