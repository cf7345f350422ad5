import { proposed } from '../vocabulary/citation.ts'
import { exceeds } from './compare.ts'
import { none, onParcel, type Rule } from './rule.ts'

/** A small land area under a large building looks like 亩 typed for m². */
export const landAreaInMu: Rule<'X06'> = {
  id: 'X06',
  title: '土地面积疑似按亩填写',
  levels: ['warning'],
  clause: proposed('疑似面积单位有误'),
  parcel(subject) {
    const { floorArea, landArea } = subject.parcel.values
    if (floorArea === undefined || landArea === undefined || landArea >= 300) return none
    if (!exceeds(floorArea, landArea, 10)) return none
    return [onParcel('X06', 'warning', subject, ['landArea', 'floorArea'], { landArea, floorArea })]
  },
}
