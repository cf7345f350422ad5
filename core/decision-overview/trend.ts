import { type ClassCell, type Measure, shareOf, sharesOfAll } from './class-cell.ts'

/** The mean total of the ranked parcels of a land class. */
export interface GroupMean {
  readonly landClass: string | null
  /** Ranked parcels with a total. */
  readonly scored: number
  /** 分; null where none is scored, and for who does not see all that totals rest on. */
  readonly mean: number | null
}

/** A decided year. */
export interface DecidedYear {
  readonly cycle: string
  /** Id of the standard. */
  readonly standard: string
  readonly decidedOn: string
  readonly cells: readonly ClassCell[]
  readonly means: readonly GroupMean[]
}

/** A year with what a line of the trend says. */
export interface TrendPoint {
  readonly cycle: string
  readonly standard: string
  readonly parcels: number
  /** 0–1 with four decimals. */
  readonly shareOfD: number
  /** Judged by another standard than the year before: the two are not of one measure. */
  readonly isOtherStandard: boolean
}

/** The share of D year after year, the oldest first. */
export function trendOf(years: readonly DecidedYear[], measure: Measure): readonly TrendPoint[] {
  const ordered = years.toSorted((a, b) => (a.cycle < b.cycle ? -1 : 1))
  return ordered.map(({ cycle, standard, cells }, index) => ({
    cycle,
    standard,
    parcels: cells.reduce((sum, { parcels }) => sum + parcels, 0),
    shareOfD: shareOf(sharesOfAll(cells, measure), 'D'),
    isOtherStandard: index > 0 && ordered[index - 1]?.standard !== standard,
  }))
}

/** What must be said beside figures of several years: which were judged by different standards; null when all agree. */
export function standardsSentence(years: readonly DecidedYear[]): string | null {
  const standards = new Set(years.map(({ standard }) => standard))
  if (standards.size < 2) return null
  const spans: { readonly standard: string; readonly first: string; last: string }[] = []
  for (const { cycle, standard } of years.toSorted((a, b) => (a.cycle < b.cycle ? -1 : 1))) {
    const span = spans.at(-1)
    if (span?.standard === standard) span.last = cycle
    else spans.push({ standard, first: cycle, last: cycle })
  }
  const told = spans.map(
    ({ standard, first, last }) => `${first === last ? first : `${first}–${last}`}年度 ${standard}`,
  )
  return `各年度标准不同（${told.join('，')}），占比和平均分不能直接比较。`
}
