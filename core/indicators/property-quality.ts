import type { MeasurableParcel, Measured } from './measure.ts'

/** Quality of the buildings (物业品质), a choice made on site. */
export function propertyQuality({ parcel }: MeasurableParcel): Measured {
  const quality = parcel.propertyQuality
  const inputs = [{ field: 'propertyQuality', amount: quality ?? null, unit: '', source: 'parcel' }] as const
  return quality === undefined
    ? { value: null, note: 'missing', inputs }
    : { value: null, note: null, option: quality, inputs }
}
