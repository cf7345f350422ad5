import { isDepartmentFigure, sumOf } from '../facts/sums.ts'
import { add, type Exact, exact, multiply, quotientHalfUp } from '../vocabulary/exact.ts'
import { pollutants } from '../vocabulary/pollutant.ts'
import { type MeasurableParcel, type Measured, type Operand, quotient, summed, valueDecimals } from './measure.ts'
import type { MeasureParams } from './measure-params.ts'

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

/** Equivalents are held as whole multiples of the least common 当量值, so that no third of a tonne is rounded. */
const common = pollutants.reduce(
  (least, { equivalentHundredths }) => (least / greatestDivisor(least, equivalentHundredths)) * equivalentHundredths,
  1,
)
const multiples = pollutants.map(({ key, equivalentHundredths }) => ({
  key,
  factor: exact(common / equivalentHundredths),
}))
/** Equivalents are sums of multiples; so many make one 吨当量. */
export const multiplesPerTonne = exact(common / 100)

/**
 * Output per tonne of pollutant equivalent (单位排放产值), in 万元/吨当量. 'no-discharge' when every firm (at least
 * one) says it discharges nothing. A blank pollutant counts as not discharged.
 */
export function outputPerDischarge(one: MeasurableParcel, { output }: MeasureParams['output-per-discharge']): Measured {
  const numerator = summed(one, output[one.landClass], 'numerator')
  const { firms } = one.basis
  if (firms.length > 0 && firms.every((firm) => firm.hasDischarge === false)) {
    return { value: null, note: 'no-discharge', inputs: [numerator.input] }
  }
  const scaled = numerator.amount === null ? null : multiply(numerator.amount, multiplesPerTonne)
  return quotient({ ...numerator, amount: scaled }, equivalents(one))
}

/** The parcel's pollutant equivalents, in multiples of the least common 当量值; its trace is in 吨当量. */
export function equivalents({ basis }: MeasurableParcel): Operand {
  let sum: Exact | null = null
  let source: Operand['input']['source'] = 'firms'
  for (const { key, factor } of multiples) {
    const mass = sumOf(basis, key, 'numerator')
    if (mass === null) continue
    if (isDepartmentFigure(basis, key)) source = 'department'
    const multiple = multiply(mass, factor)
    sum = sum === null ? multiple : add(sum, multiple)
  }
  const amount = sum === null ? null : quotientHalfUp(sum, multiplesPerTonne, valueDecimals)
  return { amount: sum, input: { field: 'pollutantEq', amount, unit: '吨当量', source } }
}
