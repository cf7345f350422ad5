import type { Cells } from '#core/form/form.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { tableEdits } from '../fill.ts'
import { loadWorkbook } from '../load.ts'
import { findDisposalTable } from '../locate/disposal.ts'
import type { PlanRevision } from '../meta.ts'
import { metaOfParts, setMeta } from '../meta-parts.ts'
import { readParts, writeParts } from '../package/parts.ts'
import { patchParts } from '../patch.ts'

/** Where the blank form says that it is ours. */
const labelCell = 'A2'

export interface DisposalFilling {
  readonly rows: readonly Cells[]
  readonly plans: readonly PlanRevision[]
  /** What is to be said of the decisions the plans rest on, beside the label of the form. */
  readonly notes?: readonly string[]
}

/**
 * The blank 处置方案表 with these plans in it, and at which revision each stands.
 * @throws RangeError when the workbook is another template.
 */
export async function fillDisposalSheet(
  template: Uint8Array,
  { rows, plans, notes = [] }: DisposalFilling,
): Promise<Uint8Array> {
  const parts = readParts(template)
  const meta = metaOfParts(parts)
  if (meta?.template !== 'disposal') throw new RangeError('not the template of disposal plans')
  const loaded = await loadWorkbook(template, [...parts.keys()])
  const place = loaded.grids.flatMap((grid) => {
    const table = findDisposalTable(grid)
    return table === null ? [] : [{ sheet: grid.name, table }]
  })[0]
  if (place === undefined) throw new RangeError('the template has no table of disposal plans')
  const { sheet, table } = place
  const label = { sheet, cell: labelCell, value: [proposedFormNotice, ...notes].join('　'), styleLike: labelCell }
  patchParts(parts, [
    ...(notes.length === 0 ? [] : [label]),
    ...rows.flatMap((cells, index) =>
      tableEdits(sheet, disposalPlanForm, table.columns, table.headingRow, index, cells),
    ),
  ])
  setMeta(parts, { ...meta, plans })
  return writeParts(parts)
}
