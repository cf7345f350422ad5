import type { FieldPlan } from '#core/form/sheet-plan.ts'
import { displayWidth } from '#workbook/draft/display-width.ts'

const padding = 3

/**
 * Width of a field's column in a table: room for what is filled in, and for the heading in one line, because where a
 * heading breaks is up to the font and must not be inside its unit. Columns that stay in sight are narrow, long text
 * wraps.
 */
export function columnWidth(field: FieldPlan, key: readonly string[]): number {
  return Math.max(contentWidth(field, key), displayWidth(field.heading) + padding)
}

function contentWidth(field: FieldPlan, key: readonly string[]): number {
  if (key.includes(field.key)) return Math.min(field.width, 22)
  if (field.align === 'right') return Math.min(field.width, 14)
  return field.kind === 'text' ? Math.min(field.width, 26) : field.width
}
