import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grid, GridValue } from '#workbook/grid.ts'
import { loadWorkbook } from '#workbook/load.ts'
import { inspectPackage } from '#workbook/package/inspect.ts'
import { guardWorkbook } from '../upload/guard.ts'
import type { PlainRow, PlainTask } from './reading.ts'

/** Titles and notes may stand above the headings. */
const headingRows = 20

/**
 * Rows of the first visible sheet with the headings; in the child process only. Throws ProblemError: those of guard and
 * workbook reader.
 */
export async function readPlainList({
  bytes,
  headings,
  required,
  rowLimit,
}: PlainTask): Promise<readonly PlainRow[] | null> {
  await guardWorkbook(bytes)
  const { grids } = await loadWorkbook(
    bytes,
    inspectPackage(bytes).map(({ name }) => name),
  )
  for (const grid of grids.filter(({ hidden }) => !hidden)) {
    const at = grid.rows.slice(0, headingRows).findIndex((row) => {
      const texts = row.map(textOf)
      return required.every((heading) => texts.includes(heading))
    })
    if (at < 0) continue
    const rows = rowsBelow(grid, at, headings)
    if (rows.length > rowLimit) throw new ProblemError(problem('workbook-too-many-rows', { limit: rowLimit }))
    return rows
  }
  return null
}

function rowsBelow({ rows }: Grid, at: number, headings: readonly string[]): readonly PlainRow[] {
  const columns = (rows[at] ?? []).map((cell) => headings.find((heading) => heading === textOf(cell)) ?? null)
  return rows.slice(at + 1).flatMap((row, index) => {
    const cells: Record<string, string> = {}
    for (const [column, value] of row.entries()) {
      const heading = columns[column] ?? null
      const text = textOf(value)
      if (heading !== null && text !== '') cells[heading] = text
    }
    return Object.keys(cells).length === 0 ? [] : [{ row: at + index + 2, cells }]
  })
}

function textOf(value: GridValue): string {
  return value === null ? '' : String(value).normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
}
