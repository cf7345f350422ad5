import type { Standard } from '#core/scoring/standard.ts'

/** A number of a standard that a value or its points are held against, and where it stands. */
export interface StandardNumber {
  readonly path: string
  readonly value: number
}

/** Every number of the indicators, as 'E1.method.ladder.tiers.0.atLeast', and the score lines. */
export function numbersOf({ indicators, classes }: Standard): readonly StandardNumber[] {
  return [
    ...indicators.flatMap((indicator) => numbersIn(indicator, indicator.id)),
    ...numbersIn(classes.smallGroup, 'classes.smallGroup'),
  ]
}

function numbersIn(value: unknown, path: string): readonly StandardNumber[] {
  if (typeof value === 'number') return [{ path, value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => numbersIn(item, `${path}.${key}`))
}
