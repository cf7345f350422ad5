import type { ParcelResult } from '#core/scoring/result.ts'
import { openTotalOf } from '../evaluation/masked-result.ts'
import type { MaskedValue } from '../evaluation/read-district.ts'
import { followsValue } from '../evaluation/stepped-score.ts'

/** Indicators of the parcel whose exact points would tell a 统计 or 税务 value: they stay out of files. */
export function withheldIndicators({ indicators }: ParcelResult, masked: readonly MaskedValue[]): readonly string[] {
  const fields = new Set(masked.filter(({ year }) => year === undefined).map(({ field }) => field))
  if (fields.size === 0) return []
  return indicators
    .filter((one) => followsValue(one) && one.inputs.some(({ field }) => fields.has(field)))
    .map(({ id }) => id)
}

/** The total as a file may hold it: in steps where the exact one would tell. */
export function openTotal(result: ParcelResult, masked: readonly MaskedValue[]): number | null {
  return masked.length === 0 ? result.total : openTotalOf(result, masked)
}
