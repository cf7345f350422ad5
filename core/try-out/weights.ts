import type { Standard } from '../scoring/standard.ts'
import { add, compare, exact, subtract, toNumber } from '../vocabulary/exact.ts'

/**
 * One weight moved and another the other way by as much (两项联动), so that the sum stays. The other stops at 0, and the
 * first with it.
 */
export function withPairedWeight(standard: Standard, id: string, partner: string, weight: number): Standard {
  const weightOf = (one: string): number => standard.indicators.find((each) => each.id === one)?.weight ?? 0
  const both = add(exact(weightOf(id)), exact(weightOf(partner)))
  const own = compare(exact(weight), both) > 0 ? toNumber(both) : Math.max(0, weight)
  const rest = toNumber(subtract(both, exact(own)))
  const indicators = standard.indicators.map((one) =>
    one.id === id ? { ...one, weight: own } : one.id === partner ? { ...one, weight: rest } : one,
  )
  return { ...standard, indicators }
}
