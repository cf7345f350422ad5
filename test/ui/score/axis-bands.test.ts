import { expect, it } from 'vitest'
import { axisBands } from '#ui/score/axis-bands.ts'

it('四类各占一段，界线归好的一类', () => {
  expect(axisBands({ A: 80, B: 60, C: 40 })).toEqual([
    { class: 'D', from: 0, to: 40 },
    { class: 'C', from: 40, to: 60 },
    { class: 'B', from: 60, to: 80 },
    { class: 'A', from: 80, to: 100 },
  ])
})

it('没有地块达到的类别没有一段', () => {
  expect(axisBands({ A: null, B: 60, C: null }).map((band) => [band.class, band.from, band.to])).toEqual([
    ['D', 0, 60],
    ['B', 60, 100],
  ])
})
