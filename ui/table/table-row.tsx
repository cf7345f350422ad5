import type { Column } from './column.ts'
import type { Selection } from './selection.ts'

export interface TableRowProps<Row> {
  readonly index: number
  /** Undefined: on its way. */
  readonly row: Row | undefined
  readonly rowKey: string | null
  readonly columns: readonly Column<Row>[]
  readonly selection: Selection | undefined
  /** Column the keyboard stands on in this row, null in all others. */
  readonly cursor: number | null
}

/** One row, or its grey shape while it is on its way. */
export function TableRow<Row>({ index, row, rowKey, columns, selection, cursor }: TableRowProps<Row>) {
  const isSelected = selection !== undefined && rowKey !== null && selection.has(rowKey)
  return (
    <tr
      data-row={index}
      aria-rowindex={index + 2}
      {...(selection === undefined ? {} : { 'aria-selected': isSelected })}
      {...(row === undefined ? { 'aria-busy': true, class: 'is-inert' } : {})}
    >
      {selection !== undefined && (
        <td class="is-check is-pinned">
          {rowKey !== null && (
            <input type="checkbox" tabIndex={-1} aria-label={`选择 ${rowKey}`} checked={isSelected} data-check />
          )}
        </td>
      )}
      {columns.map((column, at) => (
        <td
          key={column.key}
          data-column={at}
          class={cellClass(column, at)}
          tabIndex={cursor === at ? 0 : -1}
          {...(at === 0 && selection !== undefined ? { style: { left: '40px' } } : {})}
        >
          {row === undefined ? <span class="skeleton" /> : column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

function cellClass<Row>(column: Column<Row>, at: number): string {
  return `${column.align === 'end' ? 'is-end' : ''} ${at === 0 ? 'is-pinned is-pinned-last' : ''}`.trim()
}
