import { fieldEntries } from '#core/form/form.ts'
import { definedName } from '#core/form/to-sheet.ts'
import type { Area, Place } from '../address.ts'
import { columnLimit, type DefinedName, type Grid } from '../grid.ts'
import { comparable, type HeadingIndex } from '../heading.ts'
import { fieldsOf, headingHits } from './headings.ts'

/** Place of the value of each field on a paper form. */
export type PaperFound = ReadonlyMap<string, Place>

const rowLimit = 300
/** So many labels or names make a paper form. */
const fewestFields = 6

/** The paper form of a sheet by its defined names; fields whose name is lost are found by their label. */
export function findPaperByNames(grid: Grid, index: HeadingIndex, names: readonly DefinedName[]): PaperFound | null {
  const places = new Map<string, Place>()
  const keys = new Map(fieldEntries(index.form).map(([key]) => [definedName(key), key]))
  for (const { name, sheet, area } of names) {
    const key = keys.get(name)
    if (key !== undefined && sheet === grid.name && isOneCell(grid, area)) places.set(key, area.first)
  }
  if (places.size < fewestFields) return null
  for (const [key, place] of labelled(grid, index)) if (!places.has(key)) places.set(key, place)
  return places
}

/** The paper form of a sheet by its labels alone. */
export function findPaperByLabels(grid: Grid, index: HeadingIndex): PaperFound | null {
  const found = labelled(grid, index)
  const identified = index.form.key.every((key) => found.has(key))
  return identified && found.size >= fewestFields && !isDictionary(grid) ? found : null
}

function isOneCell(grid: Grid, area: Area): boolean {
  const { first, last } = area
  if (first.row === last.row && first.column === last.column) return true
  return grid.merges.some((merge) => merge.first.row === first.row && merge.first.column === first.column)
}

/** The value stands right of its label, behind the label's merged cells and before the next label. */
function labelled(grid: Grid, index: HeadingIndex): ReadonlyMap<string, Place> {
  const hits = headingHits(grid, index, rowLimit)
  const places = new Map<string, Place>()
  if (fieldsOf(hits).size < fewestFields) return places
  const labels = new Set(hits.map((hit) => `${hit.row}:${hit.column}`))
  for (const { row, column, match } of hits) {
    if (match.kind !== 'field' || places.has(match.key)) continue
    const merge = grid.merges.find((one) => one.first.row === row && one.first.column === column)
    const value = (merge?.last.column ?? column) + 1
    if (value < columnLimit && !labels.has(`${row}:${value}`)) places.set(match.key, { row, column: value })
  }
  return places
}

/** 填表说明 lists the same labels one under the other, with explanations beside them. */
function isDictionary(grid: Grid): boolean {
  return grid.rows.slice(0, rowLimit).some((cells) => {
    const texts = new Set(cells.map((value) => (typeof value === 'string' ? comparable(value) : '')))
    return texts.has('字段') && texts.has('填什么')
  })
}
