import { add, compare, type Exact, exact, multiply, zero } from '../vocabulary/exact.ts'
import type { SumBasis } from './sums.ts'

export const scales = ['规上', '规下'] as const
export type Scale = (typeof scales)[number]

/** 规上 when any firm is; 规下 when every firm (at least one) says it is not; null when it cannot be told. */
export function scaleOf({ firms }: Pick<SumBasis, 'firms'>): Scale | null {
  if (firms.some(({ aboveScale }) => aboveScale === true)) return '规上'
  return firms.length > 0 && firms.every(({ aboveScale }) => aboveScale === false) ? '规下' : null
}

export type Tenure = '自有' | '承租'

/** 自有 when any firm owns what it uses; 承租 when every firm (at least one) rents; null when it cannot be told. */
export function tenureOf({ firms }: Pick<SumBasis, 'firms'>): Tenure | null {
  if (firms.some(({ occupancy }) => occupancy === '自有')) return '自有'
  const rents = firms.every(({ occupancy }) => occupancy === '租赁' || occupancy === '分租')
  return firms.length > 0 && rents ? '承租' : null
}

const whole = exact(100)

/**
 * The main industry (大类, two digits): the only one, or the one with the most 营业收入 by share, the lower code among
 * equals. Null when a firm leaves its industry blank, or a blank 营业收入 leaves several of them open.
 */
export function mainIndustryOf({ firms }: Pick<SumBasis, 'firms'>): string | null {
  const found = new Set<string>()
  for (const { industryCode } of firms) {
    if (industryCode === undefined) return null
    found.add(industryCode.slice(0, 2))
  }
  if (found.size <= 1) return [...found][0] ?? null
  let main: { readonly industry: string | null; readonly revenue: Exact } = { industry: null, revenue: exact(-1) }
  for (const industry of [...found].sort()) {
    let revenue = zero
    for (const firm of firms) {
      if (firm.revenue === undefined) return null
      if (firm.industryCode?.slice(0, 2) !== industry) continue
      const share = firm.parcelShare === undefined ? whole : exact(firm.parcelShare)
      revenue = add(revenue, multiply(exact(firm.revenue), share))
    }
    if (compare(revenue, main.revenue) > 0) main = { industry, revenue }
  }
  return main.industry
}
