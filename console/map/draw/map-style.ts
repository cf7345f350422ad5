import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Conditions } from '../data/conditions.ts'
import type { Colouring, Look } from '../look/colouring.ts'
import { token } from '../look/token.ts'
import { type Box, deepestTile, layerName } from '../worker/protocol.ts'

export const source = 'parcels'
/** Of the addresses of tiles: the worker makes them. */
export const protocol = 'parcels'
const townSource = 'towns'
/** Patterns show once a parcel is larger than their cell, outlines once they do not cover the fill. */
const hatchZoom = 11
const outlineZoom = 11
/** The palest step of a ramp is seen by its outline alone. */
const rampOutlineZoom = 9
const labelZoom = 15
/** Names of 街镇 leave the map to the parcels' own. */
const townNameZoom = 14

export interface MapLook {
  readonly colouring: Colouring
  readonly conditions: Conditions
  readonly chosen: string | null
}

/** Name of a look's pattern among the images of the map. */
export function hatchName({ hatch: { kind, ink } }: Look): string {
  return `${kind}-${ink}`
}

function byLook(
  { property, looks }: Colouring,
  of: (look: Look) => string,
  otherwise: string,
): ExpressionSpecification | string {
  const pairs = looks.flatMap((look) => [look.key, of(look)])
  const [label, value, ...rest] = pairs
  if (label === undefined || value === undefined) return otherwise
  return ['match', ['to-string', ['get', property]], label, value, ...rest, otherwise]
}

/** The same conditions that the lists are filtered by, for the tiles. */
export function filterOf(conditions: Conditions): ExpressionSpecification {
  const parts = Object.entries(conditions).map(
    ([property, allowed]): ExpressionSpecification => [
      'in',
      ['to-string', ['get', property]],
      ['literal', [...allowed]],
    ],
  )
  return ['all', ...parts]
}

/** Layers from the ground up. */
export function layersOf({ colouring, conditions, chosen }: MapLook): LayerSpecification[] {
  const filter = filterOf(conditions)
  const hatched = colouring.looks.filter(({ hatch }) => hatch.kind !== 'none')
  const hatchedKeys = hatched.map(({ key }) => key)
  const parcels = { source, 'source-layer': layerName }
  const ink = token('--ink-1')
  const chosenOnly: ExpressionSpecification = ['==', ['get', 'code'], chosen ?? '']
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': token('--bg-card') } },
    {
      id: 'fills',
      type: 'fill',
      ...parcels,
      filter,
      // Edges are drawn by the outlines, once they show; drawing them twice doubles the work of a machine without GPU.
      paint: { 'fill-color': byLook(colouring, ({ fill }) => token(fill), token('--n-fill')), 'fill-antialias': false },
    },
    {
      id: 'hatches',
      type: 'fill',
      ...parcels,
      minzoom: hatchZoom,
      filter: ['all', filter, ['in', ['to-string', ['get', colouring.property]], ['literal', hatchedKeys]]],
      paint: {
        'fill-pattern': byLook({ ...colouring, looks: hatched }, hatchName, 'wide-dark'),
        'fill-antialias': false,
      },
    },
    {
      id: 'outlines',
      type: 'line',
      ...parcels,
      minzoom: colouring.property === 'step' ? rampOutlineZoom : outlineZoom,
      filter,
      paint: {
        'line-color': byLook(colouring, ({ line }) => token(line), token('--n-line')),
        'line-width': ['interpolate', ['linear'], ['zoom'], rampOutlineZoom, 0.25, outlineZoom + 1, 0.5, labelZoom, 1],
      },
    },
    {
      id: 'chosen-edge',
      type: 'line',
      ...parcels,
      filter: chosenOnly,
      paint: { 'line-color': token('--bg-card'), 'line-width': 6 },
    },
    { id: 'chosen', type: 'line', ...parcels, filter: chosenOnly, paint: { 'line-color': ink, 'line-width': 3 } },
    {
      id: 'codes',
      type: 'symbol',
      ...parcels,
      minzoom: labelZoom,
      filter,
      layout: { 'text-field': ['get', 'code'], 'text-font': [token('--font')], 'text-size': 12, 'text-padding': 4 },
      paint: { 'text-color': ink, 'text-halo-color': token('--bg-card'), 'text-halo-width': 1.5 },
    },
    {
      id: 'town-names',
      type: 'symbol',
      source: townSource,
      maxzoom: townNameZoom,
      layout: { 'text-field': ['get', 'name'], 'text-font': [token('--font')], 'text-size': 13, 'text-padding': 6 },
      paint: { 'text-color': ink, 'text-halo-color': token('--bg-card'), 'text-halo-width': 2 },
    },
  ]
}

/** A 街镇 with the middle of its parcels. */
export interface TownName {
  readonly name: string
  readonly at: readonly [number, number]
}

/** @param box around all parcels: nothing is asked for outside @param names of the 街镇 and where they stand */
export function styleOf(look: MapLook, box: Box, names: readonly TownName[]): StyleSpecification {
  return {
    version: 8,
    sources: {
      [source]: {
        type: 'vector',
        tiles: [`${protocol}://{z}/{x}/{y}`],
        bounds: [...box],
        minzoom: 6,
        maxzoom: deepestTile,
      },
      [townSource]: {
        type: 'geojson',
        data: {
          type: 'FeatureCollection',
          features: names.map(({ name, at }) => ({
            type: 'Feature',
            properties: { name },
            geometry: { type: 'Point', coordinates: [...at] },
          })),
        },
      },
    },
    layers: layersOf(look),
  }
}
