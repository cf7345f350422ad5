import { proposed } from '../vocabulary/citation.ts'
import { exceeds, fallsBelow } from './compare.ts'
import { none, onParcel, type Rule } from './rule.ts'

const highest = 6
const lowest = 0.05

/** A floor area ratio outside what occurs points to a slip of units. Stands at the floor area. */
export const floorAreaRatioPlausible: Rule<'X05'> = {
  id: 'X05',
  title: '现状容积率异常',
  levels: ['warning'],
  clause: proposed('疑似面积单位有误'),
  parcel(subject) {
    const { floorArea, landArea } = subject.parcel.values
    if (floorArea === undefined || landArea === undefined || landArea === 0 || floorArea === 0) return none
    const high = exceeds(floorArea, landArea, highest)
    if (!high && !fallsBelow(floorArea, landArea, lowest)) return none
    const details = { floorArea, landArea, limit: high ? highest : lowest }
    return [onParcel('X05', 'warning', subject, ['floorArea', 'landArea', 'farCurrent'], details)]
  },
}
