import { proposed } from '../vocabulary/citation.ts'
import { exceeds, fallsBelow } from './compare.ts'
import { percentChange } from './figure.ts'
import { none, onParcel, type Rule } from './rule.ts'

/** Land area within 5 % of the registered one; silent without a registered area. */
export const registeredLandArea: Rule<'X07'> = {
  id: 'X07',
  title: '土地面积与登记面积不一致',
  levels: ['warning'],
  clause: proposed('与不动产登记面积相差5%以内不提示'),
  parcel(subject) {
    const { landArea, regLandArea } = subject.parcel.values
    if (landArea === undefined || regLandArea === undefined || regLandArea === 0) return none
    if (!exceeds(landArea, regLandArea, 1.05) && !fallsBelow(landArea, regLandArea, 0.95)) return none
    const differencePercent = Math.abs(percentChange(landArea, regLandArea, 5))
    return [
      onParcel('X07', 'warning', subject, ['landArea', 'regLandArea'], { landArea, regLandArea, differencePercent }),
    ]
  },
}
