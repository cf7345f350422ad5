import type { EnterpriseValues } from '../forms/enterprise-information.ts'
import { add, exact, toNumber, zero } from '../vocabulary/exact.ts'
import type { IndicatorInput } from './indicator-input.ts'
import type { MeasurableParcel, Measured } from './measure.ts'
import type { MeasureParams, Qualification } from './measure-params.ts'

/** Points for what the firms are recognised as (科创与总部资质): of each kind the best level once, summed. */
export function qualificationPoints(
  { basis }: MeasurableParcel,
  { qualifications }: MeasureParams['qualification-points'],
): Measured {
  const inputs: IndicatorInput[] = []
  let sum = zero
  for (const qualification of qualifications) {
    const best = bestLevel(basis.firms, qualification)
    if (best === null) continue
    sum = add(sum, exact(best.points))
    const amount = best.value === true ? '是' : best.value
    inputs.push({ field: qualification.field, amount, unit: '', source: 'firms' })
  }
  return { value: toNumber(sum), note: null, inputs }
}

function bestLevel(
  firms: readonly EnterpriseValues[],
  { field, levels }: Qualification,
): Qualification['levels'][number] | null {
  let best: Qualification['levels'][number] | null = null
  for (const firm of firms) {
    const value = firm[field]
    if (value === undefined || value === false) continue
    for (const level of levels) {
      if (level.value === value && (best === null || level.points > best.points)) best = level
    }
  }
  return best
}
