import { expect, it } from 'vitest'
import { fieldEntries, headingOf } from '#core/form/form.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { readWorkbook } from '#workbook/read.ts'
import { cellOf } from '#workbook/read-result.ts'
import { exampleRow, headings, otherWorkbook, type SheetRows } from './sheet-js.ts'

/** The parcel form on paper: two fields a line, label beside value. */
const lines: SheetRows = (() => {
  const pairs = fieldEntries(parcelForm).map(([, field]) => [headingOf(field), field.example])
  return pairs.flatMap((pair, index) => (index % 2 === 0 ? [['●', ...pair, '●', ...(pairs[index + 1] ?? [])]] : []))
})()

it('没有名称的纸面表按标签读，值在标签右边', async () => {
  const result = await readWorkbook(
    otherWorkbook({ 自评: [['某表'], ...lines], 企业: [headings(enterpriseForm), exampleRow(enterpriseForm)] }),
  )
  expect(result.regions.map((region) => `${region.sheet} ${region.layout}`)).toEqual(['自评 paper', '企业 table'])
  const [row] = result.rows
  expect(row?.id).toBe('自评!2')
  expect(row?.cells.landArea).toBe(13333.33)
  expect(row && cellOf(result, row, 'parcelCode')).toBe('C2')
  expect(row && cellOf(result, row, 'assessYear')).toBe('F2')
})

it('标签合并了几格，值在合并区之后', async () => {
  const spread = lines.map((line) => [
    line[0] ?? null,
    line[1] ?? null,
    null,
    line[2] ?? null,
    line[3] ?? null,
    line[4] ?? null,
    line[5] ?? null,
  ])
  const bytes = otherWorkbook({ 自评: spread }, (sheet) => {
    sheet['!merges'] = spread.map((_, r) => ({ s: { r, c: 1 }, e: { r, c: 2 } }))
  })
  const [row] = (await readWorkbook(bytes)).rows
  expect(row?.parcelCode).toBe('SJ-XQ-0137')
})

it('名称指到别处时以名称为准，失效的名称按标签找', async () => {
  const bytes = otherWorkbook({ 自评: [...lines, ['另处', 'SJ-新']] }, (_, __, book) => {
    const at = (key: string, cell: string) => ({ Name: `f_${key}`, Ref: cell === '' ? '#REF!' : `自评!${cell}` })
    const places = fieldEntries(parcelForm)
      .slice(1, 8)
      .map(([key], index) => at(key, `$${(index + 1) % 2 === 0 ? 'C' : 'F'}$${Math.floor((index + 1) / 2) + 1}`))
    book.Workbook = { Names: [at('parcelCode', `$B$${lines.length + 1}`), at('landArea', ''), ...places] }
  })
  const [row] = (await readWorkbook(bytes)).rows
  expect(row?.parcelCode).toBe('SJ-新')
  expect(row?.cells.landArea).toBe(13333.33)
})

it('空白的纸面表没有行，填表说明不当作纸面表', async () => {
  const blank = lines.map((line) => [line[0] ?? null, line[1] ?? null, null, line[3] ?? null, line[4] ?? null])
  const guide = [['序号', '字段', '填什么'], ...headings(parcelForm).map((head, index) => [index + 1, head, '说明'])]
  const result = await readWorkbook(otherWorkbook({ 自评: blank, 填表说明: guide }))
  expect(result.rows).toEqual([])
  expect(result.regions.length).toBe(1)
})
