import type { ParcelFacts } from '../facts/facts.ts'
import { mainIndustryOf, type Scale, scaleOf } from '../facts/parcel-kind.ts'
import type { IndicatorNote } from '../indicators/indicator-input.ts'
import type { Measured } from '../indicators/measure.ts'
import { inCodeOrder } from '../scoring/evaluate.ts'
import { groupKey } from '../scoring/group.ts'
import { type MeasuredParcel, measureParcel, prepare } from '../scoring/score-parcel.ts'
import type { Standard } from '../scoring/standard.ts'
import type { LandClass } from '../vocabulary/land.ts'

/** What one indicator measured, a place a parcel. */
export interface IndicatorColumn {
  readonly id: string
  readonly values: readonly (number | null)[]
  /** Places of the parcels with each note. */
  readonly notes: Readonly<Partial<Record<IndicatorNote, readonly number[]>>>
  /** Places of the parcels with each choice, where the measure is one. */
  readonly options: Readonly<Record<string, readonly number[]>>
  /** Places of those that miss what they yield, not only what it is divided by. */
  readonly unyielded: readonly number[]
}

/**
 * All that points, ranks and classes follow from once everything is measured, a place a parcel in code order: what it
 * takes to score with other weights, edges, shares and lines, without any row. Measures, rules and groups stay those of
 * the standard it was made with.
 */
export interface TryOutColumns {
  readonly codes: readonly string[]
  readonly towns: readonly (string | null)[]
  readonly lands: readonly (LandClass | null)[]
  /** m² */
  readonly areas: readonly (number | null)[]
  readonly industries: readonly (string | null)[]
  readonly scales: readonly (Scale | null)[]
  /** Places of the parcels that are 待补正. */
  readonly incomplete: readonly number[]
  /** Ranking groups, and the group of each parcel. */
  readonly groups: readonly string[]
  readonly groupOf: readonly number[]
  /** Sets of rules that fire together, and the set of each parcel. */
  readonly fired: readonly (readonly string[])[]
  readonly firedOf: readonly number[]
  readonly indicators: readonly IndicatorColumn[]
}

/** Measures all parcels by the standard. Throws RangeError when a parcel code comes twice. */
export function tryOutColumns(facts: readonly ParcelFacts[], standard: Standard): TryOutColumns {
  const prepared = prepare(standard)
  const parcels = inCodeOrder(facts).map((one) => measureParcel(prepared, one))
  const groups = numbered(parcels.map(({ facts: one, basis }) => groupKey(standard.classes, one, basis)))
  const fired = numbered(parcels.map((one) => JSON.stringify(one.fired.map(({ rule }) => rule.id))))
  return {
    codes: parcels.map((one) => one.facts.parcelCode),
    towns: parcels.map((one) => one.facts.parcel.townCode ?? null),
    lands: parcels.map((one) => one.facts.parcel.landClass ?? null),
    areas: parcels.map((one) => one.facts.parcel.landArea ?? null),
    industries: parcels.map(({ basis }) => mainIndustryOf(basis)),
    scales: parcels.map(({ basis }) => scaleOf(basis)),
    incomplete: placesWhere(parcels, ({ plan }) => plan === null),
    groups: groups.names,
    groupOf: groups.of,
    fired: fired.names.map((ids): readonly string[] => JSON.parse(ids)),
    firedOf: fired.of,
    indicators: standard.indicators.map(({ id }, index) => columnOf(id, index, parcels)),
  }
}

function columnOf(id: string, index: number, parcels: readonly MeasuredParcel[]): IndicatorColumn {
  const found = parcels.map(({ measured }): Measured | null => measured[index] ?? null)
  const notes: Partial<Record<IndicatorNote, readonly number[]>> = {}
  for (const note of new Set(found.flatMap((one) => one?.note ?? []))) {
    notes[note] = placesWhere(found, (one) => one?.note === note)
  }
  const options = new Set(found.flatMap((one) => one?.option ?? []))
  return {
    id,
    values: found.map((one) => one?.value ?? null),
    notes,
    options: Object.fromEntries(
      [...options].map((option) => [option, placesWhere(found, (one) => one?.option === option)]),
    ),
    unyielded: placesWhere(found, (one) => one?.note === 'missing' && (one.inputs[0]?.amount ?? null) === null),
  }
}

function placesWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): readonly number[] {
  return items.flatMap((item, place) => (holds(item) ? [place] : []))
}

function numbered(texts: readonly string[]): { readonly names: readonly string[]; readonly of: readonly number[] } {
  const numbers = new Map<string, number>()
  const of = texts.map((text) => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, numbers.size)
    return numbers.size - 1
  })
  return { names: [...numbers.keys()], of }
}
