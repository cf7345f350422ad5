import { beforeEach, describe, expect, it } from 'vitest'
import { type RunningExcel, startExcel } from './node.ts'

let running: RunningExcel
beforeEach(() => {
  running = startExcel({ apiSet: '1.17' })
})

/** Listens to all sheets; what was told is in the list once `settle` resolves. */
async function listen(): Promise<Excel.WorksheetChangedEventArgs[]> {
  const told: Excel.WorksheetChangedEventArgs[] = []
  await running.Excel.run(async (context) => {
    context.workbook.worksheets.onChanged.add(async (event) => void told.push(event))
    await context.sync()
  })
  return told
}

describe('事件', () => {
  it('键入一格：地址、来源、前后值', async () => {
    const told = await listen()
    running.simulator.user.type('B2', '12')
    await running.simulator.settle()
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({
      address: 'B2',
      changeType: 'RangeEdited',
      source: 'Local',
      triggerSource: 'Unknown',
      details: { valueBefore: '', valueAfter: 12, valueTypeBefore: 'Empty', valueTypeAfter: 'Double' },
    })
  })

  it('插件自己的写入带 ThisLocalAddin；关掉事件后不再通知', async () => {
    const told = await listen()
    const write = (enableEvents: boolean) =>
      running.Excel.run(async (context) => {
        context.runtime.enableEvents = enableEvents
        context.workbook.worksheets.getActiveWorksheet().getRange('A1:A2').values = [[1], [2]]
      })
    await write(true)
    await running.simulator.settle()
    await write(false)
    await running.simulator.settle()
    expect(told.map(({ triggerSource, address, details }) => [triggerSource, address, details])).toEqual([
      ['ThisLocalAddin', 'A1:A2', undefined],
    ])
  })

  it('插入和删除行', async () => {
    const told = await listen()
    running.simulator.user.insertRows('2:3')
    running.simulator.user.deleteRows('5:5')
    await running.simulator.settle()
    expect(told.map(({ changeType, address }) => [changeType, address])).toEqual([
      ['RowInserted', '2:3'],
      ['RowDeleted', '5:5'],
    ])
  })

  it('事件的区域可以在处理时取得', async () => {
    const values: unknown[] = []
    await running.Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add((event) =>
        running.Excel.run(async (inner) => {
          const range = event.getRange(inner).load('values')
          await inner.sync()
          values.push(range.values)
        }),
      )
      await context.sync()
    })
    running.simulator.user.paste('B2', [['甲', '1']])
    await running.simulator.settle()
    expect(values).toEqual([[['甲', 1]]])
  })

  it('取消之后不再通知', async () => {
    const told: unknown[] = []
    const handler = await running.Excel.run(async (context) => {
      const result = context.workbook.worksheets.onChanged.add(async (event) => void told.push(event))
      await context.sync()
      return result
    })
    await running.Excel.run(handler.context, async (context) => {
      handler.remove()
      await context.sync()
    })
    running.simulator.user.type('A1', '1')
    await running.simulator.settle()
    expect(told).toEqual([])
  })

  it('选择、切换、添加、改名、删除工作表', async () => {
    const told: unknown[] = []
    await running.Excel.run(async (context) => {
      const { worksheets } = context.workbook
      worksheets.onSelectionChanged.add(async ({ address }) => void told.push(['选', address]))
      worksheets.onAdded.add(async () => void told.push(['加']))
      worksheets.onNameChanged.add(async ({ nameBefore, nameAfter }) => void told.push(['改', nameBefore, nameAfter]))
      worksheets.onActivated.add(async () => void told.push(['到']))
      worksheets.onDeleted.add(async () => void told.push(['删']))
      context.workbook.onSelectionChanged.add(async () => void told.push(['文档选']))
      await context.sync()
    })
    const { user, workbook } = running.simulator
    user.select('B3')
    workbook.addSheet('第二')
    user.renameSheet('第二', '第三')
    user.select('第三!A1')
    user.deleteSheet('第三')
    await running.simulator.settle()
    expect(told).toEqual([
      ['选', 'B3'],
      ['文档选'],
      ['加'],
      ['改', '第二', '第三'],
      ['到'],
      ['选', 'A1'],
      ['文档选'],
      ['到'],
      ['删'],
    ])
  })

  it('单张表的事件只说这张表', async () => {
    const told: string[] = []
    running.simulator.workbook.addSheet('另一张')
    await running.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').onChanged.add(async ({ address }) => void told.push(address))
      await context.sync()
    })
    running.simulator.user.type('另一张!A1', '1')
    running.simulator.user.type('Sheet1!C3', '1')
    await running.simulator.settle()
    expect(told).toEqual(['C3'])
  })

  it('丢失、重复的事件', async () => {
    const told = await listen()
    running.simulator.troubles.lostEvents = 2
    running.simulator.troubles.doubledEvents = true
    running.simulator.user.type('A1', '1')
    running.simulator.user.type('A2', '2')
    await running.simulator.settle()
    expect(told.map(({ address }) => address)).toEqual(['A1', 'A1'])
  })

  it('下拉选择和筛选后的填充可以悄无声息', async () => {
    const told = await listen()
    const { user, workbook, troubles } = running.simulator
    workbook.active.validations = [
      {
        areas: [{ top: 0, left: 0, bottom: 0, right: 0 }],
        rule: { list: { inCellDropDown: true, source: '是,否' } },
        ignoreBlanks: true,
        prompt: { showPrompt: false, title: '', message: '' },
        errorAlert: { showAlert: true, style: 'Stop', title: '', message: '' },
      },
    ]
    troubles.silentListChoices = true
    troubles.silentFills = true
    user.choose('A1', '是')
    user.hideRows('A3', true)
    user.fillDown('A1:A4')
    await running.simulator.settle()
    expect(told).toEqual([])
    expect([0, 1, 2, 3].map((row) => workbook.active.valueAt(row, 0))).toEqual(['是', '是', null, '是'])
  })
})
