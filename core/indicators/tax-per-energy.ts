import { type MeasurableParcel, type Measured, quotient, summed } from './measure.ts'

/** Tax paid per tonne of standard coal (单位能耗税收), in 万元/tce; negative where refunds prevail. */
export function taxPerEnergy(one: MeasurableParcel): Measured {
  return quotient(summed(one, 'taxPaid', 'numerator'), summed(one, 'energyTce', 'denominator'))
}
