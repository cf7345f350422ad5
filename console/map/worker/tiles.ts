import { GeoJSONVT, type GeoJSONVTFeature } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { deepestTile, layerName, type TileAddress } from './protocol.ts'
import type { KeptParcel } from './town.ts'

const extent = 4096
/** Around a tile, so that outlines are not cut at its edge: 8 px. */
const buffer = 64

/** Parcels of one 街镇, ready to be cut into tiles. */
export type TownIndex = Pick<GeoJSONVT, 'getTile'>

export function indexTown(parcels: readonly KeptParcel[]): TownIndex {
  const features = parcels.map(({ number, tags, boundary }) => ({
    type: 'Feature' as const,
    id: number,
    properties: tags,
    geometry: { type: 'MultiPolygon' as const, coordinates: boundary },
  }))
  return new GeoJSONVT(
    { type: 'FeatureCollection', features },
    { maxZoom: deepestTile, tolerance: 2, extent, buffer, indexMaxZoom: 8 },
  )
}

/** One vector tile with the parcels of all towns. */
export function tileOf(towns: Iterable<TownIndex>, { z, x, y }: TileAddress): ArrayBuffer {
  const features: GeoJSONVTFeature[] = []
  for (const town of towns) for (const feature of town.getTile(z, x, y)?.features ?? []) features.push(feature)
  const bytes = fromGeojsonVt({ [layerName]: { features } }, { version: 2, extent })
  return bytes.slice().buffer
}
