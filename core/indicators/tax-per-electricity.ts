import { sharedSum } from '../facts/sums.ts'
import { toNumber } from '../vocabulary/exact.ts'
import { type MeasurableParcel, type Measured, quotient, summed } from './measure.ts'

/** Tax paid by electricity used (单位用电税收): 万元 by 万千瓦时 is 元 by 千瓦时. Missing when any firm leaves 用电量 blank. */
export function taxPerElectricity(one: MeasurableParcel): Measured {
  const electricity = sharedSum(one.basis.firms, 'electricityKwh')
  const amount = electricity === null ? null : toNumber(electricity)
  return quotient(summed(one, 'taxPaid', 'numerator'), {
    amount: electricity,
    input: { field: 'electricityKwh', amount, unit: '万千瓦时', source: 'firms' },
  })
}
