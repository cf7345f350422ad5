import type { Extent } from '../shape.ts'
import type { Segment } from './segments.ts'

/** Pairs looked at before the search is given up: a drawing made to be slow must not hold the process. */
const mostPairs = 5_000_000
const mostCells = 512

/**
 * Calls `look` with pairs of edges that come near each other, some of them more than once, until it returns false.
 * False when the search was given up before its end.
 *
 * @param reach how near, in the unit of the positions
 */
export function nearPairs(
  segments: readonly Segment[],
  extent: Extent,
  reach: number,
  look: (a: Segment, b: Segment) => boolean,
): boolean {
  const side = Math.max(1, Math.min(mostCells, Math.ceil(Math.sqrt(segments.length))))
  const [west, south] = extent.min
  const width = Math.max((extent.max[0] - west) / side, reach, Number.EPSILON)
  const height = Math.max((extent.max[1] - south) / side, reach, Number.EPSILON)
  const cells = new Map<number, Segment[]>()
  let pairs = 0
  for (const segment of segments) {
    for (const cell of cellsOf(segment, { west, south, width, height, side, reach })) {
      const there = cells.get(cell)
      if (there === undefined) {
        cells.set(cell, [segment])
        continue
      }
      for (const other of there) {
        pairs += 1
        if (pairs > mostPairs) return false
        if (!look(other, segment)) return true
      }
      there.push(segment)
    }
  }
  return true
}

interface Grid {
  readonly west: number
  readonly south: number
  readonly width: number
  readonly height: number
  readonly side: number
  readonly reach: number
}

/** Cells that an edge passes, row by row, with what is within reach of it. */
function* cellsOf({ from, to }: Segment, grid: Grid): Generator<number, void> {
  const { west, south, width, height, side, reach } = grid
  const clamp = (value: number): number => Math.min(side - 1, Math.max(0, Math.floor(value)))
  const low = Math.min(from[1], to[1]) - reach
  const high = Math.max(from[1], to[1]) + reach
  const slope = to[1] === from[1] ? null : (to[0] - from[0]) / (to[1] - from[1])
  for (let row = clamp((low - south) / height); row <= clamp((high - south) / height); row += 1) {
    const [first, last] = rowExtent(from, to, slope, [south + row * height - reach, south + (row + 1) * height + reach])
    for (
      let column = clamp((first - reach - west) / width);
      column <= clamp((last + reach - west) / width);
      column += 1
    ) {
      yield row * side + column
    }
  }
}

function rowExtent(
  from: readonly [number, number],
  to: readonly [number, number],
  slope: number | null,
  [bottom, top]: readonly [number, number],
): readonly [number, number] {
  const ends = [from[0], to[0]] as const
  const all = [Math.min(...ends), Math.max(...ends)] as const
  if (slope === null) return all
  const atBottom = from[0] + (bottom - from[1]) * slope
  const atTop = from[0] + (top - from[1]) * slope
  return [Math.max(all[0], Math.min(atBottom, atTop)), Math.min(all[1], Math.max(atBottom, atTop))]
}
