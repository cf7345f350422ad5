import { expect, it } from 'vitest'
import { barPicture } from '#paper/bar-picture.ts'

const heights = (svg: string): readonly number[] =>
  [...svg.matchAll(/ height="([\d.]+)"/g)].map(([, height]) => Number(height))

it('柱高按数成比例，为零的没有柱；每个字都交代，供查缺字', () => {
  const { svg, texts } = barPicture([
    { label: '0', value: 2, isMarked: false },
    { label: '1', value: 4, isMarked: false },
    { label: '2', value: 0, isMarked: false },
    { label: '超过 <10>', value: 1, isMarked: true },
  ])
  const [first = 0, second = 0, third = 0, ...more] = heights(svg)
  expect(second / first).toBeCloseTo(2, 2)
  expect(first / third).toBeCloseTo(2, 2)
  expect(more).toEqual([])
  expect(svg).toContain('超过 &lt;10&gt;')
  expect(texts).toEqual(['0', '2', '1', '4', '2', '0', '超过 <10>', '1'])
})

it('没有柱的图也画得出', () => {
  expect(barPicture([]).svg).toContain('<line')
})
