import { formatNumber, formatQuantity } from '#core/form/format.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { ParcelTable } from '../../db/schema.ts'

const squareMetresPerMu = 10_000 / 15

/** 20,000.00 m²（30.00 亩） */
export function areaText(landArea: number | null): string | null {
  if (landArea === null) return null
  return `${formatQuantity(landArea, 2, 'm²')}（${formatNumber(landArea / squareMetresPerMu, 2)} 亩）`
}

/** The words that every letter about a parcel may use. */
export function parcelWords(
  parcel: Pick<ParcelTable, 'parcel_code' | 'parcel_name' | 'town_code' | 'owner_name'>,
): Readonly<Record<string, string | null>> {
  const { parcel_code, parcel_name, town_code, owner_name } = parcel
  return {
    地块编码: parcel_code,
    地块名称: parcel_name,
    街镇: town_code === null ? null : (townName(town_code) ?? town_code),
    用地主体: owner_name,
  }
}
