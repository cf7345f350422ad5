/** Rows of a table that come when they are needed. */
export interface RowSource<Row> {
  /** What the rows answer: filters and order. */
  readonly question: string
  /** Rows there are, as far as known; null before the first answer. */
  readonly total: number | null
  /** False while more rows may follow than `total` says. */
  readonly isTotalKnown: boolean
  /** The rows are of the question before; the new ones are on their way. */
  readonly isStale: boolean
  readonly failure: unknown
  /** Undefined: not there yet. */
  readonly rowAt: (index: number) => Row | undefined
  /** Says which rows are in sight, `end` not included. */
  readonly need: (first: number, end: number) => void
  readonly askAgain: () => void
}
