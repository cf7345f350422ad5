import type { LineItem } from '#core/bulk-upload/line-item.ts'
import type { CellValue } from '#core/form/field.ts'

/** Cells of a row nothing was stored of: null of a column that was there and blank; a column that was not is absent. */
export type KeptCells = Readonly<Record<string, CellValue | null>>

/** What a line keeps beside its columns. */
export interface ToldLine {
  readonly items: readonly LineItem[]
  readonly cells?: KeptCells
}

/** Null where there is nothing to keep. */
export function toldText(told: ToldLine): string | null {
  return told.items.length === 0 && told.cells === undefined ? null : JSON.stringify(told)
}

export function toldOf(text: string | null): ToldLine {
  return text === null ? { items: [] } : (JSON.parse(text) as ToldLine)
}
