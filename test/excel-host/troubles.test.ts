import { describe, expect, it } from 'vitest'
import { codeOf } from './error-code.ts'
import { type RunningExcel, startExcel } from './node.ts'

function write(
  { Excel }: RunningExcel,
  address: string,
  value: string,
  options: Excel.RunOptions = {},
): Promise<unknown> {
  return Excel.run(options, async (context) => {
    context.workbook.worksheets.getItem('Sheet1').getRange(address).values = [[value]]
    await context.sync()
  })
}

describe('编辑状态', () => {
  it('编辑单元格时批次被拒绝，结束后可以', async () => {
    const running = startExcel()
    running.simulator.user.startEditing('A1')
    expect(running.simulator.editing).toBe('Sheet1!A1')
    expect(await codeOf(write(running, 'B1', '一'))).toBe('InvalidOperationInCellEditMode')
    expect(running.simulator.user.endEditing('甲')).toEqual({ done: true })
    expect(await codeOf(write(running, 'B1', '一'))).toBe('accepted')
    expect(running.simulator.workbook.active.valueAt(0, 0)).toBe('甲')
  })

  it('delayForCellEdit 等到结束；写到正在编辑的那格时用户的输入为准', async () => {
    const running = startExcel()
    const { user, workbook } = running.simulator
    user.startEditing('A1')
    const writes = [
      write(running, 'A1', '插件', { delayForCellEdit: true }),
      write(running, 'B1', '插件', { delayForCellEdit: true }),
    ]
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(workbook.active.valueAt(0, 1)).toBeNull()
    user.endEditing('用户')
    await Promise.all(writes)
    expect([workbook.active.valueAt(0, 0), workbook.active.valueAt(0, 1)]).toEqual(['用户', '插件'])
  })

  it('编辑时人也不能做别的', () => {
    const { user } = startExcel().simulator
    user.startEditing('A1')
    expect(user.type('B1', '1')).toMatchObject({ done: false, why: 'busy' })
  })
})

describe('限额', () => {
  it('请求过大：什么也没做', async () => {
    const running = startExcel({ troubles: { requestLimit: 2000 } })
    expect(await codeOf(write(running, 'A1', '长'.repeat(1000)))).toBe('RequestPayloadSizeLimitExceeded')
    expect(running.simulator.workbook.active.valueAt(0, 0)).toBeNull()
  })

  it('回答过大：已写的留下', async () => {
    const running = startExcel({ troubles: { responseLimit: 500 } })
    const act = running.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1:A200')
      range.values = Array.from({ length: 200 }, () => ['值'])
      range.load('values')
      await context.sync()
    })
    expect(await codeOf(act)).toBe('ResponsePayloadSizeLimitExceeded')
    expect(running.simulator.workbook.active.valueAt(199, 0)).toBe('值')
  })
})

describe('慢与坏', () => {
  it('慢的同步', async () => {
    const running = startExcel({ troubles: { syncDelay: 60 } })
    const started = performance.now()
    await write(running, 'A1', '一')
    expect(performance.now() - started).toBeGreaterThan(55)
    expect(running.simulator.log[0]?.ms).toBeGreaterThan(55)
  })

  it('批次中途出错一次：之前的留下，下一次成功', async () => {
    const running = startExcel({ troubles: { failAtAction: 8 } })
    const act = () =>
      running.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem('Sheet1')
        for (const row of [1, 2, 3, 4]) sheet.getRange(`A${row}`).values = [[row]]
        await context.sync()
      })
    expect(await codeOf(act())).toBe('GeneralException')
    const { active } = running.simulator.workbook
    expect(active.usedArea(true)).toEqual({ top: 0, left: 0, bottom: 0, right: 0 })
    expect(await codeOf(act())).toBe('accepted')
    expect(active.usedArea(true)?.bottom).toBe(3)
  })

  it('次数和字节可数，记录是一行一批', async () => {
    const running = startExcel()
    await write(running, 'A1', '一')
    await running.simulator.settle()
    const { counts, log } = running.simulator
    expect(counts.batches).toBe(log.length)
    expect(counts.requestBytes).toBeGreaterThan(counts.largestRequest)
    const line: unknown = JSON.parse(JSON.stringify(log[0]))
    expect(line).toMatchObject({
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      request: { Actions: expect.any(Array), ObjectPaths: expect.any(Object) },
      response: { Results: expect.any(Array) },
      ms: expect.any(Number),
    })
    running.simulator.resetCounts()
    expect(running.simulator.counts.batches).toBe(0)
  })
})
