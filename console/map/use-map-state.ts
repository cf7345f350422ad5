import { useMemo, useState } from 'preact/hooks'
import type { MapIndex } from '#core/api/district-map.ts'
import { conditionsOf, meets } from './data/conditions.ts'
import { placesInSight } from './data/in-sight.ts'
import { boxAround, placeOf } from './data/parcels.ts'
import { tallyOf } from './data/tally.ts'
import type { Draft } from './data/use-draft.ts'
import { type MapData, useMapData } from './data/use-map-data.ts'
import type { TownName } from './draw/map-style.ts'
import { useColouring } from './look/use-colouring.ts'
import type { MapView } from './map-view.ts'
import type { Box } from './worker/protocol.ts'

/** All that the page shows follows from the view, the parcels that are there, and what is in sight. */
export function useMapState(cycle: string, index: MapIndex, view: MapView, draft: Draft | null) {
  const data: MapData = useMapData(cycle, index, view.filter.town)
  const { towns } = data
  const [sight, setSight] = useState<Box | null>(null)
  const colours = useColouring(view.by, towns, draft)
  const { colouring, steps } = colours
  const conditions = useMemo(() => conditionsOf(view, colouring.property), [view, colouring.property])
  const tally = useMemo(
    () => tallyOf(towns, conditions, colouring.property, steps),
    [towns, conditions, colouring.property, steps],
  )
  const box = useMemo(() => boxAround(index.towns.map(({ extent }) => extent)), [index])
  // Where no map moves all of it is in sight.
  const visible = useMemo(
    () => (box === null ? [] : placesInSight(towns, sight ?? box, conditions, steps)),
    [towns, sight, box, conditions, steps],
  )
  const chosen = useMemo(() => (view.parcel === null ? null : placeOf(towns, view.parcel)), [towns, view.parcel])
  const look = useMemo(() => ({ colouring, conditions, chosen: view.parcel }), [colouring, conditions, view.parcel])
  const asked = view.filter.town.join()
  const shownTowns = useMemo(() => {
    const chosenTowns = index.towns.filter(({ townCode }) => asked === '' || asked.split(',').includes(townCode))
    return { names: chosenTowns.flatMap(nameOf), box: boxAround(chosenTowns.map(({ extent }) => extent)) }
  }, [index, asked])
  const isChosenOut = chosen !== null && !meets(conditions, chosen, steps)
  return { data, colours, conditions, tally, visible, chosen, isChosenOut, look, shownTowns, box, setSight }
}

/** The name of a 街镇 in the middle of its parcels. */
function nameOf({ townName, extent }: MapIndex['towns'][number]): readonly TownName[] {
  if (extent === null || townName === '') return []
  const [west, south, east, north] = extent
  return [{ name: townName, at: [(west + east) / 2, (south + north) / 2] }]
}
