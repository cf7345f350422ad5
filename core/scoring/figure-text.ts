import { fieldOf } from '../error/wording.ts'
import { formatNumber, formatQuantity, formatRatio, formatValue } from '../form/format.ts'
import { decimalPlaces } from '../form/number-text.ts'
import type { IndicatorInput } from '../indicators/indicator-input.ts'
import { valueDecimals } from '../indicators/measure.ts'
import type { IndicatorResult } from './result.ts'
import type { Indicator, Ladder, Tier } from './standard.ts'
import { reaches } from './tier.ts'

const usualDecimals = 2

/** What of a result says by which ladder it was judged; a standard's page has no result. */
type Judged = Pick<IndicatorResult, 'note'>

/** A figure as its field prints it; a sum of shares of people shows its fraction. */
export function amountText({ field: key, amount, unit }: IndicatorInput): string {
  const field = fieldOf(key)
  if (typeof amount !== 'number') return formatValue(field, amount)
  if (field.kind === 'integer') return formatQuantity(amount, Math.min(usualDecimals, decimalPlaces(amount)), unit)
  return formatQuantity(amount, 'decimals' in field ? field.decimals : usualDecimals, unit)
}

/** Whether the indicator's value shows as a percentage: a value taken on the fallback basis does not. */
function isPercent({ display }: Indicator, { note }: Judged): boolean {
  return display === 'percent' && note !== 'fallback'
}

/** "45.00 万元/亩", "80.00%"; more decimals where two would read like a bound that is not met. */
export function valueText(indicator: Indicator, result: IndicatorResult, value: number): string {
  const missed =
    ladderOf(indicator, result)
      ?.tiers.filter((tier) => !reaches(value, tier))
      .map(boundOf) ?? []
  for (let decimals = usualDecimals; ; decimals += 1) {
    const percent = isPercent(indicator, result)
    const text = percent ? formatRatio(value, decimals) : formatQuantity(value, decimals, indicator.unit)
    const same = (bound: number): boolean => {
      const shown = percent ? formatRatio(bound, decimals) : formatQuantity(bound, decimals, indicator.unit)
      return shown === text
    }
    if (decimals === valueDecimals || !missed.some(same)) return text
  }
}

/** The ladder a result was judged by, null for other methods. */
export function ladderOf({ method }: Indicator, { note }: IndicatorResult): Ladder | null {
  if (method.kind !== 'tier') return null
  return note === 'fallback' ? (method.fallback ?? null) : method.ladder
}

export function boundOf(tier: Tier): number {
  if ('atLeast' in tier) return tier.atLeast
  return 'atMost' in tier ? tier.atMost : tier.above
}

/** "≥30", "≤15%", ">0": a step as its ladder prints it. */
export function tierText(indicator: Indicator, result: Judged, tier: Tier): string {
  const sign = 'atLeast' in tier ? '≥' : 'atMost' in tier ? '≤' : '>'
  return `${sign}${boundText(indicator, boundOf(tier), result)}`
}

/** "30", "15%": a bound as short as it is. */
export function boundText(indicator: Indicator, bound: number, result: Judged = { note: null }): string {
  const places = decimalPlaces(bound)
  const text = isPercent(indicator, result) ? formatRatio(bound, Math.max(0, places - 2)) : formatNumber(bound, places)
  return `${text}${indicator.unit === '%' ? '%' : ''}`
}

/** 20, 24.32: a weight or a score line as short as it is, at most two decimals. */
export function weightText(weight: number): string {
  return formatNumber(weight, Math.min(usualDecimals, decimalPlaces(weight)))
}

/** Points of 100, as short as they are. */
export function pointsText(points: number): string {
  return formatNumber(points, decimalPlaces(points))
}

/** A score of the total, two decimals. */
export function scoreText(score: number): string {
  return formatNumber(score, usualDecimals)
}
