import { readXlsx, type Sheet, type Workbook } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { type Form, fieldEntries, headingOf } from '#core/form/form.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { templates } from '#templates/catalogue.ts'
import { addressOf, parseArea } from '#workbook/address.ts'
import { readDisposalSheet } from '#workbook/disposal/read.ts'
import { readAnyWorkbook, readWorkbook } from '#workbook/read.ts'
import { committed, parsedTemplate } from './out.ts'

const names = [...templates.keys()]
/** Read by a reader of its own: the others must not take it for a ledger. */
const disposalSheet = '处置方案表.xlsx'

function sheetNamed(workbook: Workbook, name: string): Sheet {
  const sheet = workbook.sheets.find((one) => one.name === name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}

function headRow(sheet: Sheet): number {
  return sheet.rows.findIndex((row) => row.includes('地块编码') && row.length > 1 && sheet.tables !== undefined)
}

it('处置方案表空白时没有行，知道自己的版本；不会被当作台账', async () => {
  const bytes = await committed(disposalSheet)
  const { rows, notices, meta } = await readDisposalSheet(bytes, 10)
  expect([rows, notices, meta?.template]).toEqual([[], [], 'disposal'])
  expect(meta?.forms).toEqual([{ id: disposalPlanForm.id, version: disposalPlanForm.version }])
  const noForm = { problem: { code: 'workbook-no-form' } }
  await expect(readAnyWorkbook(bytes)).rejects.toMatchObject(noForm)
  await expect(readDisposalSheet(await committed('街镇台账.xlsx'), 10)).rejects.toMatchObject(noForm)
})

it.each(names.filter((name) => name !== disposalSheet))('%s 空白表读得出位置，没有行，知道自己的版本', async (name) => {
  const result = await readAnyWorkbook(await committed(name))
  expect(result.rows).toEqual([])
  expect(result.notices).toEqual([])
  expect(result.regions.length).toBeGreaterThan(0)
  expect(result.meta?.forms.every((form) => form.version === parcelForm.version)).toBe(true)
})

describe.each(names)('%s', (name) => {
  it('每张看得见的表都带拟定样表的标签，工作表受保护，选项表和元数据藏着', async () => {
    const workbook = await parsedTemplate(name)
    for (const sheet of workbook.sheets) {
      if (sheet.name === '选项') expect(sheet.hidden).toBe(true)
      else if (sheet.name === '_meta') expect(sheet.veryHidden).toBe(true)
      else {
        expect(sheet.rows.slice(0, 4).flat().join('\n'), sheet.name).toContain(proposedFormNotice)
        expect(sheet.headerFooter?.oddFooter, sheet.name).toContain(proposedFormNotice)
        expect(sheet.protection?.sheet, sheet.name).toBe(true)
      }
    }
  })

  it('校验都在 Excel 的限度内，都有中文提示和停止信息，选项引自选项表', async () => {
    const workbook = await parsedTemplate(name)
    const rules = workbook.sheets.flatMap((sheet) => sheet.dataValidations ?? [])
    expect(rules.length).toBeGreaterThan(2)
    for (const rule of rules) {
      expect(rule.errorStyle ?? 'stop').toBe('stop')
      expect(rule.showErrorMessage && rule.showInputMessage && rule.allowBlank).toBe(true)
      expect(rule.errorTitle?.length, rule.errorTitle).toBeLessThanOrEqual(32)
      expect(rule.inputTitle?.length, rule.inputTitle).toBeLessThanOrEqual(32)
      expect(rule.errorMessage?.length, rule.errorMessage).toBeLessThanOrEqual(225)
      expect(rule.inputMessage?.length, rule.inputMessage).toBeLessThanOrEqual(255)
      expect(rule.errorMessage).toMatch(/应为/)
      expect((rule.formula1 ?? '').length, rule.formula1).toBeLessThanOrEqual(255)
      if (rule.type === 'list') expect(rule.formula1).toMatch(/^'选项'!\$[A-Z]+\$1:\$[A-Z]+\$\d+$/)
    }
  })
})

describe('街镇台账.xlsx', () => {
  it.each([
    [parcelForm.title, parcelForm, 500],
    [enterpriseForm.title, enterpriseForm, 800],
  ] as const)('%s：标题正是名称加单位，备好的行数够，每个要填的列都有校验', async (_, form: Form, rows) => {
    const sheet = sheetNamed(await parsedTemplate('街镇台账.xlsx'), form.title)
    const heads = sheet.rows[headRow(sheet)] ?? []
    expect(new Set(heads)).toEqual(new Set(fieldEntries(form).map(([, field]) => headingOf(field))))
    expect(sheet.tables?.[0]?.columns.map((column) => column.name)).toEqual(heads)
    const area = parseArea(sheet.tables?.[0]?.range ?? '')
    expect((area?.last.row ?? 0) - (area?.first.row ?? 0)).toBe(rows)
    const ruled = new Set(sheet.dataValidations?.map((rule) => parseArea(rule.range)?.first.column))
    for (const [, field] of fieldEntries(form)) {
      expect(ruled.has(heads.indexOf(headingOf(field))), field.label).toBe(field.kind !== 'calculated')
    }
    expect(sheet.freezePane).toEqual({ rows: headRow(sheet) + 1, columns: 2 })
  })

  it('要填的格没有锁，标题和计算的格锁着，编码是文本格式', async () => {
    const workbook = await parsedTemplate('街镇台账.xlsx')
    const sheet = sheetNamed(workbook, parcelForm.title)
    const head = headRow(sheet)
    for (const [, field] of fieldEntries(parcelForm)) {
      const column = (sheet.rows[head] ?? []).indexOf(headingOf(field))
      const style = sheet.cells?.get(`${head + 500},${column}`)?.style
      expect(style?.protection?.locked, field.label).toBe(field.kind === 'calculated')
      expect(sheet.cells?.get(`${head},${column}`)?.style?.protection?.locked, field.label).not.toBe(false)
      if (field.kind === 'code' || field.kind === 'text') expect(style?.numFmt, field.label).toBe('@')
    }
  })

  it('必填未填会变红：无条件的只看有没有填，有条件的还看条件', async () => {
    const sheet = sheetNamed(await parsedTemplate('街镇台账.xlsx'), parcelForm.title)
    const heads = sheet.rows[headRow(sheet)] ?? []
    for (const [, field] of fieldEntries(parcelForm)) {
      const column = heads.indexOf(headingOf(field))
      const rules = (sheet.conditionalRules ?? []).filter((rule) => parseArea(rule.range)?.first.column === column)
      const expected =
        field.kind === 'calculated' ? 0 : field.required === 'always' ? 1 : typeof field.required === 'object' ? 2 : 0
      expect(rules.length, field.label).toBe(expected)
      expect(rules.every((rule) => (rule.formula ?? '').length < 8192)).toBe(true)
    }
  })
})

describe('一地一表.xlsx', () => {
  it('纸面表的每个字段有名称，指着自己标签右边的格', async () => {
    const workbook = await parsedTemplate('一地一表.xlsx')
    const sheet = sheetNamed(workbook, parcelForm.title)
    for (const [key, field] of fieldEntries(parcelForm)) {
      const name = workbook.namedRanges?.find((one) => one.name === `f_${key}` && one.scope === undefined)
      const row = sheet.rows.findIndex((cells) => cells.includes(headingOf(field)))
      const column = (sheet.rows[row] ?? []).indexOf(headingOf(field)) + 1
      const absolute = addressOf(row + 1, column).replace(/(\D+)(\d+)/, '$$$1$$$2')
      expect(name?.range, field.label).toBe(`'${parcelForm.title}'!${absolute}`)
    }
  })

  it('锁定底版的版本，底版各项锁着', async () => {
    const { parcelWorkbook } = await import('#templates/parcel-workbook.ts')
    const locked = async (prefilled: boolean) => {
      const workbook = await readXlsx(await parcelWorkbook({ prefilled }), { readStyles: true })
      const sheet = sheetNamed(workbook, parcelForm.title)
      return fieldEntries(parcelForm).filter(([, field]) => {
        const row = sheet.rows.findIndex((cells) => cells.includes(headingOf(field)))
        const column = (sheet.rows[row] ?? []).indexOf(headingOf(field)) + 1
        return sheet.cells?.get(`${row},${column}`)?.style?.protection?.locked === true
      })
    }
    expect((await locked(false)).map(([key]) => key)).toEqual(['farCurrent'])
    expect((await locked(true)).every(([, field]) => field.filledBy === 'base' || field.filledBy === 'derived')).toBe(
      true,
    )
    expect((await locked(true)).length).toBe(
      fieldEntries(parcelForm).filter(([, field]) => field.filledBy === 'base').length + 1,
    )
  })
})

it('每个部门的表只有键和本部门的字段', async () => {
  const result = await readWorkbook(await committed('部门核定-区税务局.xlsx'))
  expect(result.meta?.department).toBe('tax')
  expect(result.regions.map((region) => Object.keys(region.columns))).toEqual([
    ['parcelCode', 'uscc', 'taxInDistrict', 'taxPaid', 'rdExpense'],
  ])
})
