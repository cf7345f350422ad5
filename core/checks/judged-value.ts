import type { ParcelFacts } from '../facts/facts.ts'
import { sumBasis } from '../facts/sums.ts'
import type { EnterpriseValues } from '../forms/enterprise-information.ts'
import type { ParcelValues } from '../forms/parcel-self-assessment.ts'
import { predicates } from '../scoring/predicates.ts'
import { distinctRows } from '../subject/distinct-rows.ts'
import type { ListedSubject } from './rule.ts'
import { assessYearOf } from './year-end.ts'

/** A field whose value may fire a rule of direct judgement, and the field whose text proves it. */
export interface JudgedValue<Values> {
  readonly field: keyof Values & string
  readonly proof: keyof Values & string
  /** The rules (D1 … F1) that the value fires; empty for most. */
  readonly rulesOf: (values: Values) => readonly string[]
}

const no: readonly string[] = []

function judged<Values>(
  field: keyof Values & string,
  proof: keyof Values & string,
  rules: readonly (readonly [value: string | boolean, rule: string])[],
): JudgedValue<Values> {
  const byValue = new Map<unknown, readonly string[]>(rules.map(([value, rule]) => [value, [rule]]))
  return { field, proof, rulesOf: (values) => byValue.get(values[field]) ?? no }
}

/** In the order of the form. The name of a project (bottleneckProject) is no proof of it. */
export const parcelProofs: readonly JudgedValue<ParcelValues>[] = [
  judged('legality', 'legalityProof', [
    ['违法', 'D6'],
    ['部分违法', 'C2'],
  ]),
  {
    field: 'illegalFloorArea',
    proof: 'legalityProof',
    rulesOf: ({ illegalFloorArea }) => (illegalFloorArea !== undefined && illegalFloorArea > 0 ? ['C2'] : no),
  },
  judged('idleDetermined', 'idleProof', [[true, 'D4']]),
  judged('houseSafety', 'houseSafetyProof', [
    ['重大', 'D1'],
    ['一般', 'C3'],
  ]),
  judged('workSafety', 'workSafetyProof', [
    ['不符合', 'D2'],
    ['限期整改', 'C3'],
  ]),
  judged('envRestrict', 'envProof', [[true, 'C1']]),
  judged('envCompliance', 'envProof', [
    ['重大违法或不达标', 'D3'],
    ['限期整改', 'C3'],
  ]),
  judged('exemptReason', 'exemptProof', [
    ['建设期内', 'F1'],
    ['投产未满两年', 'F1'],
    ['公用设施', 'F1'],
  ]),
  judged('useMismatch', 'useMismatchNote', [[true, 'C2']]),
  judged('bottleneckTech', 'bottleneckProof', [[true, 'A1']]),
]

export const firmProofs: readonly JudgedValue<EnterpriseValues>[] = [
  judged('srdi', 'qualificationProof', [['国家级小巨人', 'B1']]),
  judged('headquarters', 'qualificationProof', [[true, 'B1']]),
  judged('foreignRd', 'qualificationProof', [[true, 'B1']]),
]

/** D5, first half: the whole floor area vacant since 24 months before the end of the assessment year, or longer. */
export function isLongVacant(subject: ListedSubject): boolean {
  const { floorArea, vacantFloorArea, vacantSince } = subject.parcel.values
  if (floorArea === undefined || vacantFloorArea === undefined || vacantSince === undefined) return false
  if (vacantFloorArea < floorArea || assessYearOf(subject) === null) return false
  return predicates['wholly-vacant'](inputsOf(subject), { months: 24 }) !== null
}

/** D5, second half: every firm stopped or closed, and no tax in this year and the one before, both on file. */
export function isStoppedWithoutTax(subject: ListedSubject): boolean {
  const params = { statuses: ['停产', '歇业'], taxAtMost: 0 } as const
  // The rule sums every amount of the firms: it is not asked where last year's tax has answered.
  const taxBefore = subject.lastYear?.taxPaid ?? null
  if (taxBefore === null || taxBefore > params.taxAtMost) return false
  return predicates['stopped-without-tax'](inputsOf(subject), params) !== null
}

function inputsOf(subject: ListedSubject) {
  const { parcelCode, parcel, firms, lastYear } = subject
  const facts: ParcelFacts = {
    parcelCode,
    cycle: String(assessYearOf(subject)),
    parcel: parcel.values,
    firms: distinctRows(firms).map(({ values }) => values),
    taxPaidYearBefore: lastYear?.taxPaid ?? null,
    blockedBy: [],
  }
  return { facts, basis: sumBasis(facts) }
}
