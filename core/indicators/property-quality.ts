import { parcelForm } from '../forms/parcel-self-assessment.ts'
import type { MeasurableParcel, Measured } from './measure.ts'

function measuredAs(option: string | null): Measured {
  const inputs = [{ field: 'propertyQuality', amount: option, unit: '', source: 'parcel' }] as const
  return option === null ? { value: null, note: 'missing', inputs } : { value: null, option, note: null, inputs }
}

const missing = measuredAs(null)
const byQuality: ReadonlyMap<string, Measured> = new Map(
  parcelForm.fields.propertyQuality.options.map(({ code }) => [code, measuredAs(code)]),
)

/** Quality of the buildings (物业品质), a choice made on site. */
export function propertyQuality({ parcel }: MeasurableParcel): Measured {
  return byQuality.get(parcel.propertyQuality ?? '') ?? missing
}
