import { type FormId, formById, formIds } from '#core/forms/catalogue.ts'
import { workbookForm } from '#core/forms/workbook-form.ts'
import { applicationFormId, type WorkbookFormId } from '#core/forms/workbook-form-id.ts'
import type { DefinedName, Grid } from '../grid.ts'
import { type HeadingIndex, headingIndex } from '../heading.ts'
import { findDisposalTable } from './disposal.ts'
import { findPaperByLabels, findPaperByNames, type PaperFound } from './paper.ts'
import { findTable, type TableFound } from './table.ts'

/** A form found on a sheet. */
export type FormFound<Id extends string = WorkbookFormId> = { readonly grid: Grid; readonly form: Id } & (
  | { readonly layout: 'table'; readonly table: TableFound }
  | { readonly layout: 'paper'; readonly paper: PaperFound }
)

const indexes: readonly (readonly [FormId, HeadingIndex])[] = formIds.map((id) => [id, headingIndex(formById(id))])
const applicationIndex = headingIndex(workbookForm(applicationFormId))

/** Every form on every sheet, whatever the sheets are called and in whatever order their columns stand. */
export function locateForms(grids: readonly Grid[], names: readonly DefinedName[]): readonly FormFound[] {
  return grids.flatMap((grid): readonly FormFound[] => {
    // 处置方案表 names parcels as a ledger does, and is none: it has a reader of its own.
    if (findDisposalTable(grid) !== null) return []
    const assessment = assessmentForms(grid, names)
    const application = assessment.some(({ layout }) => layout === 'table') ? null : applicationOf(grid, names)
    return application !== null && isRather(application, assessment) ? [application] : assessment
  })
}

function assessmentForms(grid: Grid, names: readonly DefinedName[]): readonly FormFound<FormId>[] {
  return indexes.flatMap(([form, index]): FormFound<FormId>[] => {
    const table = findTable(grid, index)
    if (table) return [{ grid, form, layout: 'table', table }]
    const paper = paperOf(grid, index, names)
    return paper ? [{ grid, form, layout: 'paper', paper }] : []
  })
}

type PaperForm = FormFound & { readonly layout: 'paper' }

function applicationOf(grid: Grid, names: readonly DefinedName[]): PaperForm | null {
  const paper = paperOf(grid, applicationIndex, names)
  return paper === null ? null : { grid, form: applicationFormId, layout: 'paper', paper }
}

function paperOf(grid: Grid, index: HeadingIndex, names: readonly DefinedName[]): PaperFound | null {
  return findPaperByNames(grid, index, names) ?? findPaperByLabels(grid, index)
}

/** A 申请表 and a 自评表 ask for the same land: a sheet is the one of which it has more fields. */
function isRather({ paper }: PaperForm, assessment: readonly FormFound[]): boolean {
  return assessment.every((one) => one.layout === 'paper' && one.paper.size < paper.size)
}

/** The row before which a table ends: the headings of the next table on the sheet, or the row after the last. */
export function tableEnd(found: readonly FormFound<string>[], grid: Grid, table: TableFound): number {
  return found.reduce((end, other) => {
    const row = other.grid === grid && other.layout === 'table' ? other.table.headingRow : 0
    return row > table.headingRow ? Math.min(end, row) : end
  }, grid.rows.length + 1)
}
