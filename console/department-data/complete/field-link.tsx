import type { FormId } from '#core/forms/catalogue.ts'
import { useCyclePath } from '../../frame/use-cycle.ts'
import { labelOf } from '../../notice/field-words.ts'
import { completeTabPath } from '../../route/department-route.ts'

/** The name of a field; leads to what is said of this field alone. */
export function FieldLink({ form, field }: { readonly form: FormId; readonly field: string }) {
  const pathIn = useCyclePath()
  return <a href={pathIn(`${completeTabPath}&field=${form}.${field}`)}>{labelOf(form, field)}</a>
}
