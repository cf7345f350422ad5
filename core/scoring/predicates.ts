import type { ParcelFacts } from '../facts/facts.ts'
import { scaleOf } from '../facts/parcel-kind.ts'
import { type SumBasis, sumOf } from '../facts/sums.ts'
import type { Scalar } from '../form/field.ts'
import type { EnterpriseValues } from '../forms/enterprise-information.ts'
import { addMonths, yearEnd } from '../vocabulary/calendar-date.ts'
import { compare, exact, toNumber } from '../vocabulary/exact.ts'
import { inOrder, onFirm, onParcel } from './evidence.ts'
import type { RuleEvidence } from './result.ts'
import type { PredicateId, PredicateParams } from './standard.ts'

/** What a predicate may read. */
export interface RuleInputs {
  readonly facts: ParcelFacts
  readonly basis: SumBasis
}

/** The evidence that makes a condition hold, or null when it does not. A blank never makes one hold. */
export type PredicateCheck<Id extends PredicateId> = (
  inputs: RuleInputs,
  params: PredicateParams[Id],
) => readonly RuleEvidence[] | null

type Row = Readonly<Record<string, Scalar | undefined>>

export const predicates: { readonly [Id in PredicateId]: PredicateCheck<Id> } = {
  'parcel-is': ({ facts }, { field, oneOf }) => {
    const value = parcelValue(facts, field)
    return isOneOf(value, oneOf) ? [onParcel(field, value)] : null
  },
  'parcel-is-not': ({ facts }, { field, value: usual }) => {
    const value = parcelValue(facts, field)
    return value !== undefined && value !== usual ? [onParcel(field, value)] : null
  },
  'parcel-above': ({ facts }, { field, above }) => {
    const value = parcelValue(facts, field)
    return typeof value === 'number' && value > above ? [onParcel(field, value)] : null
  },
  'parcel-below': ({ facts }, { field, below }) => {
    const value = parcelValue(facts, field)
    return typeof value === 'number' && value < below ? [onParcel(field, value)] : null
  },
  'any-firm-is': ({ basis }, { field, oneOf }) => {
    const evidence = basis.firms.flatMap((firm) => {
      const value = firmValue(firm, field)
      return isOneOf(value, oneOf) ? [onFirm(firm, field, value)] : []
    })
    return evidence.length > 0 ? inOrder(evidence) : null
  },
  'wholly-vacant': ({ facts }, { months }) => {
    const { floorArea, vacantFloorArea, vacantSince } = facts.parcel
    const year = Number(facts.cycle)
    if (floorArea === undefined || vacantFloorArea === undefined || vacantSince === undefined) return null
    if (floorArea <= 0 || vacantFloorArea < floorArea || !Number.isInteger(year)) return null
    if (vacantSince > addMonths(yearEnd(year), -months)) return null
    return [
      onParcel('vacantFloorArea', vacantFloorArea),
      onParcel('floorArea', floorArea),
      onParcel('vacantSince', vacantSince),
    ]
  },
  'stopped-without-tax': ({ facts, basis }, { statuses, taxAtMost }) => {
    const before = facts.taxPaidYearBefore
    if (before === null || before > taxAtMost || basis.firms.length === 0) return null
    if (!basis.firms.every((firm) => firm.opStatus !== undefined && statuses.includes(firm.opStatus))) return null
    const tax = sumOf(basis, 'taxPaid', 'numerator')
    if (tax === null || compare(tax, exact(taxAtMost)) > 0) return null
    const taxPaid = { form: 'enterprise-information', field: 'taxPaid' } as const
    return [
      ...inOrder(basis.firms.map((firm) => onFirm(firm, 'opStatus', firm.opStatus))),
      { ...taxPaid, value: toNumber(tax) },
      { ...taxPaid, value: before, year: 'before' },
    ]
  },
  'producing-less-than': ({ facts, basis: { firms } }, { years }) => {
    const year = Number(facts.cycle)
    if (firms.length === 0 || !Number.isInteger(year)) return null
    const latest = addMonths(yearEnd(year), -12 * years)
    const isYoung = ({ startProduction }: EnterpriseValues) => startProduction !== undefined && startProduction > latest
    return firms.every(isYoung)
      ? inOrder(firms.map((firm) => onFirm(firm, 'startProduction', firm.startProduction)))
      : null
  },
  'scale-is': ({ facts: { parcel }, basis }, { scale, landAreaBelow }) => {
    if (scaleOf(basis) !== scale) return null
    const firms = basis.firms.filter(({ aboveScale }) => aboveScale === (scale === '规上'))
    const evidence = inOrder(firms.map((firm) => onFirm(firm, 'aboveScale', firm.aboveScale)))
    if (landAreaBelow === undefined) return evidence
    const { landArea } = parcel
    return landArea !== undefined && landArea < landAreaBelow ? [...evidence, onParcel('landArea', landArea)] : null
  },
}

function parcelValue({ parcel }: ParcelFacts, field: string): Scalar | undefined {
  const row: Row = parcel
  return row[field]
}

function firmValue(firm: EnterpriseValues, field: string): Scalar | undefined {
  const row: Row = firm
  return row[field]
}

function isOneOf(value: Scalar | undefined, oneOf: readonly (string | boolean)[]): value is string | boolean {
  return value !== undefined && typeof value !== 'number' && oneOf.includes(value)
}
