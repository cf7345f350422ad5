import type { BaseEntry } from '#core/api/base-parcels.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { plainText } from '../field-words.ts'

const naming = ['ownerName', 'parcelName'] as const
const nameLabels = naming.map((key) => parcelForm.fields[key].label)

/** What an entry is called by: its land user, else its place, else the first thing it says. */
export function entryName({ values }: BaseEntry): string {
  for (const name of nameLabels) {
    const found = values.find(({ label, value }) => label === name && value !== null)
    if (found !== undefined) return plainText(found.value)
  }
  const first = values.find(({ value }) => value !== null)
  return first === undefined ? '没有内容' : plainText(first.value)
}

/** The rest of what it says, in one line. */
export function entrySummary({ values }: BaseEntry): string {
  return values
    .filter(({ label, value }) => value !== null && !nameLabels.some((name) => name === label))
    .map(({ label, value }) => `${label}：${plainText(value)}`)
    .join('；')
}
