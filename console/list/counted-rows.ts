import { useState } from 'preact/hooks'
import type { RowSource } from '#ui/table/row-source.ts'
import type { CursorPage } from '#ui/table/use-cursor-rows.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'

export interface CountedRows<Row> {
  readonly source: RowSource<Row>
  /** Of the whole filter result, as the last page said; null before the first. */
  readonly amount: number | null
}

/** Rows by cursor whose pages say how many there are in all. */
export function useCountedRows<Row>(
  question: string,
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<CursorPage<Row> & { readonly total: number }>,
): CountedRows<Row> {
  const [amount, setAmount] = useState<number | null>(null)
  const source = useCursorRows({
    question,
    ask: async (cursor, signal) => {
      const page = await ask(cursor, signal)
      setAmount(page.total)
      return page
    },
  })
  return { source, amount }
}
