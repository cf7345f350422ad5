import { count } from '#ui/number.ts'
import type { Column } from '#ui/table/column.ts'
import type { Selection } from '#ui/table/selection.ts'
import { Table } from '#ui/table/table.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import type { CountedRows } from './counted-rows.ts'

export interface CountedListProps<Row> extends CountedRows<Row> {
  /** Read aloud as the table's name. */
  readonly label: string
  /** 宗, 条 */
  readonly unit: string
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  readonly selection?: Selection
  /** Why there is nothing, in a sentence or two. */
  readonly empty: string
}

/** A list of any length in a card, with how far it has been read. */
export function CountedList<Row>(props: CountedListProps<Row>) {
  const { source, amount, label, unit, columns, keyOf, onOpen, selection, empty } = props
  return (
    <>
      {source.failure !== null && <FailureNotice failure={source.failure} onRetry={source.askAgain} />}
      {source.total === 0 && !source.isStale ? (
        <div class="card">
          <p class="empty" role="status">
            {empty}
          </p>
        </div>
      ) : (
        <div class="card list-card base-list">
          <Table
            label={label}
            columns={columns}
            source={source}
            keyOf={keyOf}
            rowHeight={32}
            {...(onOpen === undefined ? {} : { onOpen })}
            {...(selection === undefined ? {} : { selection })}
            empty={<span class="skeleton" role="status" aria-label={`正在读取${label}`} />}
          />
          {source.total !== null && source.total > 0 && amount !== null && (
            <p class="list-foot cap no-print">
              {source.isTotalKnown
                ? `共 ${count(amount)} ${unit}`
                : `已读取 ${count(source.total)} / ${count(amount)} ${unit}，向下滚动继续读取`}
            </p>
          )}
        </div>
      )}
    </>
  )
}
