import type { EnterpriseValues } from '../forms/enterprise-information.ts'
import { add, type Exact, exact, multiply } from '../vocabulary/exact.ts'
import type { PollutantKey } from '../vocabulary/pollutant.ts'
import type { ParcelFacts, ParcelFigures } from './facts.ts'

/** Amounts that are summed over a parcel's firms, each times the row's 分摊比例. */
export type AmountField =
  | 'fixedAssets'
  | 'grossOutput'
  | 'revenue'
  | 'taxPaid'
  | 'rdExpense'
  | 'energyTce'
  | 'employeesYearEnd'
  | PollutantKey

/** Parcel sums assumed instead of those on file, in the field's unit: what the way up tries out. */
export type AssumedSums = Readonly<Partial<Record<AmountField, number>>>

/** What sums are taken over. */
export interface SumBasis {
  /** Rows with 分摊比例 0 are ignored by indicators and rules. */
  readonly firms: readonly EnterpriseValues[]
  readonly figures: ParcelFigures | undefined
  readonly assumed: AssumedSums | undefined
}

/**
 * A blank amount is left out of a numerator, which is missing only when every row is blank or there is none; a
 * denominator is missing when any row is blank: leaving a figure out must never raise a ratio.
 */
export type SumRole = 'numerator' | 'denominator'

/** A parcel's figure in the field's unit, exactly; null when missing. */
export interface Sum {
  readonly amount: Exact | null
  readonly source: 'firms' | 'department'
}

export function sumBasis({ firms, figures }: ParcelFacts, assumed?: AssumedSums): SumBasis {
  const counted = firms.some((firm) => firm.parcelShare === 0) ? firms.filter((firm) => firm.parcelShare !== 0) : firms
  return { firms: counted, figures, assumed }
}

export function sumOf(basis: SumBasis, field: AmountField, role: SumRole): Sum {
  const { firms, figures, assumed } = basis
  const assumption = assumed?.[field]
  if (assumption !== undefined) return { amount: exact(assumption), source: 'firms' }
  const figure = figures === undefined ? undefined : figureOf(figures, field)
  if (figure === undefined) return { amount: sumRows(firms, field, role), source: 'firms' }
  const amount = figure.replaces === 'all' ? exact(figure.amount) : withOthers(exact(figure.amount), firms, field, role)
  return { amount, source: 'department' }
}

function sumRows(firms: readonly EnterpriseValues[], field: AmountField, role: SumRole): Exact | null {
  let sum: Exact | null = null
  for (const firm of firms) {
    const amount = sharedAmount(firm, field)
    if (amount === null) {
      if (role === 'denominator') return null
      continue
    }
    sum = sum === null ? amount : add(sum, amount)
  }
  return sum
}

function sharedAmount(firm: EnterpriseValues, field: AmountField): Exact | null {
  const amount = firm[field]
  if (amount === undefined) return null
  const { parcelShare } = firm
  if (parcelShare === undefined || parcelShare === 100) return exact(amount)
  const { units, scale } = multiply(exact(amount), exact(parcelShare))
  // 分摊比例 is a percentage: two places of the point.
  return { units, scale: scale + 2 }
}

/**
 * 统计 supplies 规上 firms only, the others are added. Whether a row with 是否规上 blank is among them is unknown: its
 * amount counts as blank, so that the blank gives no more than either answer would.
 */
function withOthers(
  figure: Exact,
  firms: readonly EnterpriseValues[],
  field: AmountField,
  role: SumRole,
): Exact | null {
  let sum = figure
  for (const firm of firms) {
    if (firm.aboveScale === true) continue
    const amount = firm.aboveScale === false ? sharedAmount(firm, field) : null
    if (amount !== null) sum = add(sum, amount)
    else if (role === 'denominator') return null
  }
  return sum
}

interface DepartmentFigure {
  readonly amount: number
  readonly replaces: 'all' | 'above-scale'
}

type Figures = Readonly<Partial<Record<AmountField, number>>>

function figureOf({ statistics, tax, ecology }: ParcelFigures, field: AmountField): DepartmentFigure | undefined {
  const supplied: Figures = { ...tax, ...ecology }
  const whole = supplied[field]
  if (whole !== undefined) return { amount: whole, replaces: 'all' }
  const partly: Figures = statistics ?? {}
  const above = partly[field]
  return above === undefined ? undefined : { amount: above, replaces: 'above-scale' }
}
