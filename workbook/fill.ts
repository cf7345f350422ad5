import { type Cells, type Form, fieldEntries } from '#core/form/form.ts'
import { workbookForm } from '#core/forms/workbook-form.ts'
import { applicationFormId, type WorkbookFormId } from '#core/forms/workbook-form-id.ts'
import { addressOf } from './address.ts'
import { cycleName } from './cycle.ts'
import type { DefinedName } from './grid.ts'
import { loadWorkbook } from './load.ts'
import { type FormFound, locateForms } from './locate/forms.ts'
import type { WorkbookMeta } from './meta.ts'
import { metaOfParts, setMeta } from './meta-parts.ts'
import { readParts, writeParts } from './package/parts.ts'
import { type Edit, patchParts } from './patch.ts'
import { sheetValue } from './sheet-value.ts'

export interface Filling {
  readonly parcels: readonly Cells[]
  readonly firms: readonly Cells[]
  /** The 申请表 of a 优质项目. */
  readonly application?: Cells
  /** Changes to what the template says about itself. */
  readonly meta?: Partial<Pick<WorkbookMeta, 'cycle' | 'parcelCode' | 'revisions' | 'handOut'>>
}

/**
 * A blank template of ours with these rows in it: a table's below its headings, a paper form's in its cells. Rows
 * beyond those made ready look like the first.
 * @throws RangeError when the workbook is no template, has no place for a form that has rows, or has one paper form for
 * several rows.
 */
export async function fillTemplate(template: Uint8Array, filling: Filling): Promise<Uint8Array> {
  const parts = readParts(template)
  const meta = metaOfParts(parts)
  if (!meta) throw new RangeError('not one of our templates')
  const loaded = await loadWorkbook(template, [...parts.keys()])
  const found = locateForms(loaded.grids, loaded.names)
  const filled = { ...meta, ...filling.meta }
  patchParts(parts, [
    ...formEdits(found, 'parcel-self-assessment', filling.parcels),
    ...formEdits(found, 'enterprise-information', filling.firms),
    ...formEdits(found, applicationFormId, filling.application === undefined ? [] : [filling.application]),
    ...cycleEdits(loaded.names, filled.cycle),
  ])
  setMeta(parts, filled)
  return writeParts(parts)
}

function formEdits(found: readonly FormFound[], id: WorkbookFormId, rows: readonly Cells[]): readonly Edit[] {
  if (rows.length === 0) return []
  const place = found.find((one) => one.form === id)
  if (!place) throw new RangeError(`the template has no ${id}`)
  const form = workbookForm(id)
  if (place.layout === 'table') {
    return rows.flatMap((cells, index) =>
      tableEdits(place.grid.name, form, place.table.columns, place.table.headingRow, index, cells),
    )
  }
  const [cells, ...more] = rows
  if (more.length > 0 || !cells) throw new RangeError(`one paper form for ${rows.length} rows`)
  return fieldEntries(form).flatMap(([key, field]) => {
    const cell = place.paper.get(key)
    const value = sheetValue(field, cells[key])
    return cell && value !== null ? [{ sheet: place.grid.name, cell: addressOf(cell.row, cell.column), value }] : []
  })
}

/** What a row of a table becomes, cell by cell; `index` counts the rows below the headings from 0. */
export function tableEdits(
  sheet: string,
  form: Form,
  columns: ReadonlyMap<string, number>,
  headingRow: number,
  index: number,
  cells: Cells,
): readonly Edit[] {
  return fieldEntries(form).flatMap(([key, field]) => {
    const column = columns.get(key)
    const value = sheetValue(field, cells[key])
    if (column === undefined || value === null) return []
    const styleLike = addressOf(headingRow + 1, column)
    return [{ sheet, cell: addressOf(headingRow + 1 + index, column), value, styleLike }]
  })
}

/** The year of a department's file stands in its own cell. */
function cycleEdits(names: readonly DefinedName[], cycle: string | null): readonly Edit[] {
  const name = names.find((one) => one.name === cycleName)
  if (!name || cycle === null) return []
  const cell = addressOf(name.area.first.row, name.area.first.column)
  return [{ sheet: name.sheet, cell, value: Number(cycle) }]
}
