import type { PeerStatistic, PeerStatistics } from './peers.ts'

/** A statistic as plain data; the sum's units as text, which no reader of JSON rounds. */
interface HeldStatistic {
  readonly n: number
  readonly least: number
  readonly greatest: number
  readonly sum: { readonly units: string; readonly scale: number }
  readonly percentile: number | null
}

/** Figures of the groups as plain data, by group key and indicator: what is kept with an evaluation. */
export type HeldPeers = Readonly<Record<string, Readonly<Record<string, HeldStatistic>>>>

export function heldPeersOf(peers: PeerStatistics): HeldPeers {
  return Object.fromEntries(
    [...peers].map(([group, byIndicator]) => [
      group,
      Object.fromEntries([...byIndicator].map(([id, one]) => [id, heldStatistic(one)])),
    ]),
  )
}

function heldStatistic({ n, least, greatest, sum, percentile }: PeerStatistic): HeldStatistic {
  return { n, least, greatest, sum: { units: String(sum.units), scale: sum.scale }, percentile }
}

export function peersFrom(held: HeldPeers): PeerStatistics {
  return new Map(
    Object.entries(held).map(([group, byIndicator]) => [
      group,
      new Map(
        Object.entries(byIndicator).map(([id, { sum, ...rest }]) => {
          const units = Number(sum.units)
          return [
            id,
            {
              ...rest,
              group,
              sum: { units: Number.isSafeInteger(units) ? units : BigInt(sum.units), scale: sum.scale },
            },
          ]
        }),
      ),
    ]),
  )
}
