import type { ParcelResult } from '../scoring/result.ts'
import type { ParcelClass } from '../vocabulary/class.ts'

/** How a parcel came out: its class, or why it has none. 'absent': the other side does not have the parcel. */
export const outcomes = ['A', 'B', 'C', 'D', 'exempt', 'incomplete', 'absent'] as const
export type Outcome = (typeof outcomes)[number]

const names: Readonly<Record<Exclude<Outcome, ParcelClass>, string>> = {
  exempt: '暂不评价',
  incomplete: '待补正',
  absent: '没有此地块',
}

/** "A 类", "待补正" */
export function outcomeName(outcome: Outcome): string {
  return isClass(outcome) ? `${outcome} 类` : names[outcome]
}

export function isClass(outcome: Outcome): outcome is ParcelClass {
  return outcome === 'A' || outcome === 'B' || outcome === 'C' || outcome === 'D'
}

export function outcomeOf(result: Pick<ParcelResult, 'status' | 'class'> | null): Outcome {
  if (result === null) return 'absent'
  if (result.status === 'incomplete') return 'incomplete'
  return result.class ?? 'exempt'
}

/** 'other': at least one side has no class. */
export type Direction = 'same' | 'better' | 'worse' | 'other'

export function directionOf(from: Outcome, to: Outcome): Direction {
  if (from === to) return 'same'
  if (!isClass(from) || !isClass(to)) return 'other'
  return to < from ? 'better' : 'worse'
}
