import type { CellValue, Field, ValueOf } from './field.ts'

export interface Section {
  readonly key: string
  readonly title: string
}

/** A versioned form. `key` lists the fields that identify a row beside the cycle. */
export interface Form<Fields extends Readonly<Record<string, Field>> = Readonly<Record<string, Field>>> {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly key: readonly string[]
  readonly sections: readonly Section[]
  readonly fields: Fields
}

export function defineForm<const Fields extends Readonly<Record<string, Field>>>(form: Form<Fields>): Form<Fields> {
  return form
}

/** Parsed and in range: what checks and indicators read. */
export type Values<F extends Form> = { readonly [K in keyof F['fields']]?: ValueOf<F['fields'][K]> }

/** As stored and as it travels: parsed values and the raw text of what did not parse. */
export type Cells = Readonly<Record<string, CellValue>>

type FieldEntries = readonly (readonly [key: string, field: Field])[]

// Asked for once a row; building it anew each time would cost more than the checks themselves.
const entries = new WeakMap<Form, FieldEntries>()

/** The fields with their keys, in the order of the form. */
export function fieldEntries(form: Form): FieldEntries {
  let known = entries.get(form)
  if (known === undefined) {
    known = Object.entries(form.fields)
    entries.set(form, known)
  }
  return known
}

/** The column heading: label, then the unit in full-width brackets where there is one: 土地面积（m²）. */
export function headingOf(field: Field): string {
  const unit = 'unit' in field ? field.unit : ''
  return unit === '' ? field.label : `${field.label}（${unit}）`
}

/** The field of this key. Throws RangeError when the form has none: our defect, never the user's. */
export function fieldOf(form: Form, key: string): Field {
  const field = form.fields[key]
  if (field === undefined) throw new RangeError(`${form.id} has no field ${key}`)
  return field
}
