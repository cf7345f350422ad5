import type { ParcelResult } from '#core/scoring/result.ts'

/** What implementations are compared by. */
export interface ComparedResult {
  readonly parcelCode: string
  readonly status: string
  readonly how: string | null
  readonly class: string | null
  readonly total: number | null
  readonly rank: number | null
  readonly of: number | null
  readonly rules: readonly string[]
  readonly flagged: boolean
  readonly rankedClass: string | null
  readonly group: string | null
  readonly indicators: Readonly<Record<string, ComparedIndicator>>
}

export interface ComparedIndicator {
  readonly value: number | null
  readonly points: number | null
  readonly weight: number
}

export function comparedResult(result: ParcelResult): ComparedResult {
  const { parcelCode, status, how, total, rank, of, rules, flagged, rankedClass, group, indicators } = result
  const lines = indicators.map(({ id, value, points, weight }) => [id, { value, points, weight }] as const)
  return {
    ...{ parcelCode, status, how, class: result.class, total, rank, of, rules, flagged, rankedClass, group },
    indicators: Object.fromEntries(lines),
  }
}

/** A value may be a millionth off where nothing that rests on it is: see `withinFifteenDigits`. */
export type Exactness = 'every digit' | 'fifteen digits'

/**
 * A spreadsheet's ROUND looks at 15 digits: 136393.1316434996 is 136393.131643500 to it, and goes up. Such a value is a
 * millionth off. Points, totals, ranks and classes are never taken as equal when they are not.
 */
function withinFifteenDigits(key: string, value: Flat[string], other: Flat[string]): boolean {
  if (!key.endsWith(' value') || typeof value !== 'number' || typeof other !== 'number') return false
  return Math.abs(value - other) < 1.5e-6
}

/** One line that names the parcel and each thing the two say differently; null where they agree to the digit. */
export function difference(
  engine: ComparedResult,
  second: ComparedResult | undefined,
  exactness: Exactness = 'every digit',
): string | null {
  if (second === undefined) return `${engine.parcelCode}: missing in the second`
  const isLoose = exactness === 'fifteen digits'
  const other = flat(second)
  const parts = Object.entries(flat(engine)).flatMap(([key, value]) =>
    Object.is(value, other[key]) || (isLoose && withinFifteenDigits(key, value, other[key]))
      ? []
      : [`${key} ${value} / ${other[key]}`],
  )
  return parts.length === 0 ? null : `${engine.parcelCode}: ${parts.join(', ')}`
}

type Flat = Readonly<Record<string, string | number | boolean | null | undefined>>

function flat({ indicators, rules, ...rest }: ComparedResult): Flat {
  const lines = Object.entries(indicators).flatMap(([id, { value, points, weight }]) => [
    [`${id} value`, value],
    [`${id} points`, points],
    [`${id} weight`, weight],
  ])
  return { ...rest, rules: rules.join(' '), count: Object.keys(indicators).length, ...Object.fromEntries(lines) }
}
