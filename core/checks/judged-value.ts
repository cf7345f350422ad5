import type { EnterpriseValues } from '../forms/enterprise-information.ts'
import type { ParcelValues } from '../forms/parcel-self-assessment.ts'
import { compareSums, type Product } from './compare.ts'
import type { ParcelSubject } from './subject.ts'
import { assessYearOf } from './year-end.ts'

/** A field whose value may fire a rule of direct judgement, and the field whose text proves it. */
export interface JudgedValue<Values> {
  readonly field: keyof Values & string
  readonly proof: keyof Values & string
  /** The rules (D1 … F1) that the value fires; empty for most. */
  readonly rulesOf: (values: Values, subject: ParcelSubject) => readonly string[]
}

const no: readonly string[] = []

/** Rules by the value of a field. */
type RulesByValue = Readonly<Record<string, readonly string[]>>

function judged<Values>(
  field: keyof Values & string,
  proof: keyof Values & string,
  rules: RulesByValue,
): JudgedValue<Values> {
  return { field, proof, rulesOf: (values) => rules[String(values[field])] ?? no }
}

/** In the order of the form. The name of a project (bottleneckProject) is no proof of it. */
export const parcelProofs: readonly JudgedValue<ParcelValues>[] = [
  judged('legality', 'legalityProof', { 违法: ['D6'], 部分违法: ['C2'] }),
  {
    field: 'illegalFloorArea',
    proof: 'legalityProof',
    rulesOf: ({ illegalFloorArea }) => (illegalFloorArea !== undefined && illegalFloorArea > 0 ? ['C2'] : no),
  },
  {
    field: 'vacantFloorArea',
    proof: 'vacancyProof',
    rulesOf: (_values, subject) => (isLongVacant(subject) ? ['D5'] : no),
  },
  judged('idleDetermined', 'idleProof', { true: ['D4'] }),
  judged('houseSafety', 'houseSafetyProof', { 重大: ['D1'], 一般: ['C3'] }),
  judged('workSafety', 'workSafetyProof', { 不符合: ['D2'], 限期整改: ['C3'] }),
  judged('envRestrict', 'envProof', { true: ['C1'] }),
  judged('envCompliance', 'envProof', { 重大违法或不达标: ['D3'], 限期整改: ['C3'] }),
  judged('exemptReason', 'exemptProof', { 建设期内: ['F1'], 投产未满两年: ['F1'], 公用设施: ['F1'] }),
  judged('useMismatch', 'useMismatchNote', { true: ['C2'] }),
  judged('bottleneckTech', 'bottleneckProof', { true: ['A1'] }),
]

export const firmProofs: readonly JudgedValue<EnterpriseValues>[] = [
  judged('srdi', 'qualificationProof', { 国家级小巨人: ['B1'] }),
  judged('headquarters', 'qualificationProof', { true: ['B1'] }),
  judged('foreignRd', 'qualificationProof', { true: ['B1'] }),
]

/** D5, first half: all of the floor area vacant since 24 months before the end of the assessment year or longer. */
function isLongVacant(subject: ParcelSubject): boolean {
  const { floorArea, vacantFloorArea, vacantSince } = subject.parcel?.values ?? {}
  if (floorArea === undefined || vacantFloorArea === undefined || vacantSince === undefined) return false
  const year = assessYearOf(subject)
  return year !== null && floorArea > 0 && vacantFloorArea >= floorArea && vacantSince <= `${year - 2}-12-31`
}

/** D5, second half, proved by opStatusProof on each row: every firm stopped or closed, and no tax in this year and the one before, both on file. */
export function isStoppedWithoutTax(subject: ParcelSubject): boolean {
  const taxBefore = subject.lastYear?.taxPaid ?? null
  if (taxBefore === null || taxBefore > 0) return false
  const taxes: Product[] = []
  for (const { values } of subject.firms) {
    if (values.parcelShare === 0) continue
    if (values.opStatus !== '停产' && values.opStatus !== '歇业') return false
    if (values.taxPaid !== undefined) taxes.push([values.taxPaid, values.parcelShare ?? 100])
  }
  return taxes.length > 0 && compareSums(taxes, []) <= 0
}
