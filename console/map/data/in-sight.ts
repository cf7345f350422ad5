import type { Box, TownColumns } from '../worker/protocol.ts'
import { type Conditions, meets } from './conditions.ts'
import { boxAt, everyPlace, overlaps, type Place } from './parcels.ts'

/** Parcels that show in a box, those nearest its middle first. */
export function placesInSight(
  towns: readonly TownColumns[],
  sight: Box,
  conditions: Conditions,
  steps: Uint8Array | null,
): readonly Place[] {
  const [middleX, middleY] = [(sight[0] + sight[2]) / 2, (sight[1] + sight[3]) / 2]
  const found: { readonly place: Place; readonly away: number }[] = []
  for (const place of everyPlace(towns)) {
    const box = boxAt(place)
    if (box === null || !overlaps(box, sight) || !meets(conditions, place, steps)) continue
    found.push({ place, away: Math.hypot((box[0] + box[2]) / 2 - middleX, (box[1] + box[3]) / 2 - middleY) })
  }
  return found.sort((a, b) => a.away - b.away).map(({ place }) => place)
}
