import { expect, it } from 'vitest'
import { boundarySketch } from '#geo/sketch.ts'
import { hole, square } from './files.ts'

const polygon = { outer: square, holes: [hole] }

it('按比例：图上长宽之比等于实地，比例尺与图形同一比例', () => {
  const { svg, texts } = boundarySketch([polygon], { width: 100, height: 80 })
  const [outer = ''] = /d="M([^Z]*)Z/.exec(svg)?.slice(1) ?? []
  const points = outer.split('L').map((pair) => pair.split(' ').map(Number))
  const spread = (axis: number): number => {
    const values = points.map((point) => point[axis] ?? 0)
    return Math.max(...values) - Math.min(...values)
  }
  expect(spread(0) / spread(1)).toBeCloseTo(120 / 110, 2)
  const bar = /V77H([\d.]+)V/.exec(svg)?.[1]
  expect(texts).toContain('20 m')
  expect((Number(bar) - 4) / 20).toBeCloseTo(spread(0) / 120, 2)
})

it('北朝上，点有编号；点多的不编号', () => {
  const { svg, texts } = boundarySketch([polygon], { width: 100, height: 80 })
  expect(texts.filter((text) => text.startsWith('J'))).toHaveLength(8)
  expect(svg.match(/<circle/g)).toHaveLength(8)
  const many = Array.from({ length: 90 }, (_, index) => [Math.cos(index / 14) * 50, Math.sin(index / 14) * 50] as const)
  expect(boundarySketch([{ outer: many, holes: [] }], { width: 100, height: 80 }).svg).not.toContain('<circle')
})

it('极小和极长的图形也画得出，没有 NaN', () => {
  for (const width of [0.001, 5000]) {
    const strip = [
      [0, 0],
      [0, 0.01],
      [width, 0.01],
      [width, 0],
    ] as const
    expect(boundarySketch([{ outer: strip, holes: [] }], { width: 60, height: 40 }).svg).not.toMatch(/NaN|Infinity/)
  }
})
