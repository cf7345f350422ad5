import { type MeasurableParcel, type Measured, quotient, summed } from './measure.ts'

/** Revenue per employee at year end (人均营业收入), in 万元/人. */
export function revenuePerHead(one: MeasurableParcel): Measured {
  return quotient(summed(one, 'revenue', 'numerator'), summed(one, 'employeesYearEnd', 'denominator'))
}
