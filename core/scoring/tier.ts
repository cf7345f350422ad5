import type { Ladder, Tier } from './standard.ts'

/** Where on a ladder a value stands: the index of the step (`tiers.length` = below all of them) and its points. */
export interface Step {
  readonly tier: number
  readonly points: number
}

export function reaches(value: number, tier: Tier): boolean {
  if ('atLeast' in tier) return value >= tier.atLeast
  return 'atMost' in tier ? value <= tier.atMost : value > tier.above
}

/** The best step a value reaches. The value is rounded before: a bound is met or not, without a margin. */
export function stepOf(ladder: Ladder, value: number): Step {
  const { tiers } = ladder
  for (let tier = 0; tier < tiers.length; tier += 1) {
    const step = tiers[tier]
    if (step !== undefined && reaches(value, step)) return { tier, points: step.points }
  }
  return { tier: tiers.length, points: ladder.otherwise }
}
