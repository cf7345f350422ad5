import { formatNumber } from '../../form/format.ts'
import { proposed } from '../../vocabulary/citation.ts'
import { compare, exact, multiply, quotientHalfUp, subtract } from '../../vocabulary/exact.ts'
import { type ApplicationKey, type ApplicationRule, type Fault, silent } from './rule.ts'

/** 计容建筑面积 may differ from 建筑面积; a ratio further off than this is looked at. */
const tolerance = 0.05

/** 容积率 against 建筑面积 ÷ 土地面积, before and after. */
export const ratioAndAreas: ApplicationRule = {
  id: 'Z03',
  title: '容积率与面积',
  levels: ['warning'],
  clause: proposed('容积率与面积相差0.05以内不提示'),
  judge(values) {
    return [
      ...compared(values.farBefore, values.floorAreaBefore, values.landAreaBefore, [
        'farBefore',
        'floorAreaBefore',
        'landAreaBefore',
      ]),
      ...compared(values.farAfter, values.floorAreaAfter, values.landAreaAfter, [
        'farAfter',
        'floorAreaAfter',
        'landAreaAfter',
      ]),
    ]
  },
}

function compared(
  ratio: number | undefined,
  floor: number | undefined,
  land: number | undefined,
  fields: readonly [ApplicationKey, ...ApplicationKey[]],
): readonly Fault[] {
  if (ratio === undefined || floor === undefined || land === undefined || land === 0) return silent
  // |ratio × land − floor| ≤ tolerance × land: compared without dividing.
  const difference = subtract(multiply(exact(ratio), exact(land)), exact(floor))
  const most = multiply(exact(tolerance), exact(land))
  const isWithin = compare(difference, most) <= 0 && compare(subtract(exact(0), most), difference) <= 0
  if (isWithin) return silent
  const reckoned = formatNumber(quotientHalfUp(exact(floor), exact(land), 2), 2)
  return [
    {
      level: 'warning',
      fields,
      why: `填 ${formatNumber(ratio, 2)}，按建筑面积÷土地面积为 ${reckoned}。`,
      what: '请核对容积率和面积，或说明计容口径。',
    },
  ]
}
