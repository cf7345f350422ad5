import type { Finding } from '../error/finding.ts'
import { proposed } from '../vocabulary/citation.ts'
import { onParcel, type Rule } from './rule.ts'

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
    const { values } = subject.parcel
    const findings: Finding<'X03'>[] = []
    for (const [part, limitField] of limits) {
      const found = values[part]
      const limit = values[limitField]
      if (found === undefined || limit === undefined || found <= limit) continue
      findings.push(onParcel('X03', 'error', subject, [part, limitField], { found, limitField, limit }))
    }
    return findings
  },
}
