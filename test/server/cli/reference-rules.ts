import { compare, exactly } from './fraction.ts'
import { type Case, countedRows, figure } from './reference-rows.ts'

type Condition = (of: Case) => boolean

/** D5, the half that a workbook of one year can show: 整宗空置 over 24 months. */
const longVacant: Condition = ({ parcel }) => {
  const floor = figure(parcel, 'floorArea')
  const vacant = figure(parcel, 'vacantFloorArea')
  const { vacantSince, assessYear } = parcel
  if (floor === null || vacant === null || typeof vacantSince !== 'string' || typeof assessYear !== 'number') {
    return false
  }
  return floor.top > 0n && compare(vacant, floor) >= 0 && vacantSince <= `${assessYear - 2}-12-31`
}

/** Section 6.1 in table order. */
const rules: readonly (readonly [id: string, holds: Condition])[] = [
  ['D1', ({ parcel }) => parcel.houseSafety === '重大'],
  ['D2', ({ parcel }) => parcel.workSafety === '不符合'],
  ['D3', ({ parcel }) => parcel.envCompliance === '重大违法或不达标'],
  ['D4', ({ parcel }) => parcel.idleDetermined === '是'],
  ['D5', longVacant],
  ['D6', ({ parcel }) => parcel.legality === '违法'],
  ['C1', ({ parcel }) => parcel.envRestrict === '是'],
  [
    'C2',
    ({ parcel }) =>
      parcel.useMismatch === '是' ||
      parcel.legality === '部分违法' ||
      compare(figure(parcel, 'illegalFloorArea') ?? exactly(0), exactly(0)) > 0,
  ],
  [
    'C3',
    ({ parcel }) =>
      parcel.workSafety === '限期整改' || parcel.houseSafety === '一般' || parcel.envCompliance === '限期整改',
  ],
  ['A1', ({ parcel }) => parcel.bottleneckTech === '是'],
  [
    'B1',
    (of) =>
      countedRows(of).some(
        (firm) => firm.srdi === '国家级小巨人' || firm.headquarters === '是' || firm.foreignRd === '是',
      ),
  ],
  ['F1', ({ parcel }) => (parcel.exemptReason ?? null) !== null && parcel.exemptReason !== '无'],
]

/** Every rule whose condition holds, in table order. */
export function firingRules(of: Case): readonly string[] {
  return rules.filter(([, holds]) => holds(of)).map(([id]) => id)
}

const order = 'ABCD'
export type ParcelClass = 'A' | 'B' | 'C' | 'D'

/** A ranked class, raised by the floor and after that lowered by the caps: the cap wins. */
export function withFloorAndCaps(ranked: ParcelClass, fired: readonly string[]): ParcelClass {
  const raised = fired.includes('B1') && order.indexOf(ranked) > order.indexOf('B') ? 'B' : ranked
  return lowered(raised, fired)
}

/** The class lowered by every cap that fires. */
export function lowered(from: ParcelClass, fired: readonly string[]): ParcelClass {
  const worst = fired.includes('C1') || fired.includes('C2') ? 'C' : fired.includes('C3') ? 'B' : 'A'
  return order.indexOf(from) < order.indexOf(worst) ? worst : from
}
