import type { ParcelResult } from '#core/scoring/result.ts'
import type { Expected } from './case-file.ts'

function byId<T extends { readonly id: string }, V>(entries: readonly T[], pick: (entry: T) => V): Record<string, V> {
  return Object.fromEntries(entries.map((entry) => [entry.id, pick(entry)]))
}

/** A result in the words of a case. */
export function asExpected(result: ParcelResult): Expected {
  return {
    ...result,
    values: byId(result.indicators, ({ value }) => value),
    points: byId(result.indicators, ({ points }) => points),
    weights: byId(result.indicators, ({ weight }) => weight),
    notes: byId(result.indicators, ({ note }) => note ?? 'none'),
    dimensions: byId(result.dimensions, ({ score }) => score),
    deciding: result.ruleResults.find(({ deciding }) => deciding)?.id ?? null,
  }
}
