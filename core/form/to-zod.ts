import { z } from 'zod'
import type { CellValue } from './field.ts'
import type { Form } from './form.ts'
import { fieldEntries } from './form.ts'
import { type Projection, project } from './project.ts'
import { longestCell } from './text.ts'

const text = z.string().min(1).max(longestCell)

/** What did not parse, as typed. */
const rawSchema = z.strictObject({ raw: z.string().min(1).max(longestCell) })

/**
 * The parsed value of one field as it travels. A range is not part of the wire: a draft row may be wrong, and findings
 * say so; only its type is. Null for a calculated field, which never travels.
 */
const valueSchemas: Projection<[], z.ZodType<CellValue> | null> = {
  text: () => text,
  code: () => text,
  integer: () => z.int(),
  decimal: () => z.number(),
  date: () => z.iso.date(),
  boolean: () => z.boolean(),
  enum: (field) => z.enum(field.options.map((option) => option.code)),
  calculated: () => null,
}

export type RowFieldsSchema = z.ZodType<Readonly<Record<string, CellValue | null>>>

/**
 * Wire schema of the changed fields of one row: a parsed value, {raw} of what did not parse, or null to take a value
 * away. Unknown keys and calculated fields are refused.
 */
export function toZod(form: Form): RowFieldsSchema {
  const shape: Record<string, z.ZodOptional<z.ZodType<CellValue | null>>> = {}
  for (const [key, field] of fieldEntries(form)) {
    const value = project(valueSchemas, field)
    if (value !== null) shape[key] = z.union([value, rawSchema, z.null()]).optional()
  }
  return z.strictObject(shape) as RowFieldsSchema
}
