import type { z } from 'zod'
import type { areaCheck } from '#core/api/base-map-shapes.ts'
import type { MergedValue } from '#core/base-map/merge.ts'
import { compareArea } from '#geo/measure/comparison.ts'

export type AreaCheck = z.infer<typeof areaCheck>

/** The area of a boundary against 登记土地面积, else 土地面积; null without a boundary. */
export function checkArea(
  measured: number | null,
  merged: Readonly<Record<string, Pick<MergedValue, 'value'>>>,
): AreaCheck | null {
  if (measured === null) return null
  const stated = merged.regLandArea?.value ?? merged.landArea?.value
  if (typeof stated !== 'number' || stated <= 0) return { measured, stated: null, percent: null, isWithin: null }
  const { percent, isWithin } = compareArea(measured, stated)
  return { measured, stated, percent, isWithin }
}
