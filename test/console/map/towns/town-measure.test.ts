import { expect, it } from 'vitest'
import { conditionsOf } from '#console/map/data/conditions.ts'
import { parseMapView } from '#console/map/map-view.ts'
import { shareFiled, shareOfD, townFigures } from '#console/map/towns/town-measure.ts'
import type { TownColumns } from '#console/map/worker/protocol.ts'

const town: TownColumns = {
  townCode: '310117105000',
  first: 0,
  codes: ['1', '2', '3', '4', '5'],
  names: [null, null, null, null, null],
  lands: [null, null, null, null, null],
  statuses: ['draft', 'submitted', 'town-returned', 'review-returned', 'locked'],
  classes: ['D', 'A', null, 'D', 'B'],
  totals: [10, 90, null, 30, 60],
  boxes: Float64Array.from([0, 0, 1, 1, ...Array<number>(16).fill(Number.NaN)]),
}
const bare: TownColumns = { ...town, townCode: '310117104000', first: 5, classes: [null, null, null, null, null] }

it('D 类占比只算已定类的；没有边界的照算；一宗都没定类的街镇没有数值，不是零', () => {
  expect(townFigures([town, bare], {}, shareOfD)).toEqual([
    { townCode: '310117105000', parcels: 5, unmapped: 4, counted: 4, value: 0.5 },
    { townCode: '310117104000', parcels: 5, unmapped: 4, counted: 0, value: null },
  ])
})

it('完成填报：退回街镇重报的不算，核验退回的街镇已报过的算', () => {
  expect(townFigures([town], {}, shareFiled)[0]).toMatchObject({ counted: 5, value: 0.6 })
})

it('平均数和中位数；筛选条件照算', () => {
  const valueAt = ({ index }: { readonly index: number }) => town.totals[index] ?? null
  expect(townFigures([town], {}, { valueAt, of: 'mean' })[0]?.value).toBe(47.5)
  expect(townFigures([town], {}, { valueAt, of: 'median' })[0]?.value).toBe(45)
  const filtered = conditionsOf(parseMapView(new URLSearchParams('class=A,B,D&status=draft,submitted,locked')), 'class')
  expect(townFigures([town], filtered, { valueAt, of: 'median' })[0]).toMatchObject({ counted: 3, value: 60 })
})
