import { compare, exactly, type Fraction, sum, times } from './fraction.ts'
import type { FirmKey, ParcelKey } from './headings.ts'
import type { FirmRow } from './ledger.ts'
import { type Case, figure, firmFigure } from './reference-rows.ts'

type Flaw = (of: Case) => boolean
type FirmFlaw = (firm: FirmRow) => boolean

const blank = (cell: unknown): boolean => (cell ?? null) === null
const above = (a: Fraction | null, b: Fraction | null): boolean => a !== null && b !== null && compare(a, b) > 0
const positive = (value: Fraction | null): boolean => value !== null && value.top > 0n

const x01: Flaw = ({ parcel }) => {
  const parts = (['selfUsedArea', 'rentedOutArea', 'vacantFloorArea'] as const).map((key) => figure(parcel, key))
  const floor = figure(parcel, 'floorArea')
  if (floor === null) return false
  const known = parts.filter((part) => part !== null)
  return known.length === parts.length && above(sum(known), times(floor, exactly(1.05)))
}

const x02: Flaw = ({ parcel, firms }) => {
  const floor = figure(parcel, 'floorArea')
  const occupied = firms.map((firm) => firmFigure(firm, 'occupiedFloorArea') ?? exactly(0))
  return floor !== null && above(sum(occupied), times(floor, exactly(1.01)))
}

const x03: Flaw = ({ parcel }) =>
  above(figure(parcel, 'footprintArea'), figure(parcel, 'landArea')) ||
  above(figure(parcel, 'illegalFloorArea'), figure(parcel, 'floorArea')) ||
  above(figure(parcel, 'vacantFloorArea'), figure(parcel, 'floorArea'))

const x08: Flaw = ({ parcel, firms }) =>
  (!blank(parcel.firmCount) && parcel.firmCount !== firms.length) ||
  (firms.length === 0 && parcel.vacantFloorArea === 0 && blank(parcel.selfNote))

/** Structure only: eighteen characters of the alphabet with a district of six digits. */
const wrongCode = (code: unknown): boolean =>
  typeof code === 'string' && !/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)

const pollutantKeys: readonly FirmKey[] = ['codT', 'nh3nT', 'so2T', 'noxT']

const firmFlaws: readonly FirmFlaw[] = [
  // X09
  (firm) => wrongCode(firm.uscc),
  // X17
  (firm) => positive(firmFigure(firm, 'rdExpense')) && firm.employeesYearEnd === 0,
  // X21
  (firm) => firm.opStatus === '未投产' && positive(firmFigure(firm, 'grossOutput')),
  // X22
  (firm) =>
    (firm.hasDischarge === '否' && pollutantKeys.some((key) => positive(firmFigure(firm, key)))) ||
    (firm.hasDischarge === '是' && pollutantKeys.every((key) => blank(firm[key]))),
  // X23
  ({ leaseStart, leaseEnd }) =>
    typeof leaseStart === 'string' && typeof leaseEnd === 'string' && leaseEnd <= leaseStart,
  // X32
  (firm) => blank(firm.opStatus) || ((firm.opStatus === '停产' || firm.opStatus === '歇业') && blank(firm.taxPaid)),
]

const judgedKeys: readonly ParcelKey[] = [
  'legality',
  'illegalFloorArea',
  'idleDetermined',
  'vacantFloorArea',
  'houseSafety',
  'workSafety',
  'envRestrict',
  'envCompliance',
  'useMismatch',
  'bottleneckTech',
  'exemptReason',
]

const x32: Flaw = ({ parcel }) =>
  judgedKeys.some((key) => blank(parcel[key])) ||
  (positive(figure(parcel, 'vacantFloorArea')) && blank(parcel.vacantSince))

const parcelFlaws: readonly Flaw[] = [x01, x02, x03, x08, ({ parcel }) => wrongCode(parcel.ownerUscc), x32]

/** X30 in a district-wide set: credit codes on several parcels of the year whose shares do not make 100. */
function wronglyShared(cases: readonly Case[]): ReadonlySet<string> {
  const shares = new Map<string, { parcels: Set<unknown>; parts: Fraction[] }>()
  for (const { parcel, firms } of cases) {
    for (const firm of firms) {
      if (blank(firm.uscc)) continue
      const key = `${parcel.assessYear} ${firm.uscc}`
      const entry = shares.get(key) ?? { parcels: new Set(), parts: [] }
      entry.parcels.add(parcel.parcelCode)
      entry.parts.push(firmFigure(firm, 'parcelShare') ?? exactly(100))
      shares.set(key, entry)
    }
  }
  const wrong = [...shares].filter(([, { parcels, parts }]) => {
    const total = sum(parts)
    return parcels.size > 1 && (above(total, exactly(100.01)) || above(exactly(99.99), total))
  })
  return new Set(wrong.map(([key]) => key))
}

/** Semantics 10: the cases that are 待补正. */
export function incompleteCases(cases: readonly Case[]): ReadonlySet<Case> {
  const shared = wronglyShared(cases)
  return new Set(
    cases.filter(
      (of) =>
        blank(of.parcel.landArea) ||
        blank(of.parcel.landClass) ||
        parcelFlaws.some((flaw) => flaw(of)) ||
        of.firms.some(
          (firm) => firmFlaws.some((flaw) => flaw(firm)) || shared.has(`${of.parcel.assessYear} ${firm.uscc}`),
        ),
    ),
  )
}
