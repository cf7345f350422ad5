import { type Area, boundsOf, intersection } from '../model/area.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Axis } from './axis.ts'

/** Width of the row numbers and height of the column letters. */
export const headWidth = 46
export const headHeight = 22

/** How a sheet lies on the screen. */
export interface Scene {
  readonly sheet: Sheet
  readonly rows: Axis
  readonly columns: Axis
  readonly scrollLeft: number
  readonly scrollTop: number
  /** Of the view, heads included. */
  readonly width: number
  readonly height: number
}

/** One of up to four parts that frozen panes cut the view into, with the cells that show in it. */
export interface Part {
  readonly key: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly cells: Area
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export function frozenWidth({ sheet, columns }: Scene): number {
  return columns.start(sheet.frozen.columns)
}

export function frozenHeight({ sheet, rows }: Scene): number {
  return rows.start(sheet.frozen.rows)
}

export function parts(scene: Scene): readonly Part[] {
  const { sheet, rows, columns, scrollLeft, scrollTop, width, height } = scene
  const across = spans(sheet.frozen.columns, columns, scrollLeft, width - headWidth)
  const down = spans(sheet.frozen.rows, rows, scrollTop, height - headHeight)
  return down.flatMap((row) =>
    across.map((column) => ({
      key: `${row.key}${column.key}`,
      left: headWidth + column.place,
      top: headHeight + row.place,
      width: column.size,
      height: row.size,
      cells: { top: row.first, left: column.first, bottom: row.last, right: column.last },
    })),
  )
}

interface Span {
  readonly key: 'frozen' | 'moving'
  readonly place: number
  readonly size: number
  readonly first: number
  readonly last: number
}

function spans(frozen: number, axis: Axis, scroll: number, room: number): readonly Span[] {
  const still = axis.start(frozen)
  const moving: Span = {
    key: 'moving',
    place: still,
    size: Math.max(0, room - still),
    first: axis.at(still + scroll),
    last: axis.at(scroll + Math.max(room, still)),
  }
  return frozen === 0 ? [moving] : [{ key: 'frozen', place: 0, size: still, first: 0, last: frozen - 1 }, moving]
}

/** Place of an area in the view's pixels. */
export function boxOf(scene: Scene, area: Area): Box {
  const { rows, columns } = scene
  const left = xOf(scene, area.left)
  const top = yOf(scene, area.top)
  return {
    left,
    top,
    width: Math.min(columns.start(area.right + 1), columns.total) - columns.start(area.left),
    height: Math.min(rows.start(area.bottom + 1), rows.total) - rows.start(area.top),
  }
}

function xOf({ sheet, columns, scrollLeft }: Scene, column: number): number {
  return headWidth + columns.start(column) - (column < sheet.frozen.columns ? 0 : scrollLeft)
}

function yOf({ sheet, rows, scrollTop }: Scene, row: number): number {
  return headHeight + rows.start(row) - (row < sheet.frozen.rows ? 0 : scrollTop)
}

/** The cell under a point of the view; -1 stands for a head. */
export function cellAt(scene: Scene, x: number, y: number): { readonly row: number; readonly column: number } {
  const { rows, columns, scrollLeft, scrollTop } = scene
  const right = x - headWidth
  const down = y - headHeight
  const isFrozenColumn = right < frozenWidth(scene)
  const isFrozenRow = down < frozenHeight(scene)
  return {
    column: right < 0 ? -1 : columns.at(right + (isFrozenColumn ? 0 : scrollLeft)),
    row: down < 0 ? -1 : rows.at(down + (isFrozenRow ? 0 : scrollTop)),
  }
}

/** Where to scroll so that a cell shows; null when it does. */
export function scrollTo(
  scene: Scene,
  row: number,
  column: number,
): { readonly left: number; readonly top: number } | null {
  const left = scrolled(scene.columns, column, scene.sheet.frozen.columns, scene.scrollLeft, scene.width - headWidth)
  const top = scrolled(scene.rows, row, scene.sheet.frozen.rows, scene.scrollTop, scene.height - headHeight)
  return left === scene.scrollLeft && top === scene.scrollTop ? null : { left, top }
}

function scrolled(axis: Axis, index: number, frozen: number, scroll: number, room: number): number {
  if (index < frozen) return scroll
  const still = axis.start(frozen)
  const first = axis.start(index)
  if (first - scroll < still) return first - still
  const over = first + axis.size(index) - scroll - room
  return over > 0 ? Math.min(scroll + over, first - still) : scroll
}

/** Merged areas that reach into a part, and the part's cells that belong to none. */
export function mergesIn(sheet: Sheet, part: Area): readonly Area[] {
  return sheet.merges.filter((merge) => intersection(merge, part) !== null)
}

/** The selection grown over the merged cells it touches. */
export function shownSelection(sheet: Sheet): Area {
  return sheet.merges.reduce(
    (area, merge) => (intersection(area, merge) === null ? area : boundsOf(area, merge)),
    sheet.selection,
  )
}
