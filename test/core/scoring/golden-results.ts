import type { IndicatorResult, ParcelResult } from '#core/scoring/result.ts'
import { scoreParcel } from '#core/scoring/score-parcel.ts'
import type { Indicator, Method, Standard } from '#core/scoring/standard.ts'
import { exampleChangle } from '#core/standards/example-changle.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { golden } from './golden.ts'

/** Of the golden parcel by the default standard. */
export const result = scoreParcel(golden, regExample20261)

export function indicator(id: string, standard: Standard = regExample20261): Indicator {
  const found = standard.indicators.find((one) => one.id === id)
  if (found === undefined) throw new Error(id)
  return found
}

export function resultOf(
  id: string,
  changes: Partial<IndicatorResult> = {},
  of: ParcelResult = result,
): IndicatorResult {
  const found = of.indicators.find((one) => one.id === id)
  if (found === undefined) throw new Error(id)
  return { ...found, ...changes }
}

export function taxBy(method: Method, standard: Standard = exampleChangle): Indicator {
  return { ...indicator('K1', standard), method } as Indicator
}
