import { expect, test } from 'vitest'
import { readParcelFile } from '#geo/parcel-file.ts'
import type { Encoding } from '#geo/read/decode.ts'

const decode = (bytes: Uint8Array, encoding: Encoding): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const ring = (x: number, y: number, side: number): readonly (readonly [number, number])[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]

function fileOf(geometries: readonly unknown[]) {
  const features = geometries.map((geometry, index) => ({ type: 'Feature', properties: { 号: index + 1 }, geometry }))
  const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }))
  return { format: 'geojson', bytes } as const
}

const polygon = (x: number, y: number, side = 100) => ({ type: 'Polygon', coordinates: [ring(x, y, side)] })
const plane = { kind: 'epsg', code: 4549 } as const

test('没有界址、界址读不出来、坐标在别处的记录都留下，并说明原因', () => {
  const good = Array.from({ length: 20 }, (_, index) => polygon(620_000 + 200 * index, 3_436_000))
  const bad = {
    type: 'Polygon',
    coordinates: [
      [
        [620_000, 'x'],
        [1, 2],
        [3, 4],
      ],
    ],
  }
  const { records } = readParcelFile(
    fileOf([...good, null, bad, { type: 'Point', coordinates: [1, 2] }, polygon(0, 0)]),
    plane,
    decode,
  )
  expect(records).toHaveLength(24)
  expect(records[0]?.boundary?.area).toBeGreaterThan(9990)
  expect(records.slice(20).map(({ boundary, faults }) => [boundary, faults])).toEqual([
    [null, []],
    [null, ['第 22 个要素第 1 圈第 1 点的坐标不是有效的数。']],
    [null, ['第 23 个要素的图形不是面。']],
    [null, ['界址坐标与所选坐标系不符，没有采用。']],
  ])
})

test('多数记录都不符所选坐标系的，整个文件不读', () => {
  expect(() =>
    readParcelFile(fileOf([polygon(121.3, 31.05, 0.001), polygon(620_000, 3_436_000)]), plane, decode),
  ).toThrow()
})

test('自相交和区外的界址照收，并说明', () => {
  const bow = {
    type: 'Polygon',
    coordinates: [
      [
        [620_000, 3_436_000],
        [620_100, 3_436_100],
        [620_100, 3_436_000],
        [620_000, 3_436_100],
        [620_000, 3_436_000],
      ],
    ],
  }
  const { records } = readParcelFile(fileOf([bow, polygon(700_000, 3_436_000)]), plane, decode)
  expect(records.map(({ faults }) => faults)).toEqual([
    ['界址线自相交或折返，面积不可靠，请更正。'],
    ['界址不在松江区内，请核对坐标系和文件。'],
  ])
})
