import { type MeasurableParcel, type Measured, mu, quotient, summed } from './measure.ts'

/** Tax paid per mu (土地税收产出率), in 万元/亩; negative where refunds prevail. */
export function taxPerMu(one: MeasurableParcel): Measured {
  return quotient(summed(one, 'taxPaid', 'numerator'), mu(one))
}
