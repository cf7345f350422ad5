import { describe, expect, it } from 'vitest'
import type { Report } from '#addin/host/report.ts'
import { levels, type OpenExcel, openExcel } from './open-excel.ts'

function report(rows: Report['rows']): Report {
  return {
    sheet: '评分结果',
    lines: ['评分结果（预估）', '标准 示例。2026-11-22 按填报值计算。'],
    columns: [
      { heading: '地块编码', width: 16, format: '@', align: 'left' },
      { heading: '得分', width: 10, format: '0.00', align: 'right' },
      { heading: '预估类别', width: 16, format: '@', align: 'center' },
    ],
    rows,
  }
}

const two = report([
  ['0011', 88.5, 'A 优先发展'],
  ['=0012', null, null],
])

function values({ simulator }: OpenExcel, name = '评分结果'): unknown {
  return simulator.workbook.sheet(name)?.rows.map((row) => row?.values)
}

describe.each(levels)('ExcelApi %s', (apiSet) => {
  it('写成一张有格式的表，编码还是文字', async () => {
    const excel = await openExcel({ apiSet })
    await expect(excel.spreadsheet.writeReport(two)).resolves.toBe('评分结果')
    const { workbook } = excel.simulator
    const sheet = workbook.sheet('评分结果')
    expect(values(excel)).toMatchObject([
      ['评分结果（预估）'],
      ['标准 示例。2026-11-22 按填报值计算。'],
      undefined,
      ['地块编码', '得分', '预估类别'],
      ['0011', 88.5, 'A 优先发展'],
      ['=0012', null, null],
    ])
    expect(sheet?.formulaAt(5, 0)).toBeUndefined()
    expect(sheet?.tables.map(({ anchor, style }) => [anchor.area, style])).toEqual([
      [{ top: 3, left: 0, bottom: 5, right: 2 }, 'TableStyleLight1'],
    ])
    if (sheet !== undefined) expect(workbook.lookOf(sheet, 4, 1)).toMatchObject({ numberFormat: '0.00' })
    expect(sheet?.frozen.rows).toBe(apiSet === '1.4' ? 0 : 4)
    expect(workbook.active.name).toBe('评分结果')
    await excel.settle()
    expect(excel.hints).toEqual([])
  })
})

describe('writeReport', () => {
  it('再写一次换掉旧的，哪怕用户改了名、换了位置、弄乱了', async () => {
    const excel = await openExcel()
    await excel.spreadsheet.writeReport(two)
    excel.simulator.user.renameSheet('评分结果', '评分结果 (3)')
    excel.simulator.user.type('评分结果 (3)!F20', '随手写的')
    await expect(excel.spreadsheet.writeReport(report([['0013', 1, 'D']]))).resolves.toBe('评分结果 (3)')
    expect(excel.simulator.workbook.sheets.map((sheet) => sheet.name)).toEqual(['Sheet1', '评分结果 (3)'])
    expect(JSON.stringify(values(excel, '评分结果 (3)'))).not.toMatch(/随手写的|0011/)
    expect(excel.simulator.workbook.sheet('评分结果 (3)')?.tables.length).toBe(1)
  })

  it('用户自己的同名表一个字不动，结果写到另一张', async () => {
    const excel = await openExcel()
    excel.simulator.workbook.addSheet('评分结果').setCell(0, 0, '去年的')
    await expect(excel.spreadsheet.writeReport(two)).resolves.toBe('评分结果 (2)')
    await expect(excel.spreadsheet.writeReport(two)).resolves.toBe('评分结果 (2)')
    expect(values(excel)).toEqual([['去年的']])
    expect(excel.simulator.workbook.sheets.length).toBe(3)
  })

  it('没有一行也是一张表', async () => {
    const excel = await openExcel()
    await excel.spreadsheet.writeReport(report([]))
    expect(excel.simulator.workbook.sheet('评分结果')?.tables.length).toBe(1)
  })

  it('五千行分批写，每批在限额之内', async () => {
    const excel = await openExcel()
    const rows = Array.from({ length: 5000 }, (_, index) => [`31011700${index}`, index / 100, 'B 鼓励发展'])
    await excel.spreadsheet.writeReport(report(rows))
    expect(excel.simulator.workbook.sheet('评分结果')?.valueAt(5003, 0)).toBe('310117004999')
    expect(excel.simulator.counts.largestRequest).toBeLessThan(2_000_000)
    await excel.settle()
    expect(excel.simulator.counts.batches).toBeLessThanOrEqual(5)
  })

  it('用户把结果表保护了，说是哪张', async () => {
    const excel = await openExcel()
    await excel.spreadsheet.writeReport(two)
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('评分结果').protection.protect()
      await context.sync()
    })
    await expect(excel.spreadsheet.writeReport(two)).rejects.toMatchObject({ fault: 'protected', sheet: '评分结果' })
  })

  it('工作簿结构受保护，说是工作簿', async () => {
    const excel = await openExcel()
    excel.simulator.workbook.structureProtected = true
    await expect(excel.spreadsheet.writeReport(two)).rejects.toMatchObject({ fault: 'protected', sheet: '' })
  })
})
