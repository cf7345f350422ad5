import { expect, it } from 'vitest'
import { dayBars, daysFinding } from '#console/filings/summary/days-finding.ts'

const bins = [0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 1]

it.each([
  [{ bins, overLimit: 0, limitDays: 10, decided: 4 }, '4 个项目都在 10 个工作日内认定'],
  [{ bins, overLimit: 2, limitDays: 10, decided: 6 }, '6 个项目中 2 个认定超过 10 个工作日'],
  [{ bins: [], overLimit: 2, limitDays: 10, decided: 2 }, '2 个项目认定都超过 10 个工作日'],
  [{ bins: [], overLimit: 0, limitDays: 10, decided: 0 }, '还没有作出认定的项目'],
])('%#：标题就是结论', (histogram, title) => {
  expect(daysFinding(histogram)).toBe(title)
})

it('一个工作日一根柱，最后一根是超过的', () => {
  const bars = dayBars({ bins, overLimit: 2, limitDays: 10, decided: 6 })
  expect(bars.at(-2)).toEqual({ label: '10', filings: 1 })
  expect(bars.at(-1)).toEqual({ label: '超过 10', filings: 2 })
})
