import { expect, it } from 'vitest'
import { type Form, fieldEntries, headingOf } from '#core/form/form.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { writeMeta } from '#workbook/meta-parts.ts'
import { readAnyWorkbook, readWorkbook } from '#workbook/read.ts'
import { exampleRow, headings, otherWorkbook, type SheetRows } from './sheet-js.ts'

/** A form on paper as another program writes it: two fields a line, label beside value, no names. */
function paperOf(form: Form): SheetRows {
  const pairs = fieldEntries(form).map(([, field]) => [headingOf(field), field.example === '' ? null : field.example])
  const lines = pairs.flatMap((pair, index) =>
    index % 2 === 0 ? [['●', ...pair, '●', ...(pairs[index + 1] ?? [])]] : [],
  )
  return [[form.title], ...lines]
}

const formsRead = async (sheets: Readonly<Record<string, SheetRows>>): Promise<readonly string[]> =>
  (await readAnyWorkbook(otherWorkbook(sheets))).regions.map(({ sheet, form }) => `${sheet} ${form}`)

it('没有名称、改了表名的申请表按标签认出，不当作自评表', async () => {
  const result = await readAnyWorkbook(otherWorkbook({ 某表: paperOf(zeroIncrementForm) }))
  expect(result.rows.map(({ form }) => form)).toEqual(['zero-increment-application'])
  expect(result.rows[0]?.cells).toMatchObject({ landAreaBefore: 13333.33, townCode: '310117105000' })
  expect(result.meta).toBeNull()
})

it('自评表仍是自评表，企业表仍是企业表，与申请表放在一本里各认各的', async () => {
  const sheets = {
    自评: paperOf(parcelForm),
    企业: [headings(enterpriseForm), exampleRow(enterpriseForm)],
    申请: paperOf(zeroIncrementForm),
  }
  expect(await formsRead(sheets)).toEqual([
    '自评 parcel-self-assessment',
    '企业 enterprise-information',
    '申请 zero-increment-application',
  ])
})

it('评估读同一本时只有体检表，申请表说没有读入', async () => {
  const sheets = { 自评: paperOf(parcelForm), 申请: paperOf(zeroIncrementForm) }
  const result = await readWorkbook(otherWorkbook(sheets))
  expect(result.rows.map(({ form }) => form)).toEqual(['parcel-self-assessment'])
  expect(result.notices).toContainEqual({ code: 'other-sheet', sheet: '申请' })
})

it.each([
  ['2025.1', 'template-outdated'],
  ['2027.1', 'template-newer'],
])('%s 版的申请表：%s', async (version, code) => {
  const meta = { department: null, cycle: null, parcelCode: null, revisions: [] }
  const bytes = writeMeta(otherWorkbook({ 申请: paperOf(zeroIncrementForm) }), {
    ...meta,
    template: 'application',
    forms: [{ id: zeroIncrementForm.id, version }],
  })
  await expect(readAnyWorkbook(bytes)).rejects.toMatchObject({ problem: { code } })
})
