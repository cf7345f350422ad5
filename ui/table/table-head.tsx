import { Icon } from '../icon.tsx'
import { type Column, type Sort, sortAfter } from './column.ts'
import type { Selection } from './selection.ts'
import { WidthGrip } from './width-grip.tsx'

export interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly sort: Sort | undefined
  readonly onSort: ((sort: Sort) => void) | undefined
  readonly selection: Selection | undefined
  readonly onWidth: ((key: string, width: number) => void) | undefined
}

/** The heading row: sticky, sorting by press, widths by dragging or Alt+←→. */
export function TableHead<Row>({ columns, sort, onSort, selection, onWidth }: TableHeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection !== undefined && (
          <th class="is-check is-pinned" scope="col">
            <input
              type="checkbox"
              aria-label="选择全部筛选结果"
              checked={selection.isAll}
              ref={(box) => {
                if (box !== null) box.indeterminate = selection.size > 0 && !selection.isAll
              }}
              onChange={selection.toggleAll}
            />
          </th>
        )}
        {columns.map((column, index) => (
          <th
            key={column.key}
            scope="col"
            class={headClass(column, index)}
            {...sortState(column, sort)}
            {...(index === 0 && selection !== undefined ? { style: { left: '40px' } } : {})}
          >
            <HeadLabel column={column} sort={sort} onSort={onSort} onWidth={onWidth} />
            {onWidth !== undefined && (
              <WidthGrip width={column.width} onWidth={(width) => onWidth(column.key, width)} />
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function headClass<Row>(column: Column<Row>, index: number): string {
  return `${column.align === 'end' ? 'is-end' : ''} ${index === 0 ? 'is-pinned is-pinned-last' : ''}`.trim()
}

function sortState<Row>(column: Column<Row>, sort: Sort | undefined): { 'aria-sort'?: 'ascending' | 'descending' } {
  if (sort === undefined || column.sortKey !== sort.key) return {}
  return { 'aria-sort': sort.descending ? 'descending' : 'ascending' }
}

type HeadLabelProps<Row> = Omit<TableHeadProps<Row>, 'columns' | 'selection'> & { readonly column: Column<Row> }

function HeadLabel<Row>({ column, sort, onSort, onWidth }: HeadLabelProps<Row>) {
  const label = column.unit === undefined ? column.title : `${column.title}（${column.unit}）`
  if (column.sortKey === undefined || onSort === undefined) return <>{label}</>
  const isDescending = sort?.key === column.sortKey ? sort.descending : column.descendsFirst === true
  const onKeyDown = (event: KeyboardEvent): void => {
    const change = event.key === 'ArrowLeft' ? -8 : event.key === 'ArrowRight' ? 8 : 0
    if (!event.altKey || change === 0 || onWidth === undefined) return
    event.preventDefault()
    onWidth(column.key, column.width + change)
  }
  return (
    <button
      type="button"
      class="table-sort"
      onClick={() => onSort(sortAfter(sort ?? { key: '', descending: false }, column))}
      onKeyDown={onKeyDown}
    >
      {label}
      <Icon name={isDescending ? 'arrow-down' : 'arrow-up'} size={12} />
    </button>
  )
}
