import { readCells } from '#core/form/clean.ts'
import { derivedValues } from '#core/form/derive.ts'
import type { Scalar } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import { formatValue } from '#core/form/format.ts'
import type { SheetModel } from '../host/file/sheet-model.ts'
import type { Place } from '../host/host.ts'

/** By the row's cells as they are: a changed row has other cells. */
const known = new WeakMap<Cells, Readonly<Record<string, Scalar>>>()

/** A calculated cell as the row's present values give it; '' when what it rests on is blank. */
export function derivedText(sheet: SheetModel, place: Place): string {
  const form = sheet.formOf(place.form)
  const field = form.fields[place.field]
  const cells = sheet.cells(place.row)
  let derived = known.get(cells)
  if (derived === undefined) {
    derived = derivedValues(form, readCells(form, cells, 9999).values)
    known.set(cells, derived)
  }
  const value = derived[place.field]
  return field === undefined || value === undefined ? '' : formatValue(field, value)
}
