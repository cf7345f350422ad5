import type { RowSource } from './row-source.ts'

const nothing = (): void => {}

/** Rows that are all there already, or null while they are on their way. */
export function localRows<Row>(rows: readonly Row[] | null, question: string): RowSource<Row> {
  return {
    question,
    total: rows?.length ?? null,
    isTotalKnown: true,
    isStale: false,
    failure: null,
    rowAt: (index) => rows?.[index],
    need: nothing,
    askAgain: nothing,
  }
}
