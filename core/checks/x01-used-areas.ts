import { proposed } from '../vocabulary/citation.ts'
import { asProducts, compareSum } from './compare.ts'
import { percentChange, sumOf } from './figure.ts'
import { none, onParcel, type Rule } from './rule.ts'

const parts = ['selfUsedArea', 'rentedOutArea', 'vacantFloorArea'] as const

/**
 * Self-used, rented and vacant area make up the floor area. Areas are never negative, so the parts that are filled may
 * already be too much; too little is only known when all three are filled.
 */
export const usedAreas: Rule<'X01'> = {
  id: 'X01',
  title: '自用、出租、空置面积合计',
  levels: ['error', 'warning'],
  clause: proposed('面积构成核对'),
  parcel(subject) {
    const values = subject.parcel.values
    const { floorArea } = values
    if (floorArea === undefined) return none
    const filled: number[] = []
    for (const part of parts) {
      const area = values[part]
      if (area !== undefined) filled.push(area)
    }
    const tooMuch = compareSum(filled, floorArea, 1.05) > 0
    const over = tooMuch || compareSum(filled, floorArea, 1.01) > 0
    const under = filled.length === parts.length && compareSum(filled, floorArea, 0.99) < 0
    if (!over && !under) return none
    const sum = sumOf(asProducts(filled))
    const differencePercent = floorArea === 0 ? null : Math.abs(percentChange(sum, floorArea, 1))
    const details = { sum, floorArea, differencePercent }
    return [onParcel('X01', tooMuch ? 'error' : 'warning', subject, [...parts, 'floorArea'], details)]
  },
}
