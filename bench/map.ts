import { dragMap, zoomMap } from '#test/browser/map-acts.ts'
import type { Bench } from './bench.ts'
import { onHugeMap, openedWhole } from './huge-map.ts'

/** Opening, moving and zooming the map of 48,501 parcels. */
export const mapBench: Bench = {
  name: 'map',
  run: () =>
    onHugeMap(async (page, line) => [
      await line('opening until all are drawn', () => openedWhole(page)),
      await line('panning', () => dragMap(page)),
      await line('zooming', () => zoomMap(page)),
    ]),
}
