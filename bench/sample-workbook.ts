import type { Field } from '#core/form/field.ts'
import { fieldEntries, headingOf } from '#core/form/form.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { sampleDistrict } from '#server/demo/district.ts'

export type CellOfTable = string | number | boolean | null

export interface SampleTable {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly CellOfTable[])[]
}

export const columnCount = 60
const texts: readonly Field['kind'][] = ['text', 'code']

/** The first sixty fields that somebody fills. */
const columns = fieldEntries(parcelForm)
  .filter(([, field]) => field.kind !== 'calculated')
  .slice(0, columnCount)

/**
 * So many parcels of the sample district under their headings, every cell filled: what a parcel leaves blank says what
 * the dictionary gives as an example. Codes and texts differ from row to row, as they do in a district.
 */
export function sampleTable(rowCount: number): SampleTable {
  const district = sampleDistrict(2025)
  const rows = Array.from({ length: rowCount }, (_, index) => {
    const parcel = district[index % district.length]?.parcel ?? {}
    return columns.map(([key, field]): CellOfTable => {
      if (key === 'parcelCode') return `SJ-示例-${String(index + 1).padStart(6, '0')}`
      const value = parcel[key]
      if (value === undefined) return texts.includes(field.kind) ? `${field.example}${index}` : field.example
      return typeof value === 'object' ? value.raw : value
    })
  })
  return { headings: columns.map(([, field]) => headingOf(field)), rows }
}
