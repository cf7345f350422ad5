import { describe, expect, it } from 'vitest'
import { type Form, fieldEntries } from '#core/form/form.ts'
import { parseCell } from '#core/form/parse.ts'
import type { FieldPlan, Formula, ValidationRule } from '#core/form/sheet-plan.ts'
import { toSheet } from '#core/form/to-sheet.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'

const forms: readonly Form[] = formIds.map(formById)

function plan(form: Form, key: string): FieldPlan {
  const found = toSheet(form).fields.find((field) => field.key === key)
  if (found === undefined) throw new Error(`no plan for ${key}`)
  return found
}

/** A formula with its cells in square brackets. */
function shown(formula: Formula | null): string | null {
  return formula === null ? null : formula.map((part) => (typeof part === 'string' ? part : `[${part.cell}]`)).join('')
}

function cellsOf(rule: ValidationRule | undefined): readonly string[] {
  return rule?.type === 'custom' ? rule.formula.flatMap((part) => (typeof part === 'string' ? [] : [part.cell])) : []
}

describe.each(forms)('$title 的表单方案', (form) => {
  const sheet = toSheet(form)

  it('每项一次，各部分合起来是全部', () => {
    expect(sheet.fields.map(({ key }) => key)).toEqual(fieldEntries(form).map(([key]) => key))
    expect(sheet.sections.flatMap(({ fields }) => fields.map(({ key }) => key)).toSorted()).toEqual(
      sheet.fields.map(({ key }) => key).toSorted(),
    )
  })

  it('Excel 的界限：提示 32 和 255 字，出错提示 225 字，名称合法不重复', () => {
    for (const { key, validation, definedName } of sheet.fields) {
      expect(definedName).toBe(`f_${key}`)
      if (validation === null) continue
      expect(validation.prompt.title.length).toBeLessThanOrEqual(32)
      expect(validation.prompt.text.length).toBeLessThanOrEqual(255)
      expect(validation.stop.title.length).toBeLessThanOrEqual(32)
      expect(validation.stop.text.length).toBeLessThanOrEqual(225)
    }
  })

  it('公式只引用本表的项，括号成对，255 字以内', () => {
    for (const { key, requirement, validation, formula } of sheet.fields) {
      for (const each of [
        requirement.formula,
        formula,
        validation?.rule.type === 'custom' ? validation.rule.formula : null,
      ]) {
        const text = shown(each)
        if (text === null || each === null) continue
        for (const part of each) if (typeof part !== 'string') expect(form.fields[part.cell], key).toBeDefined()
        expect(text.split('(').length, text).toBe(text.split(')').length)
        expect(text.replace(/\[\w+\]/g, '$XFD$99999').length, text).toBeLessThanOrEqual(255)
      }
    }
  })

  it('代码、文字、选项都是文本格式；下拉的每一项都读得懂', () => {
    for (const [key, field] of fieldEntries(form)) {
      const { numberFormat, validation } = plan(form, key)
      if (['text', 'code', 'enum', 'boolean'].includes(field.kind)) expect(numberFormat, key).toBe('@')
      if (validation?.rule.type !== 'list') continue
      for (const option of validation.rule.options) expect(typeof parseCell(field, option), option).not.toBe('object')
    }
  })

  it('计算项没有校验并锁定，其余都有校验', () => {
    for (const { kind, validation, lock, role } of sheet.fields) {
      expect(validation === null).toBe(kind === 'calculated')
      if (kind === 'calculated') expect([lock, role]).toEqual(['always', 'readonly'])
    }
  })
})

describe('各项的方案', () => {
  it.each<readonly [Form, string, Partial<FieldPlan>]>([
    [parcelForm, 'parcelCode', { mark: '＝', role: 'readonly', lock: 'prefilled' }],
    [parcelForm, 'landArea', { heading: '土地面积（m²）', mark: '□', numberFormat: '#,##0.00', align: 'right' }],
    [parcelForm, 'ownerUscc', { mark: '◐', role: 'conditional', lock: 'never', numberFormat: '@' }],
    [parcelForm, 'assessYear', { numberFormat: '0' }],
    [parcelForm, 'vacantSince', { mark: '△', role: 'town', numberFormat: 'yyyy-mm' }],
    [parcelForm, 'selfNote', { mark: '○', role: 'optional', multiline: true }],
    [parcelForm, 'houseSafetyProof', { explains: 'houseSafety' }],
    [enterpriseForm, 'parcelCode', { mark: '●', role: 'required', lock: 'never' }],
    [enterpriseForm, 'energyTce', { numberFormat: '#,##0.000', departments: ['statistics'] }],
    [enterpriseForm, 'employeesYearEnd', { numberFormat: '#,##0' }],
  ])('$title %s', (form, key, expected) => {
    expect(plan(form, key)).toMatchObject(expected)
  })

  it('必填条件用表里显示的文字', () => {
    expect(plan(enterpriseForm, 'highTechUntil').requirement).toEqual({
      when: 'condition',
      formula: ['OR(', { cell: 'highTech' }, '="是"', ')'],
      condition: { kind: 'shows', field: 'highTech', oneOf: ['是'] },
    })
    expect(shown(plan(parcelForm, 'ownerUscc').requirement.formula)).toBe(
      'NOT(AND(OR([ownershipType]="集体"),LEN(TRIM([selfNote]))>0))',
    )
    expect(plan(parcelForm, 'townReviewer').requirement.when).toBe('town-step')
  })

  it('界限：闭区间、开区间、以别的项为界、当年', () => {
    expect(plan(parcelForm, 'farAllowed').validation?.rule).toEqual({
      type: 'decimal',
      operator: 'between',
      bounds: [0.1, 8],
    })
    expect(plan(parcelForm, 'regLandArea').validation?.rule).toEqual({
      type: 'decimal',
      operator: 'greaterThan',
      bounds: [0],
    })
    expect(cellsOf(plan(parcelForm, 'vacantLandArea').validation?.rule)).toContain('landArea')
    expect(cellsOf(plan(parcelForm, 'landEndDate').validation?.rule)).toContain('contractDate')
    expect(plan(parcelForm, 'buildYear').validation?.rule).toMatchObject({ type: 'custom' })
  })

  it('出错提示说什么不对、应为什么、怎么办', () => {
    expect(plan(parcelForm, 'landArea').validation?.stop.text).toBe(
      '填入的不是允许范围内的数字。“土地面积（m²）”应为大于0、不大于5,000,000的数字，最多2位小数。请更正后重新输入。',
    )
    expect(plan(parcelForm, 'buildYear').validation?.prompt.text).toBe(
      '填四位年份。\n选填。应为不小于1950、不晚于当年的整数。',
    )
  })

  it('填表说明的一行', () => {
    expect(plan(enterpriseForm, 'grossOutput').help).toEqual({
      fill: '填企业全年合计。',
      precision: '万元，2位小数',
      required: '“行业代码”属工业（大类06–46）时必填',
      example: '9000.00',
      suppliedBy: '企业填报；区统计局核定',
      source: '松规划资源〔2023〕123号 三（区统计局提供）',
    })
  })
})
