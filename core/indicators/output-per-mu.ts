import { type MeasurableParcel, type Measured, mu, quotient, summed } from './measure.ts'
import type { MeasureParams } from './measure-params.ts'

/** Output per mu (土地产出率), in 万元/亩. */
export function outputPerMu(one: MeasurableParcel, { output }: MeasureParams['output-per-mu']): Measured {
  return quotient(summed(one, output[one.landClass], 'numerator'), mu(one))
}
