import { emptyView, type ParcelView, parcelViewQuery, parseParcelView } from '../parcels/parcel-view.ts'

/** What the map shows: read from the address and written to it. Filters are those of the list of parcels. */
export interface MapView {
  /** What colours the parcels: class, status, total, path, or the id of an indicator. */
  readonly by: string
  /** 街镇, class, status and land class; nothing else of it counts. */
  readonly filter: ParcelView
  /** Steps of the indicator ramp, 0 for parcels without a value; empty: all. */
  readonly steps: readonly number[]
  /** Code of the chosen parcel. */
  readonly parcel: string | null
  /** Null: the parcels, or the 街镇 where the browser draws no WebGL. */
  readonly show: MapShow | null
}

/** Parcels one by one, 街镇 as areas, figures as a table. */
const shows = ['parcels', 'towns', 'table'] as const
export type MapShow = (typeof shows)[number]

export const usualColouring = 'class'
/** By the path of the disposal plan. */
export const disposalColouring = 'path'
/** Most steps of the ramp. */
export const stepCount = 5

/** Conditions of the list that the map has. */
function mapFilter({ town, class: classes, status, land }: ParcelView): ParcelView {
  return { ...emptyView, town, class: classes, status, land }
}

export function parseMapView(query: URLSearchParams): MapView {
  const steps = (query.get('step') ?? '').split(',').filter((part) => /^\d$/.test(part))
  return {
    by: query.get('by') || usualColouring,
    filter: mapFilter(parseParcelView(query)),
    steps: [...new Set(steps.map(Number))].filter((step) => step <= stepCount),
    parcel: query.get('parcel') || null,
    show: shows.find((show) => show === query.get('show')) ?? null,
  }
}

/** The address of the map in a view. */
export function mapAddress({ by, filter, steps, parcel, show }: MapView): string {
  const parts = [
    by === usualColouring ? '' : `by=${encodeURIComponent(by)}`,
    parcelViewQuery(mapFilter(filter)),
    steps.length === 0 ? '' : `step=${steps.join(',')}`,
    parcel === null ? '' : `parcel=${encodeURIComponent(parcel)}`,
    show === null ? '' : `show=${show}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '/map' : `/map?${parts.join('&')}`
}
