import { expect, it } from 'vitest'
import type { Cells } from '#core/form/form.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { fillTemplate } from '#workbook/fill.ts'
import { readWorkbook } from '#workbook/read.ts'
import { changed, filledRow } from '../core/form/filled-row.ts'
import { changedParts } from '../workbook/small-package.ts'
import { committed } from './out.ts'

const parcel = (parcelCode: string): Cells => changed(filledRow(parcelForm), { parcelCode })
const firm = (parcelCode: string): Cells => changed(filledRow(enterpriseForm), { parcelCode })

it('台账填好再读，值一样，多于备好的行也一样', async () => {
  const parcels = Array.from({ length: 520 }, (_, index) => parcel(`SJ-${index}`))
  const firms = [firm('SJ-0'), changed(firm('SJ-1'), { taxPaid: -3.5, leaseStart: '2023-04-01', firmName: '=甲' })]
  const bytes = await fillTemplate(await committed('街镇台账.xlsx'), { parcels, firms, meta: { cycle: '2025' } })
  const result = await readWorkbook(bytes)
  expect(result.rows.map((row) => row.cells)).toEqual([...parcels, ...firms])
  expect(result.rows.every((row) => row.cycle === '2025')).toBe(true)
  expect(result.meta?.cycle).toBe('2025')
  expect(result.notices).toEqual([])
})

it('一地一表填好再读，值一样；没动的部件一字节不变', async () => {
  const template = await committed('一地一表.xlsx')
  const revisions = [{ form: 'parcel-self-assessment', key: '2025/SJ-1', revision: 4 } as const]
  const bytes = await fillTemplate(template, {
    parcels: [parcel('SJ-1')],
    firms: [firm('SJ-1')],
    meta: { parcelCode: 'SJ-1', revisions },
  })
  const result = await readWorkbook(bytes)
  expect(result.rows.map((row) => row.cells)).toEqual([parcel('SJ-1'), firm('SJ-1')])
  expect(result.meta).toMatchObject({ template: 'parcel', parcelCode: 'SJ-1', revisions })
  expect(changedParts(template, bytes)).not.toContain('xl/styles.xml')
  expect(changedParts(template, bytes)).not.toContain('xl/worksheets/sheet3.xml')
})

it('读不懂的值原样写回', async () => {
  const cells = changed(parcel('SJ-1'), { landArea: { raw: '约20亩' }, fillDate: { raw: '去年' } })
  const bytes = await fillTemplate(await committed('街镇台账.xlsx'), { parcels: [cells], firms: [] })
  expect((await readWorkbook(bytes)).rows[0]?.cells).toEqual(cells)
})

it('部门的表没有年度列，年度写在标题上方，企业行随它', async () => {
  const cells: Cells = { parcelCode: 'SJ-1', uscc: '91310117999999912E', taxPaid: 12.5 }
  const bytes = await fillTemplate(await committed('部门核定-区税务局.xlsx'), {
    parcels: [],
    firms: [cells],
    meta: { cycle: '2025' },
  })
  const [row] = (await readWorkbook(bytes)).rows
  expect(row).toMatchObject({ cells, cycle: '2025' })
})

it('不是模板、没有这张表、一张纸要填几宗地，都报错', async () => {
  const parcelTemplate = await committed('一地一表.xlsx')
  await expect(fillTemplate(parcelTemplate, { parcels: [parcel('1'), parcel('2')], firms: [] })).rejects.toThrow(
    RangeError,
  )
  const tax = await committed('部门核定-区税务局.xlsx')
  await expect(fillTemplate(tax, { parcels: [parcel('1')], firms: [] })).rejects.toThrow(RangeError)
})
