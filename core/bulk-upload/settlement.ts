import type { LineItem } from './line-item.ts'
import type { LineOutcome } from './line-outcome.ts'

/** What a later run made of something an earlier one had told. */
export const settlements = ['settled', 'open', 'absent'] as const
export type Settlement = (typeof settlements)[number]

export const settlementNames: Readonly<Record<Settlement, string>> = {
  settled: '已解决',
  open: '仍存在',
  absent: '表中没有这一行',
}

interface ToldLine {
  readonly outcome: LineOutcome
  readonly items: readonly LineItem[]
}

/** Rows that go into the workbook to be fixed: refused, or with something that has to be corrected. */
export function isToBeFixed({ outcome, items }: ToldLine): boolean {
  return outcome === 'refused' || items.some(({ level }) => level === 'error')
}

/** What of a row has to be settled in a workbook; conflicts are settled in their ledger, and 提示 asks for nothing. */
export function itemsToFix({ items }: ToldLine): readonly LineItem[] {
  return items.filter(({ level }) => level === 'refused' || level === 'error' || level === 'warning')
}

/** @param later the same row in the run after; null where its file does not hold it */
export function settlementOf(item: LineItem, later: ToldLine | null): Settlement {
  if (later === null) return 'absent'
  if (later.outcome === 'refused') return 'open'
  const again = later.items.some(({ code, field }) => code === item.code && field === item.field)
  return again ? 'open' : 'settled'
}
