import type { Outcome } from '#core/comparison/outcome.ts'
import { outcomes } from '#core/comparison/outcome.ts'
import { comparisonPath } from '../route/route.ts'

/** What the address says: both sides as the server takes them, and which movers are listed. */
export interface ComparisonView {
  /** 'evaluation:12' or 'standard:REG-示例-2026.1'; '' while not chosen. */
  readonly from: string
  readonly to: string
  readonly cell: { readonly from: Outcome; readonly to: Outcome } | null
  readonly town: string
  readonly q: string
}

export function parseComparisonView(query: URLSearchParams): ComparisonView {
  const [from, to] = (query.get('cell') ?? '').split('-').map((text) => outcomes.find((one) => one === text))
  return {
    from: query.get('from') ?? '',
    to: query.get('to') ?? '',
    cell: from === undefined || to === undefined ? null : { from, to },
    town: query.get('town') ?? '',
    q: query.get('q') ?? '',
  }
}

/** Without the year: `useCyclePath` adds it. */
export function comparisonAddress({ from, to, cell, town, q }: ComparisonView): string {
  const query = new URLSearchParams()
  const parts = { from, to, cell: cell === null ? '' : `${cell.from}-${cell.to}`, town, q }
  for (const [key, value] of Object.entries(parts)) if (value !== '') query.set(key, value)
  const text = query.toString()
  return text === '' ? comparisonPath : `${comparisonPath}?${text}`
}
