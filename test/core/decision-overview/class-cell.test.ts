import { expect, it } from 'vitest'
import { type ClassCell, shareOf, sharesBy, sharesOfAll } from '#core/decision-overview/class-cell.ts'

const xinqiao = '310117105000'
const chedun = '310117103000'

function cell(townCode: string | null, letter: ClassCell['class'], parcels: number, landArea: number): ClassCell {
  return { townCode, landClass: '工业', class: letter, parcels, landArea }
}

const cells: readonly ClassCell[] = [
  cell(xinqiao, 'A', 3, 30_000.1),
  cell(xinqiao, 'D', 1, 70_000.2),
  cell(chedun, 'B', 1, 10_000),
  cell(chedun, 'D', 1, 5000),
  cell(chedun, null, 4, 1),
  cell(null, null, 2, 2),
]

it('按宗数时 D 类占比最高的在前，未定类不计入占比，一宗都没定类的在最后', () => {
  const shares = sharesBy(cells, 'townCode', 'parcels')
  expect(shares.map(({ key, classed }) => [key, classed])).toEqual([
    [chedun, 2],
    [xinqiao, 4],
    ['', 0],
  ])
  expect(shares.map((each) => shareOf(each, 'D'))).toEqual([0.5, 0.25, 0])
  expect(shares[0]?.amounts.none).toBe(4)
})

it('按面积时次序可以相反，面积逐分相加不丢位', () => {
  const shares = sharesBy(cells, 'townCode', 'area')
  expect(shares.map(({ key }) => key)).toEqual([xinqiao, chedun, ''])
  expect(shares[0]?.classed).toBe(100_000.3)
  expect(shareOf(sharesOfAll(cells, 'area'), 'D')).toBe(0.6522)
})

it('没有地块时占比为零，不报错', () => {
  expect(shareOf(sharesOfAll([], 'parcels'), 'D')).toBe(0)
})
