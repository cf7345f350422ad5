import type { Field } from './field.ts'
import { expectedText, requiredText, wrongText } from './field-words.ts'
import { type Form, headingOf } from './form.ts'
import type { ValidationPlan, ValidationRule } from './sheet-plan.ts'
import { sheetRule } from './sheet-rule.ts'

/** The cell's rule with its prompt and its stop message; null for a calculated cell. */
export function validationOf(form: Form, key: string, field: Field): ValidationPlan | null {
  const rule = sheetRule(key, field)
  if (rule === null) return null
  return {
    rule,
    prompt: { title: field.label, text: promptText(form, field) },
    stop: {
      title: `${field.label}：内容不符`,
      text: `${wrongText(field)}。“${headingOf(field)}”应为${stopExpectation(form, field, rule)}。请更正后重新输入。`,
    },
    severity: 'stop',
  }
}

/** What to fill, then when and within which bounds; a drop-down shows its choices itself. */
function promptText(form: Form, field: Field): string {
  const listed = field.kind === 'enum' || field.kind === 'boolean'
  const bounds = listed ? '' : `应为${expectedText(form, field)}。`
  return `${field.hint}\n${requiredText(form, field)}。${bounds}`
}

/** No more than the rule demands: where it looks at the length only, nothing else was wrong. */
function stopExpectation(form: Form, field: Field, rule: ValidationRule): string {
  return rule.type === 'textLength' ? `不超过${rule.bounds[0]}个字的文本` : expectedText(form, field)
}
