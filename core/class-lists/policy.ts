import type { ParcelClass } from '../vocabulary/class.ts'
import type { Direction } from './direction.ts'

/** A differential measure (差别化政策): what parcels of some classes are given or held to. */
export interface ClassPolicy {
  readonly name: string
  readonly direction: Direction
  readonly classes: readonly ParcelClass[]
  /** What it says. */
  readonly content: string
  /** Source document and clause. */
  readonly document: string
  readonly clause: string
  /** Department that answers for it; null: 区专班. */
  readonly department: string | null
  readonly validFrom: string
  /** Last day; null: until it is ended. */
  readonly validUntil: string | null
}

/** Why a policy is not for a parcel; null when it is. */
export const ineligibilities = ['not-decided', 'no-class', 'class', 'not-yet', 'expired'] as const
export type Ineligibility = (typeof ineligibilities)[number]

export const ineligibilityNames: Readonly<Record<Ineligibility, string>> = {
  'not-decided': '地块没有审定结果',
  'no-class': '审定为未定类（暂不评价或待补正）',
  class: '审定类别不在政策适用的类别内',
  'not-yet': '政策在这一天尚未生效',
  expired: '政策在这一天已过有效期',
}

/**
 * @param decided the parcel's class of the decided year: undefined when the parcel was not decided
 * @param day on which it would begin to be applied
 */
export function ineligibility(
  policy: Pick<ClassPolicy, 'classes' | 'validFrom' | 'validUntil'>,
  decided: ParcelClass | null | undefined,
  day: string,
): Ineligibility | null {
  if (day < policy.validFrom) return 'not-yet'
  if (policy.validUntil !== null && day > policy.validUntil) return 'expired'
  if (decided === undefined) return 'not-decided'
  if (decided === null) return 'no-class'
  return policy.classes.includes(decided) ? null : 'class'
}
