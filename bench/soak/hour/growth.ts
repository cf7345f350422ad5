import { median } from '../../interleave.ts'
import type { Moment } from './watch.ts'

export interface Growth {
  readonly name: string
  readonly unit: string
  /** Medians of the four quarters. */
  readonly quarters: readonly number[]
  readonly most: number
  /** What the last quarter may be above the third. */
  readonly allowed: number
  readonly bounded: boolean
}

type Measure = (moment: Moment) => number

/** Whether something grows on and on: the last quarter of the run is held against the one before it. */
function growthOf(name: string, unit: string, moments: readonly Moment[], of: Measure, leeway: Leeway): Growth {
  const size = Math.floor(moments.length / 4)
  const quarters = [0, 1, 2, 3].map((quarter) => median(moments.slice(quarter * size, (quarter + 1) * size).map(of)))
  const [, , third = Number.NaN, last = Number.NaN] = quarters
  const allowed = Math.max(leeway.least, third * leeway.share)
  return { name, unit, quarters, most: Math.max(...moments.map(of)), allowed, bounded: last - third <= allowed }
}

interface Leeway {
  readonly least: number
  readonly share: number
}

/** Memory may differ by a tenth or 32 MB, whichever is more; handles by 10; the log by 64 MB. */
export function growths(moments: readonly Moment[]): readonly Growth[] {
  const of = (name: string, unit: string, measure: Measure, least: number, share = 0): Growth =>
    growthOf(name, unit, moments, measure, { least, share })
  return [
    of('resident memory', 'MB', ({ residentMegabytes }) => residentMegabytes, 32, 0.1),
    of('file handles', '', ({ handles }) => handles, 10),
    of('write-ahead log', 'MB', ({ logMegabytes }) => logMegabytes, 64),
  ]
}
