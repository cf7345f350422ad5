import type { Measured } from '../indicators/measure.ts'
import type { LandClass } from '../vocabulary/land.ts'
import type { Indicator, Standard } from './standard.ts'
import { type WeightPlan, weightPlan } from './weights.ts'

/** The plans of parcels whose missing values count as not applicable. */
export interface LeavingOut {
  /** Null when nothing of the parcel is left out. */
  readonly planFor: (landClass: LandClass, measured: readonly (Measured | null)[]) => WeightPlan | null
}

/** Null for a standard that leaves nothing out. Each combination's plan is worked out once. */
export function leavingOut(standard: Standard): LeavingOut | null {
  const { indicators } = standard
  if (!indicators.some(({ missing }) => missing === 'not-applicable')) return null
  const plans = new Map<string, WeightPlan>()
  const isLeftOut = (indicator: Indicator, measured: Measured | null | undefined): boolean =>
    indicator.missing === 'not-applicable' && measured?.note === 'missing'
  return {
    planFor: (landClass, measured) => {
      const leftOut = indicators.filter((indicator, index) => isLeftOut(indicator, measured[index]))
      if (leftOut.length === 0) return null
      const key = [landClass, ...leftOut.map(({ id }) => id)].join('/')
      const known = plans.get(key)
      if (known !== undefined) return known
      const plan = weightPlan(standard, landClass, leftOut)
      plans.set(key, plan)
      return plan
    },
  }
}
