import { describe, expect, it } from 'vitest'
import type { Condition } from '#core/form/condition.ts'
import { type Form, fieldEntries, fieldOf } from '#core/form/form.ts'
import { optionIn } from '#core/form/option.ts'
import { parseCell } from '#core/form/parse.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'

const forms: readonly Form[] = formIds.map(formById)

/** The conditions inside a condition that name a field. */
function named(condition: Condition): readonly Extract<Condition, { readonly field: string }>[] {
  if (condition.kind === 'not') return named(condition.condition)
  return 'conditions' in condition ? condition.conditions.flatMap(named) : [condition]
}

describe.each(forms)('$title', (form) => {
  it('表内名称不重复，每项都有所属部分', () => {
    const labels = fieldEntries(form).map(([, field]) => field.label)
    expect(new Set(labels).size).toBe(labels.length)
    const sections = form.sections.map((section) => section.key)
    for (const [, field] of fieldEntries(form)) expect(sections).toContain(field.section)
    for (const key of form.key) expect(fieldOf(form, key).required).toBe('always')
  })

  it('条件只引用本表的项，只用该项的选项', () => {
    for (const [, field] of fieldEntries(form)) {
      if (typeof field.required !== 'object') continue
      for (const condition of named(field.required)) {
        const other = fieldOf(form, condition.field)
        if (condition.kind !== 'is') continue
        const allowed = other.kind === 'enum' ? other.options.map((option) => option.code) : [true, false]
        for (const code of condition.oneOf) expect(allowed).toContain(code)
      }
    }
  })

  it('以别的项为界的，别的项在本表且同类', () => {
    for (const [key, field] of fieldEntries(form)) {
      const bound = field.kind === 'date' ? field.after : 'notAbove' in field ? field.notAbove : undefined
      if (bound !== undefined) expect(fieldOf(form, bound.field).kind, key).toBe(field.kind)
      if (field.kind !== 'enum' || field.contradicts === undefined) continue
      const other = fieldOf(form, field.contradicts.field)
      expect(other.kind === 'enum' && optionIn(other, field.contradicts.is)).toBe(field.contradicts.is)
      for (const code of field.contradicts.codes) expect(optionIn(field, code)).toBe(code)
    }
  })

  it('示例都能读，选项的代码和名称都读得回', () => {
    for (const [key, field] of fieldEntries(form)) {
      if (field.kind === 'calculated') continue
      const example = parseCell(field, field.example)
      expect(typeof example === 'object' && example !== null, `${key} 示例 ${field.example}`).toBe(false)
      if (field.kind !== 'enum') continue
      for (const option of field.options) {
        for (const text of [option.code, option.label, ...(option.aliases ?? [])]) {
          expect(optionIn(field, text)).toBe(option.code)
        }
      }
    }
  })
})
