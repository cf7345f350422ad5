import { exact, multiply } from '../vocabulary/exact.ts'
import { type MeasurableParcel, type Measured, quotient, summed } from './measure.ts'

const percent = exact(100)

/** Research and development expense by revenue (研发投入强度), in %. */
export function rdIntensity(one: MeasurableParcel): Measured {
  const expense = summed(one, 'rdExpense', 'numerator')
  const hundredfold = expense.amount === null ? null : multiply(expense.amount, percent)
  return quotient({ ...expense, amount: hundredfold }, summed(one, 'revenue', 'denominator'))
}
