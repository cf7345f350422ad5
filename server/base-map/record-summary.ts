import type { RecordValues } from '#core/base-map/read-record.ts'
import { formatNumber } from '#core/form/format.ts'

/** What tells one record from another at a glance: 坐落，用地主体，单元号，证号，面积. */
export function recordSummary(values: RecordValues): string {
  const { parcelName, ownerName, realEstateUnitNo, certNo } = values
  const area = values.regLandArea ?? values.landArea
  const texts = [parcelName, ownerName, realEstateUnitNo, certNo].filter((value) => typeof value === 'string')
  if (typeof area === 'number') texts.push(`${formatNumber(area, 2)} m²`)
  return texts.length === 0 ? '（没有坐落、权利人和证号）' : texts.join('，')
}
