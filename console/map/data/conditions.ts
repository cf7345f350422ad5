import type { Colouring } from '../look/colouring.ts'
import type { MapView } from '../map-view.ts'
import type { Place } from './parcels.ts'
import { numberOf } from './parcels.ts'

/** Properties of a parcel that the map filters by, as its tiles carry them. */
export type Property = 'town' | 'class' | 'status' | 'land' | 'step'

/** Values a property may have; a property that is not named may have any. */
export type Conditions = Partial<Readonly<Record<Property, readonly string[]>>>

/** The conditions of a view. Steps count only while the map is coloured by them. */
export function conditionsOf({ filter, steps }: MapView, property: Colouring['property']): Conditions {
  return {
    ...(filter.town.length > 0 ? { town: filter.town } : {}),
    ...(filter.class.length > 0 ? { class: filter.class } : {}),
    ...(filter.status.length > 0 ? { status: filter.status } : {}),
    ...(filter.land.length > 0 ? { land: filter.land } : {}),
    ...(property === 'step' && steps.length > 0 ? { step: steps.map(String) } : {}),
  }
}

/** What a tile says of the parcel. @param steps by number of the parcel, null while there are none */
export function propertyOf(property: Property, place: Place, steps: Uint8Array | null): string {
  const { town, index } = place
  switch (property) {
    case 'town':
      return town.townCode
    case 'class':
      return town.classes[index] ?? 'none'
    case 'status':
      return town.statuses[index] ?? ''
    case 'land':
      return town.lands[index] ?? ''
    case 'step':
      return String(steps?.[numberOf(place)] ?? 0)
  }
}

const properties = ['town', 'class', 'status', 'land', 'step'] as const

/** @param but a property whose condition does not count: what a legend offers of it */
export function meets(conditions: Conditions, place: Place, steps: Uint8Array | null, but?: Property): boolean {
  return properties.every((property) => {
    const allowed = conditions[property]
    return property === but || allowed === undefined || allowed.includes(propertyOf(property, place, steps))
  })
}
