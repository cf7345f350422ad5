import { describe, expect, it } from 'vitest'
import type { Condition } from '#core/form/condition.ts'
import { derivedValues } from '#core/form/derive.ts'
import { fieldEntries, fieldOf, headingOf } from '#core/form/form.ts'
import { optionIn } from '#core/form/option.ts'
import { parseCell } from '#core/form/parse.ts'
import { toSheet } from '#core/form/to-sheet.ts'
import { toZod } from '#core/form/to-zod.ts'
import { toDocs } from '#core/forms/to-docs.ts'
import { zeroIncrementForm as form } from '#core/forms/zero-increment-application.ts'

/** The conditions inside a condition that name a field. */
function named(condition: Condition): readonly Extract<Condition, { readonly field: string }>[] {
  if (condition.kind === 'not') return named(condition.condition)
  return 'conditions' in condition ? condition.conditions.flatMap(named) : [condition]
}

describe('零增地技术改造项目申请表', () => {
  it('名称和表头不重复，每项都有所属部分，键是英文', () => {
    const fields = fieldEntries(form)
    expect(new Set(fields.map(([, field]) => headingOf(field))).size).toBe(fields.length)
    const sections = form.sections.map(({ key }) => key)
    for (const [key, field] of fields) {
      expect(sections, key).toContain(field.section)
      expect(key).toMatch(/^[a-z][A-Za-z0-9]*$/)
    }
    for (const key of form.key) expect(fieldOf(form, key).required).toBe('always')
  })

  it('示例都能读，选项的代码和名称都读得回', () => {
    for (const [key, field] of fieldEntries(form)) {
      if (field.kind === 'calculated') continue
      const example = parseCell(field, field.example)
      expect(typeof example === 'object' && example !== null, `${key} 示例 ${field.example}`).toBe(false)
      if (field.kind !== 'enum') continue
      for (const { code, label, aliases = [] } of field.options) {
        for (const text of [code, label, ...aliases]) expect(optionIn(field, text)).toBe(code)
      }
    }
  })

  it('条件只引用本表的项和该项的选项', () => {
    for (const [, field] of fieldEntries(form)) {
      if (typeof field.required !== 'object') continue
      for (const condition of named(field.required)) {
        const other = fieldOf(form, condition.field)
        const allowed = other.kind === 'enum' ? other.options.map(({ code }) => code) : [true, false]
        if (condition.kind === 'is') for (const code of condition.oneOf) expect(allowed).toContain(code)
      }
    }
  })

  it('能投影成工作表、接口格式和数据字典', () => {
    const plan = toSheet(form)
    expect(plan.fields.length).toBe(fieldEntries(form).length)
    const calculated = plan.fields.filter(({ kind }) => kind === 'calculated')
    expect(calculated.map(({ formula }) => formula !== null)).toEqual([true, true, true, true, true])
    for (const { validation } of plan.fields) {
      expect((validation?.prompt.text ?? '').length).toBeLessThanOrEqual(255)
      expect((validation?.stop.text ?? '').length).toBeLessThanOrEqual(225)
    }
    expect(toZod(form).safeParse({ works: '改建', landAreaAfter: 1 }).success).toBe(true)
    expect(toZod(form).safeParse({ breaksContractRatio: '是' }).success).toBe(false)
    expect(toDocs(form)).toContain('| 是否突破合同容积率 |')
  })
})

describe('计算的项', () => {
  it.each([
    [{ farAfter: 1.2, farContract: 1.2 }, '否'],
    [{ farAfter: 1.21, farContract: 1.2 }, '是'],
    [{ farAfter: 1.2 }, undefined],
    [{ farContract: 1.2 }, undefined],
  ])('是否突破合同容积率 %j', (values, expected) => {
    expect(derivedValues(form, values).breaksContractRatio).toBe(expected)
  })

  it.each([
    // 10,000 m² = 15 亩
    [{ taxAfter: 2000, landAreaAfter: 10_000 }, 133.33],
    [{ taxAfter: -15, landAreaAfter: 10_000 }, -1],
    [{ taxAfter: 0.075, landAreaAfter: 10_000 }, 0.01],
    [{ taxAfter: 1, landAreaAfter: 0 }, undefined],
    [{ landAreaAfter: 1 }, undefined],
  ])('达产亩均税收 %j', (values, expected) => {
    expect(derivedValues(form, values).taxPerMuAfter).toBe(expected)
  })
})
