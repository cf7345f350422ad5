import { expect, it } from 'vitest'
import { binLabel, fullestBin, townShares } from '#console/charts/spread.ts'

it('D 类占比大的在前，没有定类的街镇不画', () => {
  const towns = townShares([
    { townCode: '310117105000', A: 5, B: 4, C: 0, D: 1, none: 2 },
    { townCode: '310117104000', A: 0, B: 1, C: 0, D: 1, none: 0 },
    { townCode: '310117107000', A: 0, B: 0, C: 0, D: 0, none: 9 },
  ])
  expect(towns.map((town) => [town.name, town.share('D')])).toEqual([
    ['车墩镇', 0.5],
    ['新桥镇', 0.1],
  ])
})

it('每 5 分一组', () => {
  expect([binLabel(0), binLabel(19)]).toEqual(['0–5', '95–100'])
  expect(fullestBin([0, 3, 9, 9])).toBe(2)
  expect(fullestBin([0, 0])).toBeNull()
})
