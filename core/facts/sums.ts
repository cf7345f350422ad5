import type { EnterpriseValues } from '../forms/enterprise-information.ts'
import { add, type Exact, exact } from '../vocabulary/exact.ts'
import type { ParcelFacts, ParcelFigures } from './facts.ts'
import {
  type AmountField,
  amountFields,
  isBlankAt,
  partOf,
  placeOf,
  type Tally,
  tallyOf,
  withBlankAt,
} from './tally.ts'

/** Parcel sums assumed instead of those on file, in the field's unit: what the way up tries out. */
export type AssumedSums = Readonly<Partial<Record<AmountField, number>>>

/** The rows that count and their sums, departments' figures taken in. */
export interface SumBasis {
  /** Rows with 分摊比例 0 are ignored by indicators and rules. */
  readonly firms: readonly EnterpriseValues[]
  readonly tally: Tally
}

/**
 * A blank amount is left out of a numerator, which is missing only when every row is blank or there is none; a
 * denominator is missing when any row is blank: leaving a figure out must never raise a ratio.
 */
export type SumRole = 'numerator' | 'denominator'

export function sumBasis({ firms, figures }: ParcelFacts, assumed?: AssumedSums): SumBasis {
  const counted = countedFirms(firms)
  const rows = tallyOf(counted)
  const supplied = figures === undefined ? rows : withFigures(rows, counted, figures)
  return { firms: counted, tally: assumed === undefined ? supplied : withAssumed(supplied, assumed) }
}

export function countedFirms(firms: readonly EnterpriseValues[]): readonly EnterpriseValues[] {
  for (const { parcelShare } of firms) {
    if (parcelShare === 0) return firms.filter((firm) => firm.parcelShare !== 0)
  }
  return firms
}

/** The parcel's figure in the field's unit, exactly; null when missing. */
export function sumOf({ tally }: Pick<SumBasis, 'tally'>, field: AmountField, role: SumRole): Exact | null {
  const place = placeOf[field]
  return role === 'denominator' && isBlankAt(tally.blank, place) ? null : (tally.known[place] ?? null)
}

/** The sum by share of an amount no department supplies by parcel; null when any row leaves it blank, or none is there. */
export function sharedSum(firms: readonly EnterpriseValues[], field: 'electricityKwh'): Exact | null {
  let sum: Exact | null = null
  for (const firm of firms) {
    const amount = firm[field]
    if (amount === undefined) return null
    const part = partOf(amount, firm.parcelShare)
    sum = sum === null ? part : add(sum, part)
  }
  return sum
}

/** Whether some row leaves the amount blank, or none is there to give it. */
export function hasBlank({ tally }: SumBasis, field: AmountField): boolean {
  return isBlankAt(tally.blank, placeOf[field])
}

/** Whether a department's figure for the parcel stands in the place of what the rows say. */
export function isDepartmentFigure({ tally }: SumBasis, field: AmountField): boolean {
  return tally.supplied?.has(field) ?? false
}

type Figures = Readonly<Partial<Record<AmountField, number>>>

/**
 * 税务 and 生态环境 figures replace all rows. 统计 supplies 规上 firms only, the others are added; whether a row with
 * 是否规上 blank is among them is unknown, so its amount counts as blank and gives no more than either answer would.
 */
function withFigures(
  rows: Tally,
  firms: readonly EnterpriseValues[],
  { statistics, tax, ecology }: ParcelFigures,
): Tally {
  const known = [...rows.known]
  let { blank } = rows
  const supplied = new Set<AmountField>()
  const aboveScale: Figures = statistics ?? {}
  const whole: Figures = { ...tax, ...ecology }
  const others = tallyOf(firms.filter((firm) => firm.aboveScale === false))
  const allTold = firms.every((firm) => firm.aboveScale !== undefined)
  const hasOthers = firms.some((firm) => firm.aboveScale === false)
  for (const field of amountFields) {
    const place = placeOf[field]
    const replacing = whole[field]
    const partly = aboveScale[field]
    const figure = replacing ?? partly
    if (figure === undefined) continue
    supplied.add(field)
    const rest = replacing === undefined ? (others.known[place] ?? null) : null
    known[place] = rest === null ? exact(figure) : add(exact(figure), rest)
    const isBlank = replacing === undefined && (!allTold || (hasOthers && isBlankAt(others.blank, place)))
    blank = withBlankAt(blank, place, isBlank)
  }
  return { known, blank, supplied }
}

function withAssumed(tally: Tally, assumed: AssumedSums): Tally {
  const known = [...tally.known]
  let { blank } = tally
  for (const field of amountFields) {
    const assumption = assumed[field]
    if (assumption === undefined) continue
    known[placeOf[field]] = exact(assumption)
    blank = withBlankAt(blank, placeOf[field], false)
  }
  return { ...tally, known, blank }
}
