import { exact, multiply } from '../vocabulary/exact.ts'
import { area, type MeasurableParcel, type Measured, quotient } from './measure.ts'

/**
 * Share of the allowed floor area ratio that is built (容积率实现度), a ratio. Without 规划/合同容积率上限 it is the
 * floor area ratio itself, marked 'fallback': another ladder judges it.
 */
export function farAchievement(one: MeasurableParcel): Measured {
  const land = area(one, 'landArea')
  const { farAllowed } = one.parcel
  if (farAllowed === undefined) {
    const measured = quotient(area(one, 'floorArea'), land)
    return measured.note === null ? { ...measured, note: 'fallback' } : measured
  }
  const allowed = exact(farAllowed)
  const measured = quotient(area(one, 'floorArea'), {
    ...land,
    amount: multiply(exact(one.landArea), allowed),
  })
  const limit = { field: 'farAllowed', amount: farAllowed, unit: '', source: 'parcel' } as const
  return { ...measured, inputs: [...measured.inputs, limit] }
}
