import type { Area } from '../model/area.ts'
import type { Look } from '../model/look.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Workbook } from '../model/workbook.ts'

/** The value all cells share, null when they differ ("null for mixed": Office docs, "Cell formatting"). */
export function commonLook<T>(
  workbook: Workbook,
  sheet: Sheet,
  areas: readonly Area[],
  pick: (look: Look) => T,
): T | null {
  const seen = new Set<T>()
  for (const look of looksIn(sheet, areas)) {
    seen.add(pick(workbook.looks.get(look)))
    if (seen.size > 1) return null
  }
  const [only] = seen
  return only ?? null
}

function looksIn(sheet: Sheet, areas: readonly Area[]): ReadonlySet<number> {
  const looks = new Set<number>()
  for (const area of areas) {
    const cells = sheet.populated(area)
    const isCovered = cells !== null && cells.bottom === area.bottom && cells.right === area.right
    // Beyond the last row and column with cells there are the looks of columns, or none.
    if (!isCovered) {
      const lastColumn = Math.min(area.right, Math.max(area.left, sheet.columns.length))
      for (let column = area.left; column <= lastColumn; column += 1) looks.add(sheet.lookAt(area.bottom, column))
    }
    for (let row = cells?.top ?? 0; row <= (cells?.bottom ?? -1); row += 1) {
      for (let column = cells?.left ?? 0; column <= (cells?.right ?? -1); column += 1)
        looks.add(sheet.lookAt(row, column))
    }
  }
  return looks
}
