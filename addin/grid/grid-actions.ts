import type { CellValue } from '#core/form/field.ts'
import { parseCell } from '#core/form/parse.ts'
import { editText } from '../host/file/cell-text.ts'
import type { SheetModel } from '../host/file/sheet-model.ts'
import type { CellChange } from '../host/host.ts'
import { formatBlock } from './clipboard.ts'
import { fieldAt, type GridModel, placeAt, type Spot } from './grid-model.ts'
import type { Block } from './selection.ts'

/** The texts of a block as they are copied; '' where there is no cell. */
export function copyBlock(sheet: SheetModel, grid: GridModel, block: Block): string {
  const rows: string[][] = []
  for (let line = block.top; line <= block.bottom; line += 1) {
    const row: string[] = []
    for (let column = block.left; column <= block.right; column += 1) row.push(textAt(sheet, grid, { line, column }))
    if (placeAt(grid, { line, column: block.left }) !== null) rows.push(row)
  }
  return formatBlock(rows)
}

export function textAt(sheet: SheetModel, grid: GridModel, spot: Spot): string {
  const place = placeAt(grid, spot)
  const field = fieldAt(grid, spot)
  return place === null || field === null ? '' : editText(field, sheet.value(place))
}

export function clearBlock(grid: GridModel, block: Block): readonly CellChange[] {
  return spotsOf(block).flatMap((spot) => changeAt(grid, spot, null))
}

/**
 * The changes of pasting texts with their top left corner at the block's; one text fills the whole block. Lines that
 * are no cells (section titles) are stepped over. What falls outside the grid is left out.
 */
export function pasteBlock(
  grid: GridModel,
  block: Block,
  texts: readonly (readonly string[])[],
): readonly CellChange[] {
  const single = texts.length === 1 && texts[0]?.length === 1 ? texts[0][0] : undefined
  if (single !== undefined) return spotsOf(block).flatMap((spot) => typedChange(grid, spot, single))
  const changes: CellChange[] = []
  let line = block.top
  for (const row of texts) {
    while (line < grid.lines.length && placeAt(grid, { line, column: block.left }) === null) line += 1
    row.forEach((text, index) => {
      changes.push(...typedChange(grid, { line, column: block.left + index }, text))
    })
    line += 1
  }
  return changes
}

/** The change of typing a text into a cell; none where there is no cell. */
export function typedChange(grid: GridModel, spot: Spot, text: string): readonly CellChange[] {
  const field = fieldAt(grid, spot)
  return field === null ? [] : changeAt(grid, spot, parseCell(field, text))
}

function changeAt(grid: GridModel, spot: Spot, value: CellValue | null): readonly CellChange[] {
  const place = placeAt(grid, spot)
  return place === null ? [] : [{ ...place, value }]
}

function spotsOf(block: Block): readonly Spot[] {
  const spots: Spot[] = []
  for (let line = block.top; line <= block.bottom; line += 1) {
    for (let column = block.left; column <= block.right; column += 1) spots.push({ line, column })
  }
  return spots
}
