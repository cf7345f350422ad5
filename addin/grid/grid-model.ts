import type { Field } from '#core/form/field.ts'
import { type Form, fieldEntries } from '#core/form/form.ts'
import type { WorkbookFormId } from '#core/forms/workbook-form-id.ts'
import type { AnyRegion } from '#workbook/any-form.ts'
import type { SheetModel } from '../host/file/sheet-model.ts'
import type { Place } from '../host/host.ts'
import { columnWidth } from './column-width.ts'

/** A column of the grid. `field` is null where the column holds no cells of the form (a paper form's labels and hints). */
export interface GridColumn {
  readonly key: string
  readonly label: string
  readonly unit: string
  /** px */
  readonly width: number
  readonly align: 'start' | 'end'
  readonly field: Field | null
}

/** A line of the grid: a row of a table, one field of a paper form, or the title of a section between them. */
export type GridLine =
  | { readonly kind: 'row'; readonly row: string; readonly number: number }
  | {
      readonly kind: 'field'
      readonly row: string
      readonly number: number
      readonly key: string
      readonly field: Field
    }
  | { readonly kind: 'section'; readonly title: string }

/** A region of the workbook as a grid. The first column is frozen. */
export interface GridModel {
  readonly region: number
  readonly form: WorkbookFormId
  readonly title: string
  readonly layout: AnyRegion['layout']
  readonly columns: readonly GridColumn[]
  readonly lines: readonly GridLine[]
}

/** Line and column of a cell in a grid model. */
export interface Spot {
  readonly line: number
  readonly column: number
}

export function gridModel(model: SheetModel, index: number): GridModel | null {
  const region = model.result.regions[index]
  if (region === undefined) return null
  const form = model.formOf(region.form)
  const shared = { region: index, form: region.form, title: form.title, layout: region.layout }
  if (region.layout === 'paper')
    return { ...shared, columns: paperColumns, lines: paperLines(model, index, region, form) }
  const lines = model.rows(index).map((row): GridLine => ({ kind: 'row', row: row.id, number: row.row }))
  return { ...shared, columns: tableColumns(region, form), lines }
}

/** Fields in the order of the form; only those that the workbook asks for. */
function seenFields(region: AnyRegion, form: Form): readonly (readonly [string, Field])[] {
  return fieldEntries(form).filter(([key]) => region.columns[key] !== undefined)
}

function tableColumns(region: AnyRegion, form: Form): readonly GridColumn[] {
  return seenFields(region, form).map(([key, field]) => ({
    key,
    label: field.label,
    unit: 'unit' in field ? field.unit : '',
    width: columnWidth(field),
    align: isFigure(field) ? 'end' : 'start',
    field,
  }))
}

export const valueColumn = 1

const paperColumns: readonly GridColumn[] = [
  { key: 'label', label: '项目', unit: '', width: 150, align: 'start', field: null },
  { key: 'value', label: '填写内容', unit: '', width: 240, align: 'start', field: null },
  { key: 'hint', label: '怎么填', unit: '', width: 420, align: 'start', field: null },
]

function paperLines(model: SheetModel, index: number, region: AnyRegion, form: Form): readonly GridLine[] {
  const seen = seenFields(region, form)
  return model.rows(index).flatMap(({ id: row }) =>
    form.sections.flatMap((section): readonly GridLine[] => {
      const fields = seen.filter(([, field]) => field.section === section.key)
      if (fields.length === 0) return []
      const head: GridLine = { kind: 'section', title: section.title }
      return [
        head,
        ...fields.map(
          ([key, field]): GridLine => ({ kind: 'field', row, number: region.fieldRows[key] ?? 0, key, field }),
        ),
      ]
    }),
  )
}

export function isFigure(field: Field): boolean {
  if (field.kind === 'calculated') return field.result === 'number'
  return field.kind === 'decimal' || field.kind === 'integer'
}

/** The cell at a spot, null where there is none to fill. */
export function placeAt(model: GridModel, spot: Spot): Place | null {
  const line = model.lines[spot.line]
  if (line === undefined || line.kind === 'section') return null
  if (line.kind === 'field') {
    return spot.column === valueColumn ? { form: model.form, row: line.row, field: line.key } : null
  }
  const column = model.columns[spot.column]
  return column === undefined ? null : { form: model.form, row: line.row, field: column.key }
}

export function fieldAt(model: GridModel, spot: Spot): Field | null {
  const line = model.lines[spot.line]
  if (line?.kind === 'field') return spot.column === valueColumn ? line.field : null
  return line?.kind === 'row' ? (model.columns[spot.column]?.field ?? null) : null
}

/** Where a cell stands in the grid, null when it is of another region or has no column. */
export function spotOf(model: GridModel, place: Place): Spot | null {
  if (place.form !== model.form) return null
  const line = model.lines.findIndex(
    (one) => one.kind !== 'section' && one.row === place.row && (one.kind === 'row' || one.key === place.field),
  )
  const column = model.layout === 'paper' ? valueColumn : model.columns.findIndex((one) => one.key === place.field)
  return line < 0 || column < 0 ? null : { line, column }
}
