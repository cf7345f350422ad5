import { type Ineligibility, ineligibilities, ineligibilityNames } from './policy.ts'

/** Why an act leaves a parcel out. */
export const listHindrances = [
  'unknown',
  'listed',
  'not-listed',
  'not-c',
  'not-imported',
  'applied',
  'not-applied',
  ...ineligibilities,
] as const
export type ListHindrance = (typeof listHindrances)[number]

export const listHindranceNames: Readonly<Record<ListHindrance, string>> = {
  ...ineligibilityNames,
  unknown: '没有这宗地块',
  listed: '已在低效产业用地清单上',
  'not-listed': '不在低效产业用地清单上',
  'not-c': '本年度审定类别不是 C',
  'not-imported': '没有对上地块的汇入记录',
  applied: '已在适用这项政策',
  'not-applied': '没有在适用这项政策',
}

/** A reason given lets a parcel through. */
export function isOverridable(why: ListHindrance): why is Ineligibility {
  return ineligibilities.some((one) => one === why)
}
