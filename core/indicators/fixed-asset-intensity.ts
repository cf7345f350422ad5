import { type MeasurableParcel, type Measured, mu, quotient, summed } from './measure.ts'

/** Fixed assets at cost per mu (固定资产投入强度), in 万元/亩. */
export function fixedAssetIntensity(one: MeasurableParcel): Measured {
  return quotient(summed(one, 'fixedAssets', 'numerator'), mu(one))
}
