import { extentOf, type Polygon, type Position, vertexCount } from '../shape.ts'
import { nearPairs } from './near-pairs.ts'
import { distanceTo, isCrossing, isNeighbour, type Segment, segmentsOf } from './segments.ts'

/** Edges nearer than this that do not meet leave a sliver between two parts that were meant to touch. Metres. */
export const tinyGapMetres = 0.1
/** Nearer than this is the same place. */
const sameMetres = 0.0005
const mostFaults = 10

/** What is doubtful about the shape, each with a place on it. */
export type TopologyFault =
  | { readonly code: 'self-intersection'; readonly at: Position }
  | { readonly code: 'parts-overlap'; readonly at: Position }
  | { readonly code: 'tiny-gap'; readonly at: Position; readonly metres: number }

export interface TopologyCheck {
  readonly faults: readonly TopologyFault[]
  /** False when the drawing is too tangled to be looked through. */
  readonly isComplete: boolean
}

/** @param polygons in metres, on a plane */
export function checkTopology(polygons: readonly Polygon[]): TopologyCheck {
  const faults: TopologyFault[] = []
  const seen = new Set<string>()
  const report = (fault: TopologyFault): void => {
    const key = `${fault.code} ${Math.round(fault.at[0] * 10)} ${Math.round(fault.at[1] * 10)}`
    if (!seen.has(key)) faults.push(fault)
    seen.add(key)
  }
  if (vertexCount(polygons) === 0) return { faults, isComplete: true }
  const isComplete = nearPairs(segmentsOf(polygons), extentOf(polygons), tinyGapMetres, (a, b) => {
    const fault = faultBetween(a, b)
    if (fault !== null) report(fault)
    return faults.length < mostFaults
  })
  return { faults, isComplete }
}

function faultBetween(a: Segment, b: Segment): TopologyFault | null {
  const isOneRing = a.ring === b.ring
  if (isNeighbour(a, b)) return isFoldedBack(a, b) ? { code: 'self-intersection', at: b.from } : null
  if (isCrossing(a, b)) return { code: isOneRing ? 'self-intersection' : 'parts-overlap', at: crossing(a, b) }
  const { metres, at } = nearest(a, b)
  if (isOneRing) return metres < sameMetres ? { code: 'self-intersection', at } : null
  return metres >= sameMetres && metres < tinyGapMetres && !isTouching(a, b) ? { code: 'tiny-gap', at, metres } : null
}

/** The second edge runs back on the first. */
function isFoldedBack(a: Segment, b: Segment): boolean {
  const [first, second] = (a.index + 1) % a.count === b.index ? [a, b] : [b, a]
  const ahead =
    (first.to[0] - first.from[0]) * (second.to[0] - second.from[0]) +
    (first.to[1] - first.from[1]) * (second.to[1] - second.from[1])
  const isBack = distanceTo(first, second.to) < sameMetres || distanceTo(second, first.from) < sameMetres
  return ahead < 0 && isBack
}

/** Edges that meet in a point are near it without a gap. */
function isTouching(a: Segment, b: Segment): boolean {
  return (
    [b.from, b.to].some((point) => distanceTo(a, point) < sameMetres) ||
    [a.from, a.to].some((point) => distanceTo(b, point) < sameMetres)
  )
}

function nearest(a: Segment, b: Segment): { readonly metres: number; readonly at: Position } {
  const candidates = [
    { metres: distanceTo(a, b.from), at: b.from },
    { metres: distanceTo(a, b.to), at: b.to },
    { metres: distanceTo(b, a.from), at: a.from },
    { metres: distanceTo(b, a.to), at: a.to },
  ]
  return candidates.reduce((best, one) => (one.metres < best.metres ? one : best))
}

function crossing(a: Segment, b: Segment): Position {
  const [ax, ay] = [a.to[0] - a.from[0], a.to[1] - a.from[1]]
  const [bx, by] = [b.to[0] - b.from[0], b.to[1] - b.from[1]]
  const along = ((b.from[0] - a.from[0]) * by - (b.from[1] - a.from[1]) * bx) / (ax * by - ay * bx)
  return [a.from[0] + along * ax, a.from[1] + along * ay]
}
