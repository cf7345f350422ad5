import type { Page } from 'playwright-core'
import type { MapIndex, MapTown } from '#core/api/district-map.ts'
import { rowStatuses } from '#core/record/status.ts'
import { towns } from '#core/vocabulary/district.ts'
import { landClasses } from '#core/vocabulary/land.ts'

/** A made-up district: its 街镇 side by side, parcels in blocks between roads. */
export interface MadeUpMap {
  readonly total: number
  /** Every so many-th parcel has no boundary; 0: all have one. */
  readonly unmappedEvery: number
  /** Metres from parcel to parcel. */
  readonly pitch: number
}

export const hugeMap: MadeUpMap = { total: 48_501, unmappedEvery: 500, pitch: 105 }
export const smallMap: MadeUpMap = { total: 486, unmappedEvery: 20, pitch: 420 }

/** Units of 1e-6 degrees a metre, around 31° north. */
const east = 10.47
const north = 9.02
const [left, bottom] = [121_080_000, 30_940_000]

function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length]
  if (item === undefined) throw new Error('an empty list has no items')
  return item
}

/** 0 to 1, the same for the same number. */
function chance(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43_758.5453
  return value - Math.floor(value)
}

function sizeOf(map: MadeUpMap, town: number): number {
  const share = Math.floor(map.total / towns.length)
  return town === 0 ? map.total - share * (towns.length - 1) : share
}

/** The corners of a parcel in units of 1e-6 degrees, the first repeated as the last. */
function corners(map: MadeUpMap, town: number, index: number): (readonly [number, number])[] {
  const size = sizeOf(map, 1)
  const across = Math.ceil(Math.sqrt(size * 1.3))
  const block = across * map.pitch * 1.12
  const column = index % across
  const row = Math.floor(index / across)
  const road = (number: number): number => number * map.pitch + Math.floor(number / 6) * map.pitch * 0.4
  const originX = (town % 5) * block + (Math.floor(town / 5) % 2) * block * 0.3
  const originY = Math.floor(town / 5) * block * 0.9
  const width = map.pitch * (0.55 + 0.35 * chance(index * 3 + town))
  const height = map.pitch * (0.55 + 0.35 * chance(index * 7 + town))
  const lean = (chance(index * 11 + town) - 0.5) * map.pitch * 0.12
  const x = originX + road(column)
  const y = originY + road(row)
  // A rectangle with a corner cut off and a yard set back: eight vertices, as parcels have them.
  const metres: readonly (readonly [number, number])[] = [
    [x, y],
    [x + width * 0.6, y - lean * 0.3],
    [x + width, y + lean],
    [x + width + lean, y + height * 0.6],
    [x + width * 0.8 + lean, y + height],
    [x + width * 0.4, y + height],
    [x + width * 0.4, y + height * 0.85],
    [x + lean, y + height * 0.8],
    [x, y],
  ]
  return metres.map(([toEast, toNorth]) => [Math.round(left + toEast * east), Math.round(bottom + toNorth * north)])
}

/** The same in degrees: what a file has. */
export function madeUpRing(map: MadeUpMap, town: number, index: number): (readonly [number, number])[] {
  return corners(map, town, index).map(([x, y]) => [x / 1e6, y / 1e6])
}

function quantised(map: MadeUpMap, town: number, index: number): number[] {
  const numbers: number[] = []
  let before: readonly [number, number] = [0, 0]
  for (const corner of corners(map, town, index)) {
    numbers.push(corner[0] - before[0], corner[1] - before[1])
    before = corner
  }
  return numbers
}

function codeOf(town: number, index: number): string {
  return `SJ-${String(town + 1).padStart(2, '0')}-${String(index + 1).padStart(4, '0')}`
}

export function madeUpTown(map: MadeUpMap, town: number): MapTown {
  const numbers = [...Array(sizeOf(map, town)).keys()]
  const classes = ['A', 'B', 'B', 'B', 'C', 'D'] as const
  const isJudged = (index: number): boolean => chance(index + town * 5) > 0.1
  const { code, name } = at(towns, town)
  return {
    cycle: '2025',
    townCode: code,
    version: '1',
    codes: numbers.map((index) => codeOf(town, index)),
    names: numbers.map((index) => `${name}示例路${index + 1}号`),
    landClasses: numbers.map((index) => at(landClasses, index)),
    statuses: numbers.map((index) => at(rowStatuses, Math.floor(chance(index * 13 + town) * 7))),
    classes: numbers.map((index) => (isJudged(index) ? at(classes, Math.floor(chance(index * 17 + town) * 6)) : null)),
    totals: numbers.map((index) => (isJudged(index) ? Math.round(chance(index * 17 + town) * 10_000) / 100 : null)),
    boundaries: numbers.map((index) =>
      map.unmappedEvery > 0 && index % map.unmappedEvery === 7 % map.unmappedEvery
        ? null
        : [[quantised(map, town, index)]],
    ),
  }
}

export function madeUpIndex(map: MadeUpMap): MapIndex {
  const all = towns.map(({ code, name }, town) => {
    const made = madeUpTown(map, town)
    const drawn = made.codes.flatMap((_, index) => (made.boundaries?.[index] == null ? [] : [index]))
    const vertices = drawn.flatMap((index) => madeUpRing(map, town, index))
    const [xs, ys] = [vertices.map(([x]) => x), vertices.map(([, y]) => y)]
    const least = (list: readonly number[]): number => list.reduce((a, b) => Math.min(a, b), 180)
    const most = (list: readonly number[]): number => list.reduce((a, b) => Math.max(a, b), -180)
    return {
      townCode: code,
      townName: name,
      parcels: made.codes.length,
      withoutGeometry: made.codes.length - drawn.length,
      extent: xs.length === 0 ? null : ([least(xs), least(ys), most(xs), most(ys)] as [number, number, number, number]),
    }
  })
  const sum = (of: (town: (typeof all)[number]) => number): number => all.reduce((total, town) => total + of(town), 0)
  return {
    cycle: '2025',
    parcels: sum(({ parcels }) => parcels),
    withoutGeometry: sum(({ withoutGeometry }) => withoutGeometry),
    towns: all,
  }
}

/**
 * Answers the map with a made-up district in place of the server, which takes minutes to be filled with as many: what is
 * tried is the page.
 */
export async function answerMap(page: Page, map: MadeUpMap): Promise<void> {
  await page.route('**/api/v1/base-map/map/**', (route) => {
    const [town] = new URL(route.request().url()).pathname.split('/').slice(6)
    const index = towns.findIndex(({ code }) => code === town)
    return route.fulfill({ json: town === undefined ? madeUpIndex(map) : madeUpTown(map, index) })
  })
}
