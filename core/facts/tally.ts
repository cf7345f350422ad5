import type { EnterpriseValues } from '../forms/enterprise-information.ts'
import { add, type Exact, exact, multiply } from '../vocabulary/exact.ts'

/** Amounts that are summed over a parcel's firms, each times the row's 分摊比例. */
export const amountFields = [
  'fixedAssets',
  'grossOutput',
  'revenue',
  'taxPaid',
  'rdExpense',
  'energyTce',
  'employeesYearEnd',
  'codT',
  'nh3nT',
  'so2T',
  'noxT',
] as const
export type AmountField = (typeof amountFields)[number]

/** Where a field's sum stands in a tally. */
export const placeOf: Readonly<Record<AmountField, number>> = {
  fixedAssets: 0,
  grossOutput: 1,
  revenue: 2,
  taxPaid: 3,
  rdExpense: 4,
  energyTce: 5,
  employeesYearEnd: 6,
  codT: 7,
  nh3nT: 8,
  so2T: 9,
  noxT: 10,
}

/** Sums over rows, by place. */
export interface Tally {
  /** Of the amounts that are given; null when none is. */
  readonly known: readonly (Exact | null)[]
  /** Bit of each place that some row leaves blank, or that no row is there to fill. */
  readonly blank: number
  /** Fields whose sum a department supplied. */
  readonly supplied: ReadonlySet<AmountField> | null
}

interface Running {
  readonly known: (Exact | null)[]
  blank: number
}

const nothingKnown: readonly (Exact | null)[] = amountFields.map(() => null)
const allBlank = 2 ** amountFields.length - 1

export function isBlankAt(blank: number, place: number): boolean {
  return (blank & (1 << place)) !== 0
}

/** The same bits with that of the place set or taken away. */
export function withBlankAt(blank: number, place: number, isBlank: boolean): number {
  return isBlank ? blank | (1 << place) : blank & ~(1 << place)
}

/** One pass over the rows, each field by its name: a district has a million amounts. */
export function tallyOf(firms: readonly EnterpriseValues[]): Tally {
  const running: Running = { known: nothingKnown.slice(), blank: firms.length > 0 ? 0 : allBlank }
  for (const firm of firms) {
    const share = firm.parcelShare
    take(running, placeOf.fixedAssets, firm.fixedAssets, share)
    take(running, placeOf.grossOutput, firm.grossOutput, share)
    take(running, placeOf.revenue, firm.revenue, share)
    take(running, placeOf.taxPaid, firm.taxPaid, share)
    take(running, placeOf.rdExpense, firm.rdExpense, share)
    take(running, placeOf.energyTce, firm.energyTce, share)
    take(running, placeOf.employeesYearEnd, firm.employeesYearEnd, share)
    take(running, placeOf.codT, firm.codT, share)
    take(running, placeOf.nh3nT, firm.nh3nT, share)
    take(running, placeOf.so2T, firm.so2T, share)
    take(running, placeOf.noxT, firm.noxT, share)
  }
  return { known: running.known, blank: running.blank, supplied: null }
}

function take(running: Running, place: number, amount: number | undefined, share: number | undefined): void {
  if (amount === undefined) {
    running.blank |= 1 << place
    return
  }
  const { known } = running
  const part = partOf(amount, share)
  const sum = known[place] ?? null
  known[place] = sum === null ? part : add(sum, part)
}

/** What counts of an amount for the parcel by the row's share, a percentage; a blank share is the whole. */
export function partOf(amount: number, share: number | undefined): Exact {
  return share === undefined || share === 100 ? exact(amount) : sharedAmount(amount, share)
}

function sharedAmount(amount: number, share: number): Exact {
  const { units, scale } = multiply(exact(amount), exact(share))
  // 分摊比例 is a percentage: two places of the point.
  return { units, scale: scale + 2 }
}
