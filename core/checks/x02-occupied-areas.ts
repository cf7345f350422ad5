import { distinctRows } from '../subject/distinct-rows.ts'
import { proposed } from '../vocabulary/citation.ts'
import { asProducts, compareSum } from './compare.ts'
import { sumOf } from './figure.ts'
import { none, onParcel, type Rule } from './rule.ts'

/** The firms do not occupy more than the floor area. Stands on the parcel, being a sum; occupied area is never shared out. */
export const occupiedAreas: Rule<'X02'> = {
  id: 'X02',
  title: '各企业占用建筑面积合计',
  levels: ['error'],
  clause: proposed('面积构成核对'),
  parcel(subject) {
    const { floorArea } = subject.parcel.values
    if (floorArea === undefined) return none
    const firms = distinctRows(subject.firms)
    const areas = firms.map(({ values }) => values.occupiedFloorArea ?? 0)
    if (compareSum(areas, floorArea, 1.01) <= 0) return none
    const firmRows = firms.filter((_, index) => areas[index] !== 0).map(({ id }) => id)
    return [
      onParcel('X02', 'error', subject, ['floorArea', 'occupiedFloorArea'], {
        sum: sumOf(asProducts(areas)),
        floorArea,
        firmRows,
      }),
    ]
  },
}
