import { type AxisOrder, crsName, type DeclaredCrs } from './crs.ts'
import { refuse } from './refuse.ts'
import { type Extent, extentOf, type Polygon } from './shape.ts'

/** How the numbers of a file are to be read in the declared system. */
export interface AxisReading {
  /** For EPSG 4490 east is the longitude. */
  readonly order: AxisOrder
  /** 40 when the eastings carry the number of their zone, else 0. */
  readonly zone: 0 | 40
}

/** What the size of a number says it is, in and around China. */
type Meaning = 'longitude' | 'latitude' | 'north' | 'east' | 'zoned-east' | 'small' | 'other'

const ranges: readonly (readonly [meaning: Meaning, min: number, max: number])[] = [
  ['latitude', 3, 54],
  ['longitude', 73, 136],
  ['east', 100_000, 900_000],
  ['north', 1_500_000, 6_100_000],
  ['zoned-east', 13_000_000, 45_999_999],
  ['small', -99_999, 99_999],
]

const zoneWidth = 1_000_000
const zoneOfShanghai = 40

/**
 * Tells order and zone from the size of the numbers, which in Songjiang leaves no doubt: 31 and 121; 3,430,000 and
 * 610,000; 40,610,000. Throws ProblemError: boundary-crs, with what the numbers look like instead.
 */
export function readAxes(polygons: readonly Polygon[], crs: DeclaredCrs): AxisReading {
  if (crs.kind === 'local') return { order: crs.grid.order, zone: 0 }
  const extent = extentOf(polygons)
  const found = [meaningOf(extent, 0), meaningOf(extent, 1)] as const
  const [east, north]: readonly Meaning[][] =
    crs.code === 4490 ? [['longitude'], ['latitude']] : [['east', 'zoned-east'], ['north']]
  const isEast = (meaning: Meaning): boolean => east?.includes(meaning) === true
  const isNorth = (meaning: Meaning): boolean => north?.includes(meaning) === true
  const order =
    isEast(found[0]) && isNorth(found[1]) ? 'east-north' : isNorth(found[0]) && isEast(found[1]) ? 'north-east' : null
  if (order === null) throw refuse('boundary-crs', { declared: crsName(crs), reason: looksLike(found) })
  return { order, zone: zoneOf(extent, order, crs) }
}

function meaningOf({ min, max }: Extent, axis: 0 | 1): Meaning {
  return ranges.find(([, low, high]) => min[axis] >= low && max[axis] <= high)?.[0] ?? 'other'
}

function zoneOf({ min, max }: Extent, order: AxisOrder, crs: DeclaredCrs): 0 | 40 {
  const axis = order === 'east-north' ? 0 : 1
  const [first, last] = [Math.floor(min[axis] / zoneWidth), Math.floor(max[axis] / zoneWidth)]
  if (first === 0 && last === 0) return 0
  if (first === zoneOfShanghai && last === zoneOfShanghai) return zoneOfShanghai
  const zones = first === last ? `${first}` : `${first}–${last}`
  throw refuse('boundary-crs', { declared: crsName(crs), reason: `东坐标带号为 ${zones}，松江应为 3 度带第 40 带` })
}

function looksLike(found: readonly Meaning[]): string {
  const has = (...meanings: readonly Meaning[]): boolean => meanings.every((meaning) => found.includes(meaning))
  if (has('longitude', 'latitude')) return '坐标像经纬度，应选 EPSG:4490'
  if (has('north') && (has('east') || has('zoned-east'))) return '坐标像平面坐标（米），应选 EPSG:4549 或 4528'
  if (found.every((meaning) => meaning === 'small' || meaning === 'latitude')) {
    return '数值较小，像上海2000等地方坐标，须有区里给定的参数'
  }
  return '数值不在该坐标系的范围内，也可能单位不是米'
}
