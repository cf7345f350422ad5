import { type Form, fieldEntries, headingOf } from '#core/form/form.ts'
import { columnLimit, type Grid, isBlank } from './grid.ts'
import type { TableFound } from './locate/table.ts'
import type { PartEntry } from './package/parts.ts'
import type { ReadNotice } from './read-result.ts'
import type { TableRows } from './read-table.ts'

/** What the package holds beside cells. */
export function packageNotices(parts: readonly PartEntry[]): readonly ReadNotice[] {
  const count = (pattern: RegExp): number => parts.filter((part) => pattern.test(part.name)).length
  const counts = [
    { code: 'external-links', count: count(/(^|\/)externalLinks\/[^/]+\.xml$/) },
    { code: 'pictures', count: count(/(^|\/)media\/[^/]+$/) },
    { code: 'charts', count: count(/(^|\/)charts\/chart\d*\.xml$/) },
    { code: 'embedded-files', count: count(/(^|\/)embeddings\/[^/]+$/) },
  ] as const
  return counts.filter((one) => one.count > 0)
}

/** What a table holds beside what was read. `whole`: every field of the form is expected. */
export function tableNotices(
  grid: Grid,
  form: Form,
  table: TableFound,
  read: TableRows,
  whole: boolean,
): readonly ReadNotice[] {
  const sheet = grid.name
  const notices: ReadNotice[] = table.otherUnit.map((one) => ({ code: 'other-unit', sheet, ...one }))
  const unknown = unknownHeadings(grid, table)
  const missing = whole && read.rows.length > 0 ? missingHeadings(form, table) : []
  if (unknown.length > 0) notices.push({ code: 'unknown-columns', sheet, headings: unknown })
  if (table.repeated.length > 0) notices.push({ code: 'repeated-columns', sheet, headings: table.repeated })
  if (missing.length > 0) notices.push({ code: 'missing-columns', sheet, headings: missing })
  if (read.passedOver.length > 0) notices.push({ code: 'passed-over-rows', sheet, rows: read.passedOver })
  if (read.merged.length > 0) notices.push({ code: 'merged-cells', sheet, areas: read.merged })
  if (read.uncomputed.length > 0) notices.push({ code: 'formula-without-result', sheet, cells: read.uncomputed })
  if (read.hiddenRows > 0) notices.push({ code: 'hidden-rows', sheet, count: read.hiddenRows })
  return notices
}

function unknownHeadings(grid: Grid, table: TableFound): readonly string[] {
  const known = new Set([...table.columns.values()])
  const told = new Set([...table.repeated, ...table.otherUnit.map((one) => one.heading)])
  return (grid.rows[table.headingRow - 1] ?? []).slice(0, columnLimit).flatMap((value, column) => {
    const heading = isBlank(value) || known.has(column) ? '' : String(value).trim()
    return heading === '' || told.has(String(value)) ? [] : [heading]
  })
}

/** Fields that nobody has to fill are not missed. */
function missingHeadings(form: Form, table: TableFound): readonly string[] {
  return fieldEntries(form).flatMap(([key, field]) =>
    field.required === 'never' || table.columns.has(key) ? [] : [headingOf(field)],
  )
}
