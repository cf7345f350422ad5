import type { Field } from './field.ts'
import { type Form, fieldEntries } from './form.ts'
import { type Projection, project } from './project.ts'

export type ColumnType = 'text' | 'integer' | 'real' | 'date' | 'boolean'

/** A column of its own for a field that lists are filtered or sorted by; everything else stays in the row's JSON. */
export interface ColumnPlan {
  readonly key: string
  readonly column: string
  readonly type: ColumnType
  /** Always: a draft row may be blank or raw anywhere. */
  readonly nullable: true
  readonly label: string
}

const types: Projection<[], ColumnType> = {
  text: () => 'text',
  code: () => 'text',
  integer: () => 'integer',
  decimal: () => 'real',
  date: () => 'date',
  boolean: () => 'boolean',
  enum: () => 'text',
  calculated: (field) => (field.result === 'number' ? 'real' : 'text'),
}

/** The promoted columns of a form, in its order. */
export function toColumns(form: Form): readonly ColumnPlan[] {
  return fieldEntries(form)
    .filter(([, field]) => field.promoted === true)
    .map(([key, field]) => columnOf(key, field))
}

function columnOf(key: string, field: Field): ColumnPlan {
  return { key, column: snakeCase(key), type: project(types, field), nullable: true, label: field.label }
}

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
