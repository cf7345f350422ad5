import { type Measure, measures } from '#core/decision-overview/class-cell.ts'
import { landText, mu } from '#core/decision-overview/land-text.ts'
import { count, decimal } from '#ui/number.ts'
import type { ClassChoice } from '../parcels/parcel-view.ts'

export const measureNames: Readonly<Record<Measure, string>> = { parcels: '按宗数', area: '按面积' }
export const measureUnits: Readonly<Record<Measure, string>> = { parcels: '宗', area: '亩' }

/** What is counted: read from the address. */
export function measureIn(query: URLSearchParams): Measure {
  return measures.find((measure) => measure === query.get('measure')) ?? 'parcels'
}

/** 1,204, or 18,518.55 of m². */
export function amountText(measure: Measure): (amount: number) => string {
  return measure === 'parcels' ? count : (amount) => decimal(mu(amount), 2)
}

/** 1,204 宗; 12.35 km²（18,518.55 亩） */
export function amountWithUnit(measure: Measure, amount: number): string {
  return measure === 'parcels' ? `${count(amount)}\u00a0宗` : landText(amount)
}

export interface ClassPlace {
  readonly class?: ClassChoice
  readonly town?: string
  readonly land?: string
}

/** The list of parcels, or of a decided year, of a place; the same names of conditions on both. */
export function listAddress(base: '/parcels' | '/class-lists', place: ClassPlace): string {
  const query = Object.entries(place).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return query.length === 0 ? base : `${base}?${query.join('&')}`
}
