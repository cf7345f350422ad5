import type { TownColumns } from '../worker/protocol.ts'
import { type Conditions, meets, type Property, propertyOf } from './conditions.ts'
import { boxAt, everyPlace, type Place } from './parcels.ts'

/** What a view shows of the parcels that are there. */
export interface Tally {
  /** Parcels that meet all conditions, and those of them on the map. */
  readonly parcels: number
  readonly mapped: number
  /** Mapped parcels by value of the coloured property; its own condition does not count. */
  readonly byLook: ReadonlyMap<string, number>
  /** By 街镇: all that meet the conditions, the unmapped, and by value of the coloured property. */
  readonly byTown: readonly TownTally[]
  readonly unmapped: readonly Place[]
}

export interface TownTally {
  readonly townCode: string
  readonly parcels: number
  readonly unmapped: number
  readonly byLook: ReadonlyMap<string, number>
}

export function tallyOf(
  towns: readonly TownColumns[],
  conditions: Conditions,
  property: Property,
  steps: Uint8Array | null,
): Tally {
  const byLook = new Map<string, number>()
  const unmapped: Place[] = []
  const byTown = towns.map((town) => {
    const own = new Map<string, number>()
    let [parcels, missing] = [0, 0]
    for (const place of everyPlace([town])) {
      if (!meets(conditions, place, steps, property)) continue
      const isMapped = boxAt(place) !== null
      const look = propertyOf(property, place, steps)
      if (isMapped) add(byLook, look)
      if (conditions[property]?.includes(look) === false) continue
      parcels += 1
      add(own, look)
      if (isMapped) continue
      missing += 1
      unmapped.push(place)
    }
    return { townCode: town.townCode, parcels, unmapped: missing, byLook: own }
  })
  const parcels = byTown.reduce((sum, town) => sum + town.parcels, 0)
  return { parcels, mapped: parcels - unmapped.length, byLook, byTown, unmapped }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
