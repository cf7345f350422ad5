import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { RowSource } from './row-source.ts'
import type { Selection } from './selection.ts'
import { type CellPosition, cellAfter } from './table-keys.ts'

export interface TableCursorOptions<Row> {
  readonly frame: RefObject<HTMLDivElement | null>
  readonly source: RowSource<Row>
  readonly keyOf: (row: Row) => string
  readonly columns: number
  /** Rows in sight. */
  readonly page: number
  readonly selection: Selection | undefined
  readonly onOpen: ((row: Row, index: number) => void) | undefined
  /** Brings a row into sight. */
  readonly toRow: (row: number) => void
  /** Row the cursor begins at when the rows of a question are there. */
  readonly startRow: number
  readonly takesFocus: boolean
  /** The question whose rows are there, null while they are on their way. */
  readonly settled: string | null
  readonly goTo: { readonly row: number } | null
}

export interface TableCursor {
  readonly position: CellPosition
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onClick: (event: MouseEvent) => void
}

/** Where the keyboard stands in the table, and what keys and presses do there: move, open, choose. */
export function useTableCursor<Row>(options: TableCursorOptions<Row>): TableCursor {
  const { frame, source, keyOf, selection, onOpen, toRow, startRow, settled, goTo } = options
  const [cursor, setCursor] = useState<CellPosition>({ row: startRow, column: 0 })
  const mustFocus = useRef(false)
  /** Where a range of choices begins. */
  const anchor = useRef(startRow)
  const total = source.total ?? 0
  const row = Math.min(cursor.row, Math.max(0, total - 1))

  useLayoutEffect(() => {
    if (!mustFocus.current) return
    mustFocus.current = false
    const cell = frame.current?.querySelector(`[data-row="${cursor.row}"] > [data-column="${cursor.column}"]`)
    if (cell instanceof HTMLElement) cell.focus({ preventScroll: true })
  }, [cursor, frame])

  // Another question starts where the address remembers, else at the top.
  useEffect(() => {
    if (settled === null) return
    mustFocus.current = options.takesFocus && isFocusFree()
    setCursor((before) => ({ ...before, row: startRow }))
  }, [settled])

  const moveTo = (place: CellPosition): void => {
    mustFocus.current = true
    toRow(place.row)
    setCursor(place)
  }
  // The wish is the event.
  useEffect(() => {
    if (goTo !== null) moveTo({ row: goTo.row, column: 0 })
  }, [goTo])

  // Rows that are not there yet have no key and are left out.
  const keysBetween = (from: number, to: number): readonly string[] => {
    const rows = Array.from({ length: Math.abs(to - from) + 1 }, (_, at) => source.rowAt(Math.min(from, to) + at))
    return rows.filter((found) => found !== undefined).map(keyOf)
  }
  const choose = (index: number, extend: boolean): void => {
    const chosen = source.rowAt(index)
    if (chosen === undefined || selection === undefined) return
    if (extend) selection.add(keysBetween(anchor.current, index))
    else selection.toggle(keyOf(chosen))
    anchor.current = index
  }
  const open = (index: number): void => {
    const opened = source.rowAt(index)
    if (opened !== undefined) onOpen?.(opened, index)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.altKey || !(event.target instanceof Element) || !event.target.matches('td')) return
    const extent = { rows: total, columns: options.columns, page: options.page }
    const next = cellAfter(event, { row, column: cursor.column }, extent)
    if (next !== null) {
      if (event.shiftKey && selection !== undefined) selection.add(keysBetween(row, next.row))
      moveTo(next)
    } else if (event.key === 'Enter') open(row)
    else if (event.key === ' ' && selection !== undefined) choose(row, event.shiftKey)
    else if (event.key === 'a' && event.ctrlKey && selection !== undefined) selection.toggleAll()
    else return
    event.preventDefault()
  }

  const onClick = (event: MouseEvent): void => {
    const target = event.target
    if (!(target instanceof Element)) return
    const index = Number(target.closest('tr')?.getAttribute('data-row') ?? Number.NaN)
    if (Number.isNaN(index)) return
    if (target.closest('.is-check') !== null) {
      choose(index, event.shiftKey)
      return
    }
    setCursor({ row: index, column: Number(target.closest('td')?.getAttribute('data-column') ?? 0) })
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && target.closest('a, button') === null
    if (isPlain && window.getSelection()?.isCollapsed !== false) open(index)
  }

  return { position: { row, column: cursor.column }, onKeyDown, onClick }
}

/** Nobody loses the place they work at: only a page that was just opened gives the focus away. */
function isFocusFree(): boolean {
  const active = document.activeElement
  return active === null || active === document.body || active.matches('h1')
}
