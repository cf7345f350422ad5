import type { Finding } from '../error/finding.ts'
import { proposed } from '../vocabulary/citation.ts'
import { type ListedSubject, onParcel, type Rule } from './rule.ts'

const limits = [
  ['footprintArea', 'landArea'],
  ['illegalFloorArea', 'floorArea'],
  ['vacantFloorArea', 'floorArea'],
] as const

/** A part is not larger than its whole: footprint in land, illegal and vacant floor area in floor area. */
export const partWithinWhole: Rule<'X03'> = {
  id: 'X03',
  title: '部分面积不大于总面积',
  levels: ['error'],
  clause: proposed('面积构成核对'),
  parcel(subject) {
    return limits.flatMap(([part, whole]) => withinWhole(subject, part, whole))
  },
}

function withinWhole(
  subject: ListedSubject,
  part: (typeof limits)[number][0],
  limitField: (typeof limits)[number][1],
): Finding<'X03'>[] {
  const found = subject.parcel.values[part]
  const limit = subject.parcel.values[limitField]
  if (found === undefined || limit === undefined || found <= limit) return []
  return [onParcel('X03', 'error', subject, [part, limitField], { found, limitField, limit })]
}
