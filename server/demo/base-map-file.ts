import { baseFields } from '#core/base-map/fields.ts'
import type { CellValue, Field } from '#core/form/field.ts'
import { fieldOf, headingOf } from '#core/form/form.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { towns } from '#core/vocabulary/district.ts'
import type { SampleParcel } from './district.ts'

/** Metres of a degree of latitude, and of longitude at Songjiang. */
const perLatitude = 110_862
const perLongitude = 95_440
const columnsPerTown = 9

/** The cell as a file would show it. */
function shown(field: Field, value: CellValue | undefined): string | number | null {
  if (value === undefined || typeof value === 'object') return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (field.kind !== 'enum') return value
  return field.options.find(({ code }) => code === value)?.label ?? null
}

/**
 * The city platform's base of the sample district as GeoJSON (EPSG 4490): what the rows say, each parcel with a made-up
 * outline of its area. Every twelfth is undrawn, every ninth drawn too large: as real bases are.
 */
export function sampleBaseFile(parcels: readonly SampleParcel[]): Uint8Array {
  const counted = new Map<string, number>()
  const features = parcels.map(({ townCode, parcel }, index) => {
    const place = counted.get(townCode) ?? 0
    counted.set(townCode, place + 1)
    const properties = Object.fromEntries(
      ['parcelCode', ...baseFields].map((key) => {
        const field = fieldOf(parcelForm, key)
        return [headingOf(field), shown(field, parcel[key])]
      }),
    )
    const area = typeof parcel.landArea === 'number' ? parcel.landArea : 0
    const isDrawn = area > 0 && index % 12 !== 11
    const coordinates = isDrawn ? [outline(townCode, place, index % 9 === 8 ? area * 1.03 : area)] : null
    const geometry = coordinates === null ? null : { type: 'Polygon', coordinates }
    return { type: 'Feature', properties, geometry }
  })
  return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }))
}

/** A rectangle of that area, three to two, in the patch of its 街镇: four patches beside five. */
function outline(townCode: string, place: number, area: number): readonly (readonly [number, number])[] {
  const town = towns.findIndex(({ code }) => code === townCode)
  const west = 121.06 + (town % 4) * 0.1 + (place % columnsPerTown) * 0.0098
  const south = 30.9 + Math.floor(town / 4) * 0.05 + Math.floor(place / columnsPerTown) * 0.0085
  const height = Math.sqrt(area / 1.5)
  const [wide, high] = [Math.min(0.0094, (1.5 * height) / perLongitude), height / perLatitude]
  const corners = [
    [0, 0],
    [wide, 0],
    [wide, high],
    [0, high],
    [0, 0],
  ] as const
  return corners.map(([x, y]) => [degrees(west + x), degrees(south + y)])
}

function degrees(value: number): number {
  return Number(value.toFixed(7))
}
