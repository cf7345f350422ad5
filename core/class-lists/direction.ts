import type { ParcelClass } from '../vocabulary/class.ts'

/** The two directions of the four lists (松规划资源〔2023〕123号 四（二）): 奖 and 惩. */
export const directions = ['reward', 'restrain'] as const
export type Direction = (typeof directions)[number]

export const directionNames: Readonly<Record<Direction, string>> = { reward: '奖', restrain: '惩' }

const classes: Readonly<Record<Direction, readonly ParcelClass[]>> = { reward: ['A', 'B'], restrain: ['C', 'D'] }

export function classesOf(direction: Direction): readonly ParcelClass[] {
  return classes[direction]
}

export function directionOf(parcelClass: ParcelClass): Direction {
  return classes.reward.includes(parcelClass) ? 'reward' : 'restrain'
}

export function directionNamed(text: string): Direction | null {
  return directions.find((one) => one === text || directionNames[one] === text) ?? null
}
