import { beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from './error-code.ts'
import { type RunningExcel, startExcel } from './node.ts'

let running: RunningExcel
beforeEach(() => {
  running = startExcel({ apiSet: '1.14' })
})

function run<T>(body: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return running.Excel.run((context) => body(context.workbook.worksheets.getActiveWorksheet(), context))
}

describe('单元格的值', () => {
  it('像键入一样理解文字：数字、日期、百分数、逻辑值、公式、撇号', async () => {
    const read = await run(async (sheet, context) => {
      const range = sheet.getRange('A1:A8')
      range.values = [['12'], ['1,200.5'], ['2026-1-5'], ['50%'], ['TRUE'], ['=1+1'], ["'007"], ['甲']]
      range.load('values,valueTypes,text,formulas,numberFormat')
      await context.sync()
      return range.toJSON()
    })
    expect(read.values?.flat()).toEqual([12, 1200.5, 46027, 0.5, true, 0, '007', '甲'])
    expect(read.valueTypes?.flat()).toEqual([
      'Double',
      'Double',
      'Double',
      'Double',
      'Boolean',
      'Double',
      'String',
      'String',
    ])
    expect(read.text?.flat().slice(0, 4)).toEqual(['12', '1200.5', '2026/1/5', '50%'])
    expect(read.formulas?.[5]).toEqual(['=1+1'])
    expect(read.numberFormat?.[2]).toEqual(['yyyy/m/d'])
  })

  it('文本格式的单元格保留长编码', async () => {
    const values = await run(async (sheet, context) => {
      const range = sheet.getRange('A1:B1')
      range.numberFormat = [['@', 'General']]
      range.values = [['913101170000000000', '913101170000000000']]
      range.load('values')
      await context.sync()
      return range.values
    })
    expect(values).toEqual([['913101170000000000', 913101170000000000]])
  })

  it('null 不改动，空字符串清空', async () => {
    const values = await run(async (sheet, context) => {
      const range = sheet.getRange('A1:B1')
      range.values = [['甲', '乙']]
      await context.sync()
      range.values = [[null, '']]
      range.load('values')
      await context.sync()
      return range.values
    })
    expect(values).toEqual([['甲', '']])
  })

  it('大小不符的数组被拒绝，什么也不写', async () => {
    const writing = run(async (sheet) => {
      sheet.getRange('A1:B2').values = [['一']]
    })
    expect(await codeOf(writing)).toBe('InvalidArgument')
    expect(running.simulator.workbook.active.usedArea(true)).toBeNull()
  })

  it('整列读不到单元格，已用区域读得到', async () => {
    const read = await run(async (sheet, context) => {
      sheet.getRange('B3').values = [[1]]
      const column = sheet.getRange('B:B').load('values,isEntireColumn,rowCount')
      const used = sheet.getUsedRange(true).load('address')
      const none = sheet.getRange('D1:E2').getUsedRangeOrNullObject(true)
      await context.sync()
      return [column.values, column.isEntireColumn, column.rowCount, used.address, none.isNullObject]
    })
    expect(read).toEqual([null, true, 1_048_576, 'Sheet1!B3', true])
  })

  it('五千行六十列分块写入，一次读回', async () => {
    const rows = Array.from({ length: 5000 }, (_, row) => Array.from({ length: 60 }, (_, column) => row * 60 + column))
    const last = await run(async (sheet, context) => {
      const range = sheet.getRangeByIndexes(0, 0, 5000, 60)
      range.values = rows
      range.load('values')
      await context.sync()
      return range.values[4999]?.[59]
    })
    expect(last).toBe(299_999)
    expect(running.simulator.counts.batches).toBe(1)
  })
})

describe('区域', () => {
  it('移动、扩大、交集和地址', async () => {
    const addresses = await run(async (sheet, context) => {
      const range = sheet.getRange('B2:C3')
      const moved = [
        range.getCell(0, 1),
        range.getOffsetRange(1, -1),
        range.getResizedRange(1, 0),
        range.getEntireRow(),
        range.getIntersectionOrNullObject('C3:D9'),
        range.getBoundingRect('E9'),
        range.getLastCell(),
        range.getRowsBelow(2),
      ].map((one) => one.load('address'))
      await context.sync()
      return moved.map((one) => one.address)
    })
    const bare = ['C2', 'A3:B4', 'B2:C4', '2:3', 'C3', 'B2:E9', 'C3', 'B4:C5']
    expect(addresses).toEqual(bare.map((address) => `Sheet1!${address}`))
  })

  it('没有交集是空对象，对空对象的动作什么也不做', async () => {
    const isNull = await run(async (sheet, context) => {
      const none = sheet.getRange('A1').getIntersectionOrNullObject('C3')
      none.format.fill.color = '#FF0000'
      none.load('address')
      await context.sync()
      return none.isNullObject
    })
    expect(isNull).toBe(true)
  })

  it('越过表边和写错的地址是 InvalidArgument', async () => {
    expect(await codeOf(run(async (sheet) => void sheet.getRange('ZZZ1').load('address')))).toBe('InvalidArgument')
    expect(await codeOf(run(async (sheet) => void sheet.getCell(0, 0).getOffsetRange(-1, 0).load('address')))).toBe(
      'InvalidArgument',
    )
  })

  it('多块区域：地址、块数、各块', async () => {
    const read = await run(async (sheet, context) => {
      const areas = sheet.getRanges('A1,C3:D4')
      areas.load('address,areaCount,cellCount')
      areas.areas.load('items/address')
      await context.sync()
      return [areas.address, areas.areaCount, areas.cellCount, areas.areas.items.map((one) => one.address)]
    })
    expect(read).toEqual(['Sheet1!A1,Sheet1!C3:D4', 2, 5, ['Sheet1!A1', 'Sheet1!C3:D4']])
  })

  it('跨批次保留的区域随插入的行移动，删掉后是 InvalidReference', async () => {
    const address = await run(async (sheet, context) => {
      const range = sheet.getRange('B5')
      await context.sync()
      running.simulator.user.insertRows('2:3')
      range.load('address')
      await context.sync()
      running.simulator.user.deleteRows('7:7')
      const gone = await codeOf(context.sync(range.load('address')).then(() => context.sync()))
      return [range.address, gone]
    })
    expect(address).toEqual(['Sheet1!B7', 'InvalidReference'])
  })

  it('插入和删除单元格，表下的内容一起移动', async () => {
    const values = await run(async (sheet, context) => {
      sheet.getRange('A1:B3').values = [
        [1, 4],
        [2, 5],
        [3, 6],
      ]
      sheet.getRange('A2').insert('Down')
      sheet.getRange('B1').delete('Up')
      const range = sheet.getRange('A1:B4').load('values')
      await context.sync()
      return range.values
    })
    expect(values).toEqual([
      [1, 5],
      ['', 6],
      [2, ''],
      [3, ''],
    ])
  })
})

describe('不许的移动和过大的区域', () => {
  it('移动的单元格不能切开表格', async () => {
    await run(async (sheet) => {
      sheet.getRange('B3:C4').values = [
        ['甲', '乙'],
        [1, 2],
      ]
      sheet.tables.add('B3:C4', true)
    })
    const insert = (address: string, shift: 'Down' | 'Right') =>
      run(async (sheet) => void sheet.getRange(address).insert(shift))
    expect(await codeOf(insert('B1', 'Down'))).toBe('InsertDeleteConflict')
    expect(await codeOf(insert('A3', 'Right'))).toBe('InsertDeleteConflict')
    expect(await codeOf(insert('B1:C1', 'Down'))).toBe('accepted')
    expect(await codeOf(insert('1:1', 'Down'))).toBe('accepted')
    expect(running.simulator.workbook.active.tables[0]?.anchor.area?.top).toBe(4)
  })

  it('一次超过五百万格', async () => {
    const read = run(async (sheet) => void sheet.getRange('A1:F1000000').load('values'))
    expect(await codeOf(read)).toBe('RangeExceedsLimit')
  })
})

describe('格式', () => {
  it('颜色、粗体、列宽，混合时为 null', async () => {
    const read = await run(async (sheet, context) => {
      sheet.getRange('A1:B1').format.fill.color = '#fde3e0'
      sheet.getRange('A1').format.font.bold = true
      sheet.getRange('A1').format.columnWidth = 96
      sheet.getRange('A1').format.protection.locked = false
      const both = sheet.getRange('A1:B1')
      both.load('format/fill/color,format/font/bold,format/columnWidth,format/protection/locked')
      const first = sheet.getRange('A1').load('format/columnWidth')
      await context.sync()
      return [both.format.fill.color, both.format.font.bold, both.format.protection.locked, first.format.columnWidth]
    })
    expect(read).toEqual(['#FDE3E0', null, null, 96])
  })

  it('清除格式留下值，清除内容留下格式', async () => {
    const read = await run(async (sheet, context) => {
      const range = sheet.getRange('A1:A2')
      range.values = [[1], [2]]
      range.format.fill.color = '#FF0000'
      sheet.getRange('A1').clear('Formats')
      sheet.getRange('A2').clear('Contents')
      range.load('values')
      const [one, two] = [sheet.getRange('A1'), sheet.getRange('A2')].map((cell) => cell.load('format/fill/color'))
      await context.sync()
      return [range.values, one?.format.fill.color, two?.format.fill.color]
    })
    expect(read).toEqual([[[1], ['']], '#FFFFFF', '#FF0000'])
  })

  it('隐藏的行', async () => {
    const read = await run(async (sheet, context) => {
      sheet.getRange('2:3').rowHidden = true
      const [hidden, mixed] = [sheet.getRange('A2:A3'), sheet.getRange('A1:A3')].map((one) => one.load('rowHidden'))
      await context.sync()
      return [hidden?.rowHidden, mixed?.rowHidden]
    })
    expect(read).toEqual([true, null])
  })
})

describe('批次', () => {
  it('中途失败：之前的做了，之后的没做，错误指出语句', async () => {
    const error = await run(async (sheet, context) => {
      sheet.getRange('A1').values = [['做了']]
      context.workbook.worksheets.getItem('没有').load('name')
      sheet.getRange('A2').values = [['没做']]
      await context.sync()
    }).catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      code: 'ItemNotFound',
      debugInfo: { statement: 'var worksheet = worksheets.getItem(...);' },
    })
    const { active } = running.simulator.workbook
    expect([active.valueAt(0, 0), active.valueAt(1, 0)]).toEqual(['做了', null])
  })

  it('没有加载的属性由 office.js 自己拒绝', async () => {
    expect(await codeOf(run(async (sheet) => sheet.name))).toBe('PropertyNotLoaded')
  })

  it('不认识的成员大声说出名字', async () => {
    const error = await run(async (sheet) => void sheet.charts.load('count')).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'ApiNotFound', message: expect.stringContaining('Worksheet.charts') })
  })

  it('用完的区域交还引用', async () => {
    await run(async (sheet) => void sheet.getRange('A1').load('values'))
    await running.simulator.settle()
    const { log } = running.simulator
    expect(JSON.stringify(log.at(-1)?.request)).toContain('_RemoveReference')
  })
})
