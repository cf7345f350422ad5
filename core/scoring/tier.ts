import type { Ladder, Tier } from './standard.ts'

export function reaches(value: number, tier: Tier): boolean {
  if ('atLeast' in tier) return value >= tier.atLeast
  return 'atMost' in tier ? value <= tier.atMost : value > tier.above
}

/**
 * The best step a value reaches, `tiers.length` below all of them. The value is rounded before: a bound is met or not,
 * without a margin.
 */
export function stepOf({ tiers }: Ladder, value: number): number {
  for (let tier = 0; tier < tiers.length; tier += 1) {
    const step = tiers[tier]
    if (step !== undefined && reaches(value, step)) return tier
  }
  return tiers.length
}
