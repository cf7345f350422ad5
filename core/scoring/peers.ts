import type { Measured } from '../indicators/measure.ts'
import { add, type Exact, exact, zero } from '../vocabulary/exact.ts'
import { itemAt } from './item-at.ts'
import type { Indicator, Method } from './standard.ts'

/** The figures of one indicator in one ranking group: of its ranked parcels whose value is known and not negative. */
export interface PeerStatistic {
  /** Key of the group. */
  readonly group: string
  /** Parcels with a value, at least one. */
  readonly n: number
  readonly least: number
  readonly greatest: number
  /** Exact, so that neither order nor number of parcels shows in the mean. */
  readonly sum: Exact
  /** The value at the percentile that the indicator is held against; null where it is held against none. */
  readonly percentile: number | null
}

/** By group key, then by indicator id. An indicator nobody has a value for is absent. */
export type PeerStatistics = ReadonlyMap<string, ReadonlyMap<string, PeerStatistic>>

/** Whether points in this indicator depend on the others of the group. */
export function needsPeers({ method, missing }: Indicator): boolean {
  if (missing === 'peer-average') return true
  switch (method.kind) {
    case 'ratioToMax':
    case 'minMax':
    case 'reverseMean':
      return true
    case 'ratioCapped':
      return method.benchmark.kind === 'groupMean' || method.benchmark.kind === 'percentile'
    default:
      return false
  }
}

/** One ranked parcel as its group sees it: what was measured, in the order of the standard's indicators. */
export interface Peer {
  readonly group: string
  readonly measured: readonly (Measured | null)[]
}

/** The statistics of every group, for the indicators that need them. */
export function peerStatistics(indicators: readonly Indicator[], peers: readonly Peer[]): PeerStatistics {
  const collected = new Map<string, Map<string, number[]>>()
  for (const { group, measured } of peers) {
    let byIndicator = collected.get(group)
    if (byIndicator === undefined) {
      byIndicator = new Map()
      collected.set(group, byIndicator)
    }
    for (const [index, indicator] of indicators.entries()) {
      const value = measured[index]?.value ?? null
      if (value === null || value < 0 || !needsPeers(indicator)) continue
      const values = byIndicator.get(indicator.id)
      if (values === undefined) byIndicator.set(indicator.id, [value])
      else values.push(value)
    }
  }
  return new Map([...collected].map(([group, values]) => [group, statistics(group, indicators, values)]))
}

function statistics(
  group: string,
  indicators: readonly Indicator[],
  valuesOf: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<string, PeerStatistic> {
  const found = new Map<string, PeerStatistic>()
  for (const { id, method } of indicators) {
    const [first, ...others] = [...(valuesOf.get(id) ?? [])].sort((a, b) => a - b)
    if (first === undefined) continue
    const values = [first, ...others]
    const percent = percentOf(method)
    found.set(id, {
      group,
      n: values.length,
      least: first,
      greatest: others.at(-1) ?? first,
      sum: values.reduce((total, value) => add(total, exact(value)), zero),
      percentile: percent === null ? null : percentileOf(values, percent),
    })
  }
  return found
}

function percentOf(method: Method): number | null {
  return method.kind === 'ratioCapped' && method.benchmark.kind === 'percentile' ? method.benchmark.percent : null
}

/** The least of the ascending values that at least so many percent of them do not exceed (nearest rank). */
function percentileOf(values: readonly number[], percent: number): number {
  const hundredfold = percent * values.length
  const rank = (hundredfold - (hundredfold % 100)) / 100 + (hundredfold % 100 === 0 ? 0 : 1)
  return itemAt(values, rank - 1)
}
