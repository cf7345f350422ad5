import { citationText } from '../vocabulary/citation.ts'
import type { Field } from './field.ts'
import { precisionText, requiredText, suppliedByText } from './field-words.ts'
import { fillRoleOf, fillRoles, lockOf } from './fill-role.ts'
import { type Form, fieldEntries, headingOf } from './form.ts'
import { calculationFormula } from './sheet-calculation.ts'
import { conditionFormula, sheetCondition } from './sheet-condition.ts'
import { lookOf } from './sheet-look.ts'
import type { FieldHelp, FieldPlan, Requirement, SheetPlan } from './sheet-plan.ts'
import { validationOf } from './sheet-validation.ts'

/** The form as a sheet plan: headings, formats, drop-downs, validation, prompts, marks and conditions as data. */
export function toSheet(form: Form): SheetPlan {
  const fields = fieldEntries(form).map(([key, field]) => fieldPlan(form, key, field))
  const sections = form.sections.map((section) => ({
    ...section,
    fields: fields.filter((field) => field.section === section.key),
  }))
  return { formId: form.id, formVersion: form.version, title: form.title, key: form.key, sections, fields }
}

/** Defined name of a field: the same in every workbook, wherever its cell or column stands. */
export function definedName(key: string): string {
  return `f_${key}`
}

function fieldPlan(form: Form, key: string, field: Field): FieldPlan {
  const role = fillRoleOf(form, key, field)
  return {
    key,
    kind: field.kind,
    section: field.section,
    heading: headingOf(field),
    label: field.label,
    unit: 'unit' in field ? field.unit : '',
    definedName: definedName(key),
    role,
    mark: fillRoles[role].mark,
    lock: lockOf(field),
    requirement: requirementOf(form, field),
    ...lookOf(field),
    validation: validationOf(form, key, field),
    formula: field.kind === 'calculated' ? calculationFormula(field) : null,
    departments: field.verifiedBy,
    explains: field.explains ?? null,
    help: helpOf(form, field),
  }
}

function requirementOf(form: Form, field: Field): Requirement {
  if (typeof field.required !== 'object') return { when: field.required, formula: null, condition: null }
  const condition = sheetCondition(field.required, form)
  return { when: 'condition', formula: conditionFormula(condition), condition }
}

function helpOf(form: Form, field: Field): FieldHelp {
  return {
    fill: field.hint,
    precision: precisionText(field),
    required: requiredText(form, field),
    example: field.example,
    suppliedBy: suppliedByText(field),
    source: citationText(field.source),
  }
}
