import type { CheckCase } from './check-case.ts'
import type { FirmKey, ParcelKey } from './headings.ts'
import type { Cell, FirmRow, ParcelRow } from './ledger.ts'

/** One field with one value: told as an error at one of `told`, or (none) accepted without a word about it. */
export interface FieldCase extends Pick<CheckCase, 'name' | 'parcel' | 'firms'> {
  /** As in "E parcel.landArea"; any of them will do. */
  readonly told: readonly string[]
  /** The field that must not be spoken of when nothing is told. */
  readonly about: string
}

export function parcelField(key: ParcelKey, value: Cell, accepted: boolean, others: ParcelRow = {}): FieldCase {
  const about = `parcel.${key}`
  return {
    name: `${key} ${spelled(value)}${context(others)}${accepted ? ' 可' : ' 不可'}`,
    parcel: { ...others, [key]: value },
    about,
    told: accepted ? [] : [`E ${about}`],
  }
}

export function firmField(key: FirmKey, value: Cell, accepted: boolean, others: FirmRow = {}): FieldCase {
  const about = `firm1.${key}`
  return {
    name: `企业 ${key} ${spelled(value)}${context(others)}${accepted ? ' 可' : ' 不可'}`,
    firms: [{ ...others, [key]: value }],
    about,
    told: accepted ? [] : [`E ${about}`],
  }
}

function spelled(value: Cell): string {
  if (value === null) return '空白'
  const text = value instanceof Date ? `Excel ${value.toISOString().slice(0, 10)}` : JSON.stringify(value)
  return text.length > 40 ? `${text.slice(0, 12)}… 长 ${text.length - 2}` : text
}

function context(others: object): string {
  const entries = Object.entries(others)
  return entries.length === 0 ? '' : `（${entries.map(([key, value]) => `${key} ${spelled(value)}`).join('，')}）`
}
