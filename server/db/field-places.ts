import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { answeredFields } from '#core/department-data/answered-field.ts'
import { formIds } from '#core/forms/catalogue.ts'

/** Fields of one form. */
export interface FieldsOfForm {
  readonly form: string
  readonly fields: readonly string[]
}

/** The fields a department answers for, by form. */
export function fieldsOfDepartment(department: string | null): readonly FieldsOfForm[] {
  const answered = answeredFields(department)
  return formIds.map((form) => ({ form, fields: answered.flatMap((each) => (each.form === form ? [each.key] : [])) }))
}

/** Whether the columns `form` and `field` of the table name one of those; false for none. */
export function namesField(
  table: 'dispute' | 'layer_difference',
  places: readonly FieldsOfForm[],
): RawBuilder<SqlBool> {
  const conditions = places
    .filter(({ fields }) => fields.length > 0)
    .map(
      ({ form, fields }) =>
        sql`(${sql.ref(`${table}.form`)} = ${form} and ${sql.ref(`${table}.field`)} in (${sql.join([...fields])}))`,
    )
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`
}
