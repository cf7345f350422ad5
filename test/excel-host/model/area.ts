import { columnLetters, columnOf } from '#workbook/address.ts'

/** A rectangle of cells, 0-based, both ends included. */
export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export const lastRow = 1_048_575
export const lastColumn = 16_383
export const wholeSheet: Area = { top: 0, left: 0, bottom: lastRow, right: lastColumn }

/** Null beyond the edges of a sheet or with a negative size. */
export function areaAt(top: number, left: number, rows: number, columns: number): Area | null {
  const area = { top, left, bottom: top + rows - 1, right: left + columns - 1 }
  const isInside = top >= 0 && left >= 0 && area.bottom <= lastRow && area.right <= lastColumn
  return isInside && rows > 0 && columns > 0 ? area : null
}

export function cellArea(row: number, column: number): Area {
  return { top: row, left: column, bottom: row, right: column }
}

export function rowCount(area: Area): number {
  return area.bottom - area.top + 1
}

export function columnCount(area: Area): number {
  return area.right - area.left + 1
}

export function isEntireColumn(area: Area): boolean {
  return area.top === 0 && area.bottom === lastRow
}

export function isEntireRow(area: Area): boolean {
  return area.left === 0 && area.right === lastColumn
}

export function isOneCell(area: Area): boolean {
  return area.top === area.bottom && area.left === area.right
}

export function sameArea(a: Area, b: Area): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right
}

export function contains(area: Area, row: number, column: number): boolean {
  return area.top <= row && row <= area.bottom && area.left <= column && column <= area.right
}

export function intersection(a: Area, b: Area): Area | null {
  const top = Math.max(a.top, b.top)
  const left = Math.max(a.left, b.left)
  const bottom = Math.min(a.bottom, b.bottom)
  const right = Math.min(a.right, b.right)
  return top <= bottom && left <= right ? { top, left, bottom, right } : null
}

export function boundsOf(a: Area, b: Area): Area {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  }
}

/** What is left of an area without another: up to four rectangles. */
export function without(area: Area, hole: Area): readonly Area[] {
  const cut = intersection(area, hole)
  if (cut === null) return [area]
  const pieces: Area[] = []
  if (area.top < cut.top) pieces.push({ ...area, bottom: cut.top - 1 })
  if (cut.bottom < area.bottom) pieces.push({ ...area, top: cut.bottom + 1 })
  if (area.left < cut.left) pieces.push({ ...cut, left: area.left, right: cut.left - 1 })
  if (cut.right < area.right) pieces.push({ ...cut, left: cut.right + 1, right: area.right })
  return pieces
}

/** "B6", "B6:C9", "A:C", "1:5", with or without dollar signs; null when the text is none of them. */
export function parseArea(text: string): Area | null {
  const ends = text.trim().split(':').map(parseEnd)
  const [start, end = start] = ends
  if (!start || !end || ends.length > 2) return null
  const isWhole = start.column === null || start.row === null
  if (isWhole && ends.length === 1) return null
  if ((start.column === null) !== (end.column === null) || (start.row === null) !== (end.row === null)) return null
  const area = {
    top: Math.min(start.row ?? 0, end.row ?? 0),
    left: Math.min(start.column ?? 0, end.column ?? 0),
    bottom: Math.max(start.row ?? lastRow, end.row ?? lastRow),
    right: Math.max(start.column ?? lastColumn, end.column ?? lastColumn),
  }
  return area.right <= lastColumn && area.bottom <= lastRow ? area : null
}

interface End {
  readonly column: number | null
  readonly row: number | null
}

function parseEnd(text: string): End | null {
  const match = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d{0,6})?$/.exec(text)
  if (match === null || (match[1] === undefined && match[2] === undefined)) return null
  return {
    column: match[1] === undefined ? null : columnOf(match[1]),
    row: match[2] === undefined ? null : Number(match[2]) - 1,
  }
}

/** As Excel writes it: "B6", "B6:C9", "A:C", "1:5". */
export function areaText(area: Area): string {
  return formatted(area, '')
}

/** With dollar signs, as a defined name keeps it. */
export function absoluteText(area: Area): string {
  return formatted(area, '$')
}

function formatted(area: Area, mark: string): string {
  const left = mark + columnLetters(area.left)
  const right = mark + columnLetters(area.right)
  const top = `${mark}${area.top + 1}`
  const bottom = `${mark}${area.bottom + 1}`
  if (isEntireColumn(area)) return `${left}:${right}`
  if (isEntireRow(area)) return `${top}:${bottom}`
  return isOneCell(area) ? left + top : `${left}${top}:${right}${bottom}`
}

/** A sheet's name as an address writes it: quoted where Excel quotes it. */
export function sheetPrefix(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && parseArea(name) === null
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`
}

/** A reference split at its sheet: "'My sheet'!A1" or "A1". */
export function splitReference(text: string): { readonly sheet: string | null; readonly rest: string } {
  const match = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!([^!]+)$/.exec(text)
  if (match === null) return { sheet: null, rest: text.replace(/^=/, '') }
  return { sheet: (match[1] ?? match[2] ?? '').replaceAll("''", "'"), rest: match[3] ?? '' }
}
