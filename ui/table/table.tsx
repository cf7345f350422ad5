import './table.css'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Column, Sort } from './column.ts'
import type { RowSource } from './row-source.ts'
import { rowWindow, segments } from './row-window.ts'
import type { Selection } from './selection.ts'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import { usePrinting } from './use-printing.ts'
import { useTableCursor } from './use-table-cursor.ts'
import { useTableScroll } from './use-table-scroll.ts'

/** Where a table was left. */
export interface TablePlace {
  /** First row in sight. */
  readonly scroll: number
  /** Row the keyboard stands on. */
  readonly row: number
}

export interface TableSight extends TablePlace {
  /** First row below the sight. */
  readonly end: number
}

export interface TableProps<Row> {
  /** Read aloud as the table's name. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly source: RowSource<Row>
  readonly keyOf: (row: Row) => string
  /** Pixels. */
  readonly rowHeight: number
  readonly onOpen?: (row: Row, index: number) => void
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  readonly selection?: Selection
  readonly onWidth?: (key: string, width: number) => void
  readonly start?: TablePlace
  /** The row of `start` takes the focus when its rows are there and nothing else has it: the reader came back to it. */
  readonly takesFocus?: boolean
  readonly onMove?: (sight: TableSight) => void
  /** Asked to go to a row from outside: a new object each time. */
  readonly goTo?: { readonly row: number } | null
  /** Stands below the heading when there are no rows. */
  readonly empty: ComponentChildren
}

const checkWidth = 40
/** Height of rows left out: nothing to read. */
const noRow = { role: 'presentation' as const }
/** Longer lists go to paper as xlsx, not from the page. */
export const printLimit = 2000

/**
 * A list of any length: a window of rows in the page, the rest as height. Rows come from the source when they are in
 * sight; arrows, PageUp/PageDown, Home/End move, Enter opens, Space chooses, Shift extends, Ctrl+A takes all.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, source, keyOf, rowHeight, sort, onSort, selection, onWidth, start } = props
  const total = source.total ?? 0
  const isUnanswered = source.total === null && source.failure !== null
  const settled = source.isStale || total === 0 ? null : source.question
  const scroll = useTableScroll((start?.scroll ?? 0) * rowHeight, settled)
  const isPrinting = usePrinting()
  const { frame, toRow, height, scrollTop } = scroll
  const cursor = useTableCursor({
    frame,
    source,
    keyOf,
    columns: columns.length,
    page: Math.floor(height / rowHeight),
    selection,
    onOpen: props.onOpen,
    toRow: (row) => toRow(row, rowHeight),
    startRow: start?.row ?? 0,
    takesFocus: props.takesFocus === true,
    settled,
    goTo: props.goTo ?? null,
  })
  const { row } = cursor.position

  const inSight = rowWindow({ scrollTop, height, rowHeight, total })
  const shown = isPrinting ? { first: 0, end: Math.min(total, printLimit) } : inSight
  useEffect(() => source.need(inSight.first, inSight.end), [source.need, inSight.first, inSight.end, total])

  const topRow = Math.floor(scrollTop / rowHeight)
  const endRow = Math.min(total, Math.floor((scrollTop + height) / rowHeight))
  // Told when the place changes, not when the listener does.
  useEffect(() => props.onMove?.({ scroll: topRow, end: endRow, row }), [topRow, endRow, row])

  const width = columns.reduce((sum, column) => sum + column.width, selection === undefined ? 0 : checkWidth)
  const marked = columns.findIndex((column) => column.grows === true)
  const growing = marked < 0 ? columns.length - 1 : marked
  const columnCount = columns.length + (selection === undefined ? 0 : 1)
  // A native table that is moved through by cell, which the role grid says.
  const grid = {
    role: 'grid' as const,
    'aria-label': props.label,
    'aria-rowcount': source.isTotalKnown && source.total !== null ? total + 1 : -1,
    'aria-colcount': columnCount,
    'aria-busy': source.isStale || source.total === null,
    ...(selection === undefined ? {} : { 'aria-multiselectable': true }),
  }
  return (
    <div class={frameClass(source.isStale, scrollTop > 0, scroll.isShifted)} ref={frame}>
      <table
        class="table"
        {...grid}
        style={{ minWidth: `${width}px`, '--row-height': `${rowHeight}px` }}
        onKeyDown={cursor.onKeyDown}
        onClick={cursor.onClick}
      >
        <colgroup>
          {selection !== undefined && <col class="is-check" style={{ width: `${checkWidth}px` }} />}
          {columns.map((column, at) => (
            <col key={column.key} style={at === growing ? {} : { width: `${column.width}px` }} />
          ))}
        </colgroup>
        <TableHead columns={columns} sort={sort} onSort={onSort} selection={selection} onWidth={onWidth} />
        <tbody>
          {segments(shown, total, isPrinting ? null : row).flatMap((segment) => {
            if (segment.kind === 'gap') {
              return [
                <tr key={`gap-${segment.first}`} class="is-gap" {...noRow}>
                  <td
                    {...noRow}
                    colSpan={columnCount}
                    style={{ height: `${(segment.end - segment.first) * rowHeight}px` }}
                  />
                </tr>,
              ]
            }
            return Array.from({ length: segment.end - segment.first }, (_, at) => {
              const index = segment.first + at
              const found = source.rowAt(index)
              return (
                <TableRow
                  key={index}
                  index={index}
                  row={found}
                  rowKey={found === undefined ? null : keyOf(found)}
                  columns={columns}
                  selection={selection}
                  cursor={index === row ? cursor.position.column : null}
                />
              )
            })
          })}
        </tbody>
      </table>
      {total === 0 && <div class="table-note">{isUnanswered ? '没有取得数据，见上方提示。' : props.empty}</div>}
    </div>
  )
}

function frameClass(isStale: boolean, isScrolled: boolean, isShifted: boolean): string {
  return ['table-frame', isStale && 'is-stale', isScrolled && 'is-scrolled', isShifted && 'is-shifted']
    .filter(Boolean)
    .join(' ')
}
