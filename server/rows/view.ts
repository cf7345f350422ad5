import { maskingDepartment, seesDepartmentLayer, type Viewer } from '#core/access/mask.ts'
import { personalFields, seesContacts } from '#core/access/personal.ts'
import { type Cells, fieldEntries } from '#core/form/form.ts'
import { type FormId, formById, formIds } from '#core/forms/catalogue.ts'
import type { Layer, LayeredFields } from '#core/record/layer.ts'
import { cellsOf, type RowState, usccOf } from './state.ts'

/** Fields of each form whose 部门核定 layer is masked for most. */
const maskable: ReadonlyMap<FormId, readonly string[]> = new Map(
  formIds.map((id) => [
    id,
    fieldEntries(formById(id)).flatMap(([key, field]) => (maskingDepartment(field) === null ? [] : [key])),
  ]),
)

/** Values that are not for a viewer, wherever they stand. */
export interface HiddenPlace {
  readonly form: FormId
  readonly fields: readonly string[]
  /** Null for all layers. */
  readonly layer: Layer | null
  /** A firm whose own rows are excepted; null for none. */
  readonly exceptUscc: string | null
}

/** The same for any row: contacts in all layers, 部门核定 values of others. */
export function hiddenPlaces(viewer: Viewer): readonly HiddenPlace[] {
  return formIds.flatMap((form) => {
    const fields = (maskable.get(form) ?? []).filter((key) => {
      const field = formById(form).fields[key]
      return field !== undefined && !seesDepartmentLayer(viewer, field, null)
    })
    const exceptUscc = viewer.role === 'enterprise' ? viewer.org : null
    const places: HiddenPlace[] = [{ form, fields, layer: 'department', exceptUscc }]
    if (!seesContacts(viewer)) places.push({ form, fields: personalFields[form], layer: null, exceptUscc: null })
    return places.filter((place) => place.fields.length > 0)
  })
}

/** Whether a value in that place of the row is among them. */
export function isHidden(places: readonly HiddenPlace[], { key }: RowState, layer: Layer, field: string): boolean {
  return places.some(
    (place) =>
      place.form === key.form &&
      place.fields.includes(field) &&
      (place.layer === null || place.layer === layer) &&
      (place.exceptUscc === null || place.exceptUscc !== usccOf(key)),
  )
}

/** Fields of the row that hold a 部门核定 value masked for those who do not see everything. */
export function maskableValues(row: RowState): readonly string[] {
  const department = row.layered.department
  if (department === undefined) return []
  return (maskable.get(row.key.form) ?? []).filter((field) => (department[field] ?? null) !== null)
}

/** Fields of the row whose effective value the viewer may not see: 部门核定 values, and contacts. */
export function maskedFields(row: RowState, viewer: Viewer): readonly string[] {
  return [...departmentFieldsHidden(row, viewer), ...contactsHidden(row, viewer)]
}

function departmentFieldsHidden(row: RowState, viewer: Viewer): readonly string[] {
  const form = formById(row.key.form)
  return maskableValues(row).filter((key) => {
    const field = form.fields[key]
    return field !== undefined && !seesDepartmentLayer(viewer, field, usccOf(row.key))
  })
}

/** Personal fields of the row, which the viewer may not see whatever layer they stand in. */
export function contactsHidden({ key, effective }: RowState, viewer: Viewer): readonly string[] {
  return seesContacts(viewer) ? [] : personalFields[key.form].filter((field) => effective[field] !== undefined)
}

/** The layers without the values named, as if the department had not spoken. */
export function layersWithout(layered: LayeredFields, fields: readonly string[]): LayeredFields {
  if (fields.length === 0 || layered.department === undefined) return layered
  const department = Object.fromEntries(Object.entries(layered.department).filter(([key]) => !fields.includes(key)))
  return { ...layered, department }
}

/** What lists, counts and findings rest on for those who do not see everything. */
export function openCells(row: RowState): Cells {
  const masked = maskableValues(row)
  return masked.length === 0 ? row.effective : cellsOf(row.key, layersWithout(row.layered, masked))
}

/** The cells as the viewer may see them: where a department's value is masked, what was reported or found on site. */
export function visibleCells(row: RowState, viewer: Viewer): Cells {
  const masked = departmentFieldsHidden(row, viewer)
  const cells = masked.length === 0 ? row.effective : cellsOf(row.key, layersWithout(row.layered, masked))
  return withoutFields(cells, contactsHidden(row, viewer))
}

function withoutFields(cells: Cells, hidden: readonly string[]): Cells {
  if (hidden.length === 0) return cells
  return Object.fromEntries(Object.entries(cells).filter(([field]) => !hidden.includes(field)))
}
