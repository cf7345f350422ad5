import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldEntries } from '#core/form/form.ts'
import { toZod } from '#core/form/to-zod.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { filledRow } from './filled-row.ts'

const schema = toZod(parcelForm)

describe('一行改动的传输格式', () => {
  it.each<readonly [string, Record<string, unknown>]>([
    ['没有改动', {}],
    ['一项', { landArea: 13333.33 }],
    ['去掉一项', { landArea: null }],
    ['没读懂的原文', { landArea: { raw: '20亩' } }],
    ['超出范围也收，由发现来说', { landArea: -1 }],
    ['整行', { ...filledRow(parcelForm) }],
  ])('收：%s', (_name, fields) => {
    expect(schema.parse(fields)).toEqual(fields)
  })

  it.each<readonly [string, Record<string, unknown>]>([
    ['没有的项', { somebody: 1 }],
    ['计算项', { farCurrent: 1.2 }],
    ['文字当数字', { landArea: '13333.33' }],
    ['不是有限数', { landArea: Number.POSITIVE_INFINITY }],
    ['小数当整数', { firmCount: 1.5 }],
    ['没有的选项', { houseSafety: '别的' }],
    ['是否当文字', { envRestrict: '是' }],
    ['没有这一天', { fillDate: '2026-02-30' }],
    ['带时间的日期', { fillDate: '2026-01-15T00:00:00Z' }],
    ['空文字', { ownerName: '' }],
    ['过长的文字', { selfNote: '字'.repeat(501) }],
    ['过长的原文', { landArea: { raw: '1'.repeat(501) } }],
    ['原文夹带别的', { landArea: { raw: '20亩', value: 20 } }],
    ['数组', { landArea: [1] }],
  ])('拒：%s', (_name, fields) => {
    expect(schema.safeParse(fields).success).toBe(false)
  })

  it('每个不是计算的项都在，能编译，能写进接口文档', () => {
    for (const id of formIds) {
      const form = formById(id)
      const json = z.toJSONSchema(toZod(form))
      const keys = fieldEntries(form).flatMap(([key, field]) => (field.kind === 'calculated' ? [] : [key]))
      expect(Object.keys(json.properties ?? {})).toEqual(keys)
      expect(json.additionalProperties).toBe(false)
      expect(z.compile(toZod(form)).safeParse(filledRow(form)).success).toBe(true)
    }
  })
})
