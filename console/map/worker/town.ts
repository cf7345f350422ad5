import type { MapTown } from '#core/api/district-map.ts'
import { type Boundary, boundaryOf, boxOf } from './boundary.ts'
import type { TownColumns } from './protocol.ts'

/** What a tile says of a parcel: the map is coloured and filtered by it. */
export interface ParcelTags {
  readonly code: string
  readonly town: string
  /** A to D, none. */
  readonly class: string
  readonly status: string
  /** '' where blank. */
  readonly land: string
  /** Of the indicator ramp, 1 to 5; 0: no value. */
  step: number
}

/** A parcel with a boundary, as the worker keeps it. */
export interface KeptParcel {
  readonly number: number
  readonly tags: ParcelTags
  readonly boundary: Boundary
}

export interface ReadTown {
  readonly columns: TownColumns
  readonly kept: readonly KeptParcel[]
}

/** @param first number of the first parcel */
export function readTown(town: MapTown, first: number): ReadTown {
  const { codes, names, landClasses: lands, statuses, classes, totals } = town
  const boxes = new Float64Array(codes.length * 4).fill(Number.NaN)
  const kept: KeptParcel[] = []
  for (const [index, code] of codes.entries()) {
    const polygons = town.boundaries?.[index] ?? null
    const boundary = polygons === null ? [] : boundaryOf(polygons)
    const box = boxOf(boundary)
    if (box === null) continue
    boxes.set(box, index * 4)
    const tags = {
      code,
      town: town.townCode,
      class: classes[index] ?? 'none',
      status: statuses[index] ?? '',
      land: lands[index] ?? '',
      step: 0,
    }
    kept.push({ number: first + index, tags, boundary })
  }
  return { columns: { townCode: town.townCode, first, codes, names, lands, statuses, classes, totals, boxes }, kept }
}
