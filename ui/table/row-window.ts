/** Which rows of a long table stand in the page: those in sight and a few around them. */
export interface RowWindow {
  readonly first: number
  /** Not included. */
  readonly end: number
}

export interface WindowQuestion {
  /** Pixels the rows are scrolled up. */
  readonly scrollTop: number
  /** Pixels of rows in sight. */
  readonly height: number
  readonly rowHeight: number
  readonly total: number
}

/** Rows kept above and below, and the step in which the window moves: a scroll by one row draws nothing. */
const margin = 8
const step = 8

/** At most about 60 rows at usual heights (29 of 32 px in sight at 1,000 px). */
export function rowWindow({ scrollTop, height, rowHeight, total }: WindowQuestion): RowWindow {
  const top = Math.floor(Math.max(0, scrollTop) / rowHeight) - margin
  const first = Math.max(0, Math.min(Math.floor(top / step) * step, total - 1))
  const inSight = Math.ceil(height / rowHeight)
  return { first, end: Math.min(total, first + inSight + 2 * margin + step) }
}

/** A run of rows to draw, or of rows left out whose height stays. */
export type Segment = { readonly kind: 'rows' | 'gap'; readonly first: number; readonly end: number }

/**
 * The table from the first row to the last as runs: gaps, the window, and the row the keyboard stands on even when it
 * is out of sight, so that it never loses the focus.
 */
export function segments(window: RowWindow, total: number, kept: number | null): readonly Segment[] {
  const runs: RowWindow[] = [window]
  const isApart = kept !== null && kept >= 0 && kept < total && (kept < window.first || kept >= window.end)
  if (isApart) runs.push({ first: kept, end: kept + 1 })
  runs.sort((a, b) => a.first - b.first)
  const result: Segment[] = []
  let at = 0
  for (const run of runs) {
    if (run.first > at) result.push({ kind: 'gap', first: at, end: run.first })
    if (run.end > run.first) result.push({ kind: 'rows', first: run.first, end: run.end })
    at = run.end
  }
  if (at < total) result.push({ kind: 'gap', first: at, end: total })
  return result
}

/** The scroll position nearest to the present one at which the row is wholly in sight. */
export function scrollToRow(row: number, { scrollTop, height, rowHeight }: WindowQuestion): number {
  const top = row * rowHeight
  if (top < scrollTop) return top
  const lowest = top + rowHeight - height
  return scrollTop < lowest ? lowest : scrollTop
}
