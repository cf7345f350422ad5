import { describe, expect, it } from 'vitest'
import { type Cells, fieldEntries, headingOf } from '#core/form/form.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { addressOf } from '#workbook/address.ts'
import { fillTemplate } from '#workbook/fill.ts'
import { readAnyWorkbook, readWorkbook } from '#workbook/read.ts'
import { cellOf } from '#workbook/read-result.ts'
import { changed, filledRow } from '../core/form/filled-row.ts'
import { committed, parsedTemplate } from './out.ts'

const name = '零增地技术改造项目申请表.xlsx'
const application: Cells = changed(filledRow(zeroIncrementForm), { breaksContractRatio: null })

async function filled(cells: Cells = application): Promise<Uint8Array> {
  return fillTemplate(await committed(name), { parcels: [], firms: [], application: cells })
}

async function paper() {
  const workbook = await parsedTemplate(name)
  const sheet = workbook.sheets.find((one) => one.name === zeroIncrementForm.title)
  if (!sheet) throw new Error(`no sheet ${zeroIncrementForm.title}`)
  const placeOf = (heading: string) => {
    const row = sheet.rows.findIndex((cells) => cells.includes(heading))
    return { row, column: (sheet.rows[row] ?? []).indexOf(heading) + 1 }
  }
  return { workbook, sheet, placeOf }
}

describe('零增地技术改造项目申请表.xlsx', () => {
  it('每个字段有名称，指着自己标签右边的格', async () => {
    const { workbook, placeOf } = await paper()
    for (const [key, field] of fieldEntries(zeroIncrementForm)) {
      const { row, column } = placeOf(headingOf(field))
      const absolute = addressOf(row + 1, column).replace(/(\D+)(\d+)/, '$$$1$$$2')
      const found = workbook.namedRanges?.find((one) => one.name === `f_${key}` && one.scope === undefined)
      expect(found?.range, field.label).toBe(`'${zeroIncrementForm.title}'!${absolute}`)
    }
  })

  it('只有自动得出的五格锁着，有公式', async () => {
    const { sheet, placeOf } = await paper()
    for (const [, field] of fieldEntries(zeroIncrementForm)) {
      const { row, column } = placeOf(headingOf(field))
      const cell = sheet.cells?.get(`${row},${column}`)
      expect(cell?.style?.protection?.locked, field.label).toBe(field.kind === 'calculated')
      expect(cell?.formula !== undefined, field.label).toBe(field.kind === 'calculated')
    }
  })

  it('改造前的各项与改造后的同一行', async () => {
    const { placeOf } = await paper()
    for (const [key, field] of fieldEntries(zeroIncrementForm)) {
      const after = zeroIncrementForm.fields[key.replace('Before', 'After') as keyof typeof zeroIncrementForm.fields]
      if (!key.endsWith('Before')) continue
      expect(placeOf(headingOf(after)).row, field.label).toBe(placeOf(headingOf(field)).row)
    }
  })

  it('填好的值原样读出，版本和模板都知道', async () => {
    const result = await readAnyWorkbook(await filled())
    expect(result.rows.map(({ form, cells }) => ({ form, cells }))).toEqual([
      { form: 'zero-increment-application', cells: application },
    ])
    expect(result.meta).toMatchObject({
      template: 'application',
      forms: [{ id: zeroIncrementForm.id, version: zeroIncrementForm.version }],
    })
    const [row] = result.rows
    expect(row && cellOf(result, row, 'uscc')).toBe(`C${row?.row}`)
  })

  it('评估不把它当作体检表，说没有识别到', async () => {
    await expect(readWorkbook(await filled())).rejects.toMatchObject({ problem: { code: 'workbook-no-form' } })
  })

  it('读不懂的值原样写回', async () => {
    const cells = changed(application, { totalInvestment: { raw: '约八千万' }, startDate: { raw: '明年' } })
    expect((await readAnyWorkbook(await filled(cells))).rows[0]?.cells).toEqual(cells)
  })
})
