import { serialOfDate } from '#core/form/excel-date.ts'
import type { CellValue, Field, Scalar } from '#core/form/field.ts'
import { formatValue } from '#core/form/format.ts'
import { type Projection, project } from '#core/form/project.ts'
import type { CellContent } from './patch/cell.ts'

/**
 * What a cell of a sheet holds for a value: figures as numbers, days as serials of the 1900 system, choices and 是/否
 * as the text the drop-down shows, raw text as it was typed. Null for a calculated field, whose cell computes itself.
 */
export function sheetValue(field: Field, value: CellValue | null | undefined): CellContent {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? value.raw : project(contents, field, value)
}

/** The same for a cell that is shown as a percentage: 50 is 0.5 there. */
export function percentValue(field: Field, content: CellContent): CellContent {
  const isAskedSo = field.kind === 'decimal' && field.unit === '%'
  return isAskedSo && typeof content === 'number' ? Number(`${content}e-2`) : content
}

const contents: Projection<[value: Scalar], CellContent> = {
  text: (_field, value) => String(value),
  code: (_field, value) => String(value),
  integer: (_field, value) => value,
  decimal: (_field, value) => value,
  date: (_field, value) => serialOfDate(String(value)) ?? String(value),
  boolean: formatValue,
  enum: formatValue,
  calculated: () => null,
}
