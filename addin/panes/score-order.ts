import type { ScoreRow } from '../workers/score-types.ts'

export type ScoreOrder = 'total' | 'low' | 'code'

/** Rows in the order asked for; those without a total stand last, by code. */
export function sortRows(rows: readonly ScoreRow[], order: ScoreOrder): readonly ScoreRow[] {
  const byCode = (a: ScoreRow, b: ScoreRow): number => (a.parcelCode < b.parcelCode ? -1 : 1)
  if (order === 'code') return [...rows].sort(byCode)
  const sign = order === 'total' ? -1 : 1
  return [...rows].sort((a, b) => {
    if (a.total === null || b.total === null) return Number(a.total === null) - Number(b.total === null) || byCode(a, b)
    return sign * (a.total - b.total) || byCode(a, b)
  })
}
