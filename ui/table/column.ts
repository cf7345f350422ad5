import type { ComponentChildren } from 'preact'

/** A column of a table. */
export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** In the heading, never in the cells. */
  readonly unit?: string
  /** Text left, figures right. */
  readonly align?: 'start' | 'end'
  /** Pixels. */
  readonly width: number
  /** Takes the room that is left over, at least its width; the last column does when none is marked. */
  readonly grows?: boolean
  /** What the server sorts by; absent: the heading is no button. */
  readonly sortKey?: string
  /** Figures are read from high to low first. */
  readonly descendsFirst?: boolean
  readonly cell: (row: Row) => ComponentChildren
}

export interface Sort {
  readonly key: string
  readonly descending: boolean
}

/** The order after a press on a heading: this column, then the other way round. */
export function sortAfter<Row>(present: Sort, column: Column<Row>): Sort {
  const key = column.sortKey ?? column.key
  const startsDescending = column.descendsFirst === true
  return { key, descending: present.key === key ? !present.descending : startsDescending }
}

/** '-total' and 'total', as the address and the server write an order. */
export function sortText({ key, descending }: Sort): string {
  return descending ? `-${key}` : key
}

export function parseSort(text: string): Sort {
  return text.startsWith('-') ? { key: text.slice(1), descending: true } : { key: text, descending: false }
}
