import { exact, quotientHalfUp } from '../vocabulary/exact.ts'
import { daysUsed } from './clock.ts'
import type { CountedFiling, MechanismPeriod } from './mechanism-period.ts'
import type { MechanismFigures } from './mechanism-schema.ts'

/** How many working days the decided filings used; the clock of one reported to the city stood still from then on. */
export function mechanismDays(
  decided: readonly CountedFiling[],
  { asOf, calendar, rule: { limitDays } }: MechanismPeriod,
): MechanismFigures['days'] {
  const used = decided.map(({ facts, rule }) => daysUsed(facts, asOf, calendar, rule).days)
  const total = used.reduce((sum, days) => sum + days, 0)
  return {
    decided: used.length,
    limitDays,
    bins: Array.from({ length: limitDays + 1 }, (_, days) => used.filter((each) => each === days).length),
    overLimit: used.filter((each) => each > limitDays).length,
    average: used.length === 0 ? null : quotientHalfUp(exact(total), exact(used.length), 1),
    longest: used.length === 0 ? null : used.reduce((most, days) => Math.max(most, days), 0),
  }
}
