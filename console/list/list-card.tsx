import type { ComponentChildren } from 'preact'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { ListShapes } from './list-shapes.tsx'
import { StackedTable } from './stacked-table.tsx'

export interface ListCardProps<Line> {
  /** Read aloud as the list's name: 账号清单. */
  readonly label: string
  /** Headings of the columns; the acts stand in one more, whose heading is only read aloud. */
  readonly heads: readonly string[]
  /** Those of the headings whose columns hold figures: flush right, as the figures are. */
  readonly figures?: readonly string[]
  /** Null until the first answer. */
  readonly lines: readonly Line[] | null
  readonly failure: unknown
  readonly onRetry: () => void
  readonly row: (line: Line) => ComponentChildren
  /** More columns than a narrow page holds: the table scrolls in its card. */
  readonly isWide?: boolean
  readonly emptyTitle: string
  readonly emptyText: string
}

/** A short list as a table in a card, with what stands there while it is on its way, failed, or has nothing. */
export function ListCard<Line>(props: ListCardProps<Line>) {
  const { label, heads, figures = [], lines, failure, onRetry, row, isWide = false } = props
  return (
    <>
      {failure !== null && <FailureNotice failure={failure} onRetry={onRetry} />}
      {lines === null && failure === null && <ListShapes label={label} />}
      {lines !== null && lines.length === 0 && (
        <div class="card">
          <div class="empty">
            <h2>{props.emptyTitle}</h2>
            <p>{props.emptyText}</p>
          </div>
        </div>
      )}
      {lines !== null && lines.length > 0 && (
        <section class="card field-scroll" aria-label={label}>
          <StackedTable heads={heads} figures={figures} hasActs looks={isWide ? 'plain-table is-wide' : 'plain-table'}>
            {lines.map(row)}
          </StackedTable>
        </section>
      )}
    </>
  )
}
