import { expect, it } from 'vitest'
import { boxAround, boxAt, everyPlace } from '#console/map/data/parcels.ts'
import { areaGrid, nobody } from '#console/map/towns/area-grid.ts'
import { outlinesOf } from '#console/map/towns/outline.ts'
import { townAreas } from '#console/map/towns/town-areas.ts'
import { townLabels } from '#console/map/towns/town-labels.ts'
import type { Vertex } from '#console/map/worker/boundary.ts'
import { readTown } from '#console/map/worker/town.ts'
import { madeUpTown, smallMap } from '../../../browser/made-up-map.ts'

const towns = [0, 1, 2, 5].map((town, index) => readTown(madeUpTown(smallMap, town), index * 1000).columns)
const box = boxAround(towns.flatMap((town) => [...everyPlace([town])].map(boxAt))) ?? [0, 0, 1, 1]
const size = { width: 900, height: 700, right: 200 }

function isInside([x, y]: Vertex, rings: readonly (readonly Vertex[])[]): boolean {
  let crossings = 0
  for (const ring of rings) {
    for (const [index, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1]
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) crossings += 1
    }
  }
  return crossings % 2 === 1
}

it('有边界的街镇各一片，名字落在自己的片里，互不重叠，也不压到图例', () => {
  const areas = townAreas(towns, box, size)
  expect(areas.map(({ townCode }) => townCode)).toEqual(towns.map(({ townCode }) => townCode))
  for (const { middle, townCode } of areas) {
    const within = areas.filter(({ outlines }) => isInside(middle, outlines)).map((area) => area.townCode)
    expect(within).toEqual([townCode])
  }
  const rights = areas.flatMap(({ outlines }) => outlines.flat().map(([x]) => x))
  expect(Math.max(...rights)).toBeLessThanOrEqual(size.width - size.right)
})

it('没有街镇、没有边界的地块不成片', () => {
  const [first] = towns
  if (first === undefined) throw new Error('no town was made up')
  const bare = { ...first, townCode: '310117001000', boxes: new Float64Array(first.boxes.length).fill(Number.NaN) }
  expect(townAreas([{ ...first, townCode: '' }, bare], box, size)).toEqual([])
})

it('同一片中间的空地归这一片；对角相接的两片各自成圈', () => {
  const place = ([x, y]: Vertex): Vertex => [x, y]
  // A ring of parcels around an empty middle wider than the reach.
  const around = [...Array(25).keys()].flatMap((step) => {
    const at = 60 + step * 10
    const [low, high] = [60, 300]
    const cell = (x: number, y: number) => [x, y + 4, x + 4, y] as const
    return [cell(at, low), cell(at, high), cell(low, at), cell(high, at)]
  })
  const grid = areaGrid([around], place, { width: 400, height: 400 })
  expect(grid.owners[30 * grid.across + 30]).toBe(0)
  expect(outlinesOf(grid, 0)).toHaveLength(1)
  expect(grid.owners[0]).toBe(nobody)

  const owners = Int16Array.from([0, 1, 1, 0])
  const checkered = { across: 2, down: 2, owners }
  expect(outlinesOf(checkered, 0)).toHaveLength(2)
  expect(outlinesOf(checkered, 1)).toHaveLength(2)
})

it('名字挤不下的略去，大片优先', () => {
  const area = (townCode: string, x: number, depth: number) => ({
    townCode,
    outlines: [],
    middle: [x, 50] as const,
    depth,
  })
  const areas = [area('small', 110, 10), area('large', 100, 50), area('edge', 2, 40)].map((one) => ({
    ...one,
    middle: [one.middle[0], one.middle[1]] as Vertex,
  }))
  const labels = townLabels(areas, (code) => ({ name: code, text: '1' }), 400)
  expect(labels.map(({ name }) => name)).toEqual(['large'])
})
