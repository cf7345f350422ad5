import { describe, expect, it } from 'vitest'
import type { Block } from '#addin/host/spreadsheet.ts'
import { SpreadsheetFailure } from '#addin/host/spreadsheet-failure.ts'
import { loadWorkbook } from '../../../excel-host/file/load.ts'
import { emptyWorkbook, type Workbook } from '../../../excel-host/model/workbook.ts'
import { committed } from '../../../templates/out.ts'
import { levels, type OpenExcel, openExcel, sheetId } from './open-excel.ts'

function workbookWith(rows: readonly (readonly (string | number | boolean | null)[])[]): Workbook {
  const workbook = emptyWorkbook()
  const [sheet] = workbook.sheets
  for (const [row, values] of rows.entries())
    for (const [column, value] of values.entries()) if (value !== null) sheet?.setCell(row, column, value)
  return workbook
}

function largeWorkbook(rows: number, columns: number, text = '上海某某制造有限公司'): Workbook {
  const workbook = emptyWorkbook()
  const [sheet] = workbook.sheets
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      sheet?.setCell(row, column, column % 2 === 0 ? `${text}${row}` : row + column / 100)
  return workbook
}

async function readAll(excel: OpenExcel, signal?: AbortSignal): Promise<readonly Block[]> {
  const { sheets } = await excel.spreadsheet.outline()
  const blocks: Block[] = []
  const requests = sheets.map(({ id, rows, columns }) => ({ sheet: id, firstRow: 1, rows, columns }))
  await excel.spreadsheet.readBlocks(requests, (block) => blocks.push(block), signal)
  return blocks
}

describe.each(levels)('ExcelApi %s', (apiSet) => {
  it('说出工作表、名称和自己能做什么', async () => {
    const workbook = workbookWith([['地块'], [null, 12.5]])
    workbook.addSheet('隐藏表').visibility = 'Hidden'
    const excel = await openExcel({ apiSet, workbook })
    const outline = await excel.spreadsheet.outline()
    expect(outline).toEqual({
      sheets: [
        {
          id: sheetId(excel, 'Sheet1'),
          name: 'Sheet1',
          hidden: false,
          rows: 2,
          columns: 2,
          protection: 'none',
          merges: [],
        },
        {
          id: sheetId(excel, '隐藏表'),
          name: '隐藏表',
          hidden: true,
          rows: 0,
          columns: 0,
          protection: 'none',
          merges: [],
        },
      ],
      names: [],
      is1904: false,
      metaXml: null,
    })
    const level = Number(apiSet.slice(2))
    expect(excel.spreadsheet.abilities).toEqual({
      followsEdits: level >= 7,
      marks: level >= 6,
      notes: level >= 10,
      insertsSheets: level >= 13,
      opensWorkbooks: level >= 8,
      writesReports: true,
    })
    expect(excel.spreadsheet.program).toBe(`Excel 16.0.14332.20000（Windows），ExcelApi ${apiSet}`)
  })

  it('读出的值与表中一致，空白就是空白', async () => {
    const excel = await openExcel({ apiSet, workbook: workbookWith([['地块', 0, true], [], [null, '001', -1.5]]) })
    const [block] = await readAll(excel)
    expect(block?.values).toEqual([
      ['地块', 0, true],
      [null, null, null],
      [null, '001', -1.5],
    ])
    expect(block?.percents).toEqual([])
  })
})

describe('outline', () => {
  it('名称：工作簿的、工作表的都有，丢了单元格的没有', async () => {
    const excel = await openExcel()
    const { workbook } = excel.simulator
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      context.workbook.names.add('parcelCode', sheet.getRange('C4'))
      context.workbook.names.add('lost', '=#REF!')
      context.workbook.names.add('rate', '=0.5')
      sheet.names.add('rows', sheet.getRange('A7:A506'))
      await context.sync()
    })
    workbook.addSheet('it’s, 一张')
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('it’s, 一张')
      context.workbook.names.add('elsewhere', sheet.getRange('B2'))
      await context.sync()
    })
    const { names } = await excel.spreadsheet.outline()
    expect(names.map(({ name, sheet, area }) => [name, sheet, area.first.row, area.last.row])).toEqual([
      ['elsewhere', 'it’s, 一张', 2, 2],
      ['parcelCode', 'Sheet1', 4, 4],
      ['rows', 'Sheet1', 7, 506],
    ])
  })

  it('纸表的合并单元格要说，长表的不说', async () => {
    const workbook = workbookWith([['标题']])
    const [paper] = workbook.sheets
    paper?.merges.push({ top: 0, left: 0, bottom: 0, right: 3 }, { top: 2, left: 1, bottom: 3, right: 1 })
    const long = workbook.addSheet('台账')
    long.setCell(500, 0, '末行')
    long.merges.push({ top: 0, left: 0, bottom: 0, right: 3 })
    const { sheets } = await (await openExcel({ workbook })).spreadsheet.outline()
    expect(sheets.map((sheet) => sheet.merges.length)).toEqual([2, 0])
    expect(sheets[0]?.merges[1]).toEqual({ first: { row: 3, column: 1 }, last: { row: 4, column: 1 } })
  })

  it('一张表的合并单元格多得 Excel 答不了：这张不说，别的照说', async () => {
    const workbook = workbookWith([['标题']])
    const [paper] = workbook.sheets
    paper?.merges.push({ top: 0, left: 0, bottom: 0, right: 3 })
    const many = workbook.addSheet('别人的')
    many.setCell(0, 0, '甲')
    many.merges = Array.from({ length: 600 }, (_, index) => ({
      top: index % 300,
      left: index < 300 ? 0 : 4,
      bottom: index % 300,
      right: index < 300 ? 1 : 5,
    }))
    const { sheets } = await (await openExcel({ workbook })).spreadsheet.outline()
    expect(sheets.map((sheet) => sheet.merges.length)).toEqual([1, 0])
  })

  it('两批就问完', async () => {
    const excel = await openExcel({ workbook: largeWorkbook(10, 5) })
    await excel.spreadsheet.outline()
    await excel.settle()
    expect(excel.simulator.counts.batches).toBe(2)
  })
})

describe('readBlocks', () => {
  it('一本街镇台账七批读完', async () => {
    const excel = await openExcel({ workbook: loadWorkbook(await committed('街镇台账.xlsx')) })
    const blocks = await readAll(excel)
    expect(blocks.length).toBeGreaterThan(3)
    await excel.settle()
    // Two for the outline, three for its 69,000 cells, and how the numbers among them are shown.
    expect(excel.simulator.counts.batches).toBeLessThanOrEqual(7)
  })

  it('大表分批读，每批都在限额之内，一行不少', async () => {
    const excel = await openExcel({ workbook: largeWorkbook(5000, 60) })
    const blocks = await readAll(excel)
    expect(blocks.reduce((rows, block) => rows + block.rows, 0)).toBe(5000)
    expect(blocks.map((block) => block.firstRow)).toEqual(
      [...blocks.map((block) => block.firstRow)].sort((a, b) => a - b),
    )
    expect(blocks.at(-1)?.values.at(-1)?.[1]).toBe(4999.01)
    const { largestResponse, batches } = excel.simulator.counts
    expect(largestResponse).toBeLessThan(4_000_000)
    // Two for the outline, then values and formats of each chunk.
    expect(batches).toBe(2 + 2 * blocks.length)
    expect(blocks.length).toBeLessThanOrEqual(11)
  })

  it('一次答不完就减半再问，还是按次序、一行不少', async () => {
    const excel = await openExcel({ workbook: largeWorkbook(700, 10) })
    excel.simulator.troubles.responseLimit = 20_000
    const blocks = await readAll(excel)
    const rows = blocks.flatMap((block) => block.values.map((_, index) => block.firstRow + index))
    expect(rows).toEqual(Array.from({ length: 700 }, (_, index) => index + 1))
  })

  it('单独一行就超过限额时，说是哪张表', async () => {
    const excel = await openExcel({ workbook: largeWorkbook(3, 4, '长'.repeat(9000)) })
    excel.simulator.troubles.responseLimit = 20_000
    await expect(readAll(excel)).rejects.toMatchObject({
      name: SpreadsheetFailure.name,
      fault: 'too-large',
      sheet: sheetId(excel, 'Sheet1'),
    })
  })

  it('读的时候一张表被删，其余照读', async () => {
    const excel = await openExcel({ workbook: workbookWith([['在']]) })
    const id = sheetId(excel, 'Sheet1')
    const read: Block[] = []
    const ask = (sheet: string) => ({ sheet, firstRow: 1, rows: 1, columns: 1 })
    await excel.spreadsheet.readBlocks([ask('{gone}'), ask(id), ask('{gone too}'), ask(id)], (block) =>
      read.push(block),
    )
    expect(read.map((block) => block.values)).toEqual([[['在']], [['在']]])
  })

  it('只说显示成百分数的数', async () => {
    const excel = await openExcel({
      workbook: workbookWith([
        ['比例', '文字', '数', '带字'],
        [0.35, '35%', 35, 35],
        [0, null, 0.2, 12],
        [1.5, null, 3, 12],
      ]),
    })
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      Object.assign(sheet.getRange('A2:B4'), { numberFormat: '0.0%' })
      Object.assign(sheet.getRange('D2:D4'), { numberFormat: '0"%"' })
      await context.sync()
    })
    const [block] = await readAll(excel)
    expect(block?.percents).toEqual([
      { row: 2, column: 0 },
      { row: 3, column: 0 },
      { row: 4, column: 0 },
    ])
  })

  it('读到一半可以停', async () => {
    const excel = await openExcel({ workbook: largeWorkbook(5000, 30) })
    const stop = new AbortController()
    const { sheets } = await excel.spreadsheet.outline()
    const requests = sheets.map(({ id, rows, columns }) => ({ sheet: id, firstRow: 1, rows, columns }))
    let blocks = 0
    const reading = excel.spreadsheet.readBlocks(
      requests,
      () => {
        blocks += 1
        stop.abort()
      },
      stop.signal,
    )
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
    expect(blocks).toBe(1)
  })
})
