import type { Cells } from '#core/form/form.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { loadWorkbook } from '../load.ts'
import { findDisposalTable } from '../locate/disposal.ts'
import { tableEnd } from '../locate/forms.ts'
import type { WorkbookMeta } from '../meta.ts'
import { metaOfGrids } from '../meta-of-grids.ts'
import { isMetaPart, metaOfParts } from '../meta-parts.ts'
import { newestMeta } from '../newest-meta.ts'
import { packageNotices, tableNotices } from '../notices.ts'
import { inspectPackage } from '../package/inspect.ts'
import { readParts } from '../package/parts.ts'
import { textOf } from '../read-cells.ts'
import type { ReadNotice } from '../read-result.ts'
import { readTable } from '../read-table.ts'
import { refuse } from '../refuse.ts'
import { compareVersions } from '../template-version.ts'

/** A row of 处置方案表. Plain data: it crosses process borders as it is. */
export interface DisposalSheetRow {
  readonly sheet: string
  /** 1-based. */
  readonly row: number
  readonly parcelCode: string | null
  readonly cells: Cells
  /** Fields that have a column: what the sheet does not ask for is not blank. */
  readonly asked: readonly string[]
}

export interface DisposalSheetRead {
  readonly meta: WorkbookMeta | null
  readonly rows: readonly DisposalSheetRow[]
  readonly notices: readonly ReadNotice[]
}

/**
 * Reads a filled 处置方案表, ours or re-saved by another program, by its headings. On a server call it behind the guard
 * and in a child process.
 *
 * Problems (thrown as ProblemError): those of inspectPackage, workbook-damaged, workbook-no-form, workbook-too-many-rows,
 * template-outdated, template-newer.
 */
export async function readDisposalSheet(bytes: Uint8Array, rowLimit: number): Promise<DisposalSheetRead> {
  const parts = inspectPackage(bytes)
  const loaded = await loadWorkbook(
    bytes,
    parts.map((part) => part.name),
  )
  const meta = newestMeta(metaOfParts(readParts(bytes, isMetaPart)), metaOfGrids(loaded.grids))
  refuseOtherVersion(meta)
  const found = loaded.grids.flatMap((grid) => {
    const table = findDisposalTable(grid)
    return table === null ? [] : [{ grid, form: 'disposal-plan', layout: 'table', table } as const]
  })
  if (found.length === 0) throw refuse('workbook-no-form', {})
  const read = found.map(({ grid, table }) => {
    const end = tableEnd(found, grid, table)
    return { grid, table, read: readTable(grid, disposalPlanForm, table, end, loaded.is1904) }
  })
  const rows = read.flatMap(({ grid, table, read: { rows: lines } }) =>
    lines.map(({ row, cells }): DisposalSheetRow => {
      const asked = [...table.columns.keys()]
      return { sheet: grid.name, row, parcelCode: textOf(cells, 'parcelCode'), cells, asked }
    }),
  )
  if (rows.length > rowLimit) throw refuse('workbook-too-many-rows', { limit: rowLimit })
  const notices = read.flatMap(({ grid, table, read: one }) => tableNotices(grid, disposalPlanForm, table, one, false))
  return { meta, rows, notices: [...packageNotices(parts), ...notices] }
}

function refuseOtherVersion(meta: WorkbookMeta | null): void {
  const found = meta?.forms.find(({ id }) => id === disposalPlanForm.id)?.version
  if (found === undefined) return
  const expected = disposalPlanForm.version
  const order = compareVersions(found, expected)
  if (order !== 0) throw refuse(order < 0 ? 'template-outdated' : 'template-newer', { found, expected })
}
