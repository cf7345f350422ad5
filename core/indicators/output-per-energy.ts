import { type MeasurableParcel, type Measured, quotient, summed } from './measure.ts'
import type { MeasureParams } from './measure-params.ts'

/** Output per tonne of standard coal (单位能耗产值), in 万元/tce. */
export function outputPerEnergy(one: MeasurableParcel, { output }: MeasureParams['output-per-energy']): Measured {
  return quotient(summed(one, output[one.landClass], 'numerator'), summed(one, 'energyTce', 'denominator'))
}
