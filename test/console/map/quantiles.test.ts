import { expect, it } from 'vitest'
import { stepColouring } from '#console/map/look/colouring.ts'
import { quantileBounds, rampOf, stepOf } from '#console/map/look/quantiles.ts'

const hundred = [...Array(100).keys()].map((value) => value + 1)

it('分五档，每档约五分之一的地块；等于界值的在界下', () => {
  const bounds = quantileBounds(hundred, 2)
  expect(bounds).toEqual([20, 40, 60, 80])
  const counts = new Map<number, number>()
  for (const value of hundred) counts.set(stepOf(value, bounds), (counts.get(stepOf(value, bounds)) ?? 0) + 1)
  expect([...counts]).toEqual([1, 2, 3, 4, 5].map((step) => [step, 20]))
  expect(stepOf(20, bounds)).toBe(1)
  expect(stepOf(20.01, bounds)).toBe(2)
})

it('相同的值多，档就少，深浅仍从头用到尾', () => {
  const bounds = quantileBounds([0, 0, 0, 0, 0, 0, 0, 5, 5, 10], 2)
  expect(bounds).toEqual([0, 5])
  expect(rampOf(bounds)).toEqual([1, 3, 5])
  expect(quantileBounds([7, 7, 7], 2)).toEqual([])
  expect(stepOf(7, [])).toBe(3)
})

it('没有数值不是零，另成一档', () => {
  expect(stepOf(null, [10])).toBe(0)
  expect(stepOf(Number.NaN, [10])).toBe(0)
  expect(stepOf(0, [10])).toBe(2)
})

it('图例按印出来的界值写', () => {
  const { looks } = stepColouring({ title: '得分', unit: '分', text: (value) => value.toFixed(1) }, [20, 60])
  expect(looks.map(({ label }) => label)).toEqual(['≤ 20.0', '> 20.0 – 60.0', '> 60.0', '没有数值'])
})
