import { proposed } from '../vocabulary/citation.ts'
import { exceeds } from './compare.ts'
import { ratio, sumOf } from './figure.ts'
import { none, onParcel, type Rule } from './rule.ts'

/** Floor area ratio against the allowed one. Stands at the floor area: the ratio itself is derived and cannot be edited. */
export const floorAreaRatioAllowed: Rule<'X04'> = {
  id: 'X04',
  title: '现状容积率超过上限',
  levels: ['warning'],
  clause: proposed('容积率上限上浮5%以内不提示'),
  parcel(subject) {
    const { floorArea, landArea, farAllowed } = subject.parcel.values
    if (floorArea === undefined || landArea === undefined || landArea === 0 || farAllowed === undefined) return none
    if (!exceeds(floorArea, landArea, farAllowed, 1.05)) return none
    const details = { farCurrent: ratio([[floorArea]], [[landArea]], sumOf([[farAllowed, 1.05]])), farAllowed }
    return [onParcel('X04', 'warning', subject, ['floorArea', 'landArea', 'farAllowed', 'farCurrent'], details)]
  },
}
