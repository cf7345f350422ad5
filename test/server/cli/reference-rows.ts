import { exactly, type Fraction, over, sum, times } from './fraction.ts'
import type { FirmKey, ParcelKey } from './headings.ts'
import type { FirmRow, ParcelRow } from './ledger.ts'

/** A parcel with its firm rows, as the reference reads them: plain values only, dates as YYYY-MM-DD. */
export interface Case {
  readonly parcel: ParcelRow
  readonly firms: readonly FirmRow[]
}

/** A number of the parcel row, null when blank. */
export function figure(parcel: ParcelRow, key: ParcelKey): Fraction | null {
  const cell = parcel[key] ?? null
  return typeof cell === 'number' ? exactly(cell) : null
}

/** A number of a firm row, null when blank. */
export function firmFigure(firm: FirmRow, key: FirmKey): Fraction | null {
  const cell = firm[key] ?? null
  return typeof cell === 'number' ? exactly(cell) : null
}

const hundred = exactly(100)

/** Share of the row that counts for the parcel; blank is the whole. */
export function shareOf(firm: FirmRow): Fraction {
  return over(firmFigure(firm, 'parcelShare') ?? hundred, hundred)
}

/** Rows that indicators and rules read: those with any share at all. */
export function countedRows({ firms }: Case): readonly FirmRow[] {
  return firms.filter((firm) => shareOf(firm).top !== 0n)
}

function filledAmounts(rows: readonly FirmRow[], key: FirmKey): readonly Fraction[] {
  return rows.flatMap((row) => {
    const value = firmFigure(row, key)
    return value === null ? [] : [times(value, shareOf(row))]
  })
}

/** Semantics 1, numerator: blank rows are left out, missing when all are blank. */
export function amount(of: Case, key: FirmKey): Fraction | null {
  const amounts = filledAmounts(countedRows(of), key)
  return amounts.length === 0 ? null : sum(amounts)
}

/** Semantics 1, denominator: missing when any row is blank, and null when it is zero, which divides nothing. */
export function divisor(of: Case, key: FirmKey): Fraction | null {
  const rows = countedRows(of)
  const amounts = filledAmounts(rows, key)
  if (rows.length === 0 || amounts.length < rows.length) return null
  const total = sum(amounts)
  return total.top > 0n ? total : null
}
