import { describe, expect, it } from 'vitest'
import { createBatchLog } from '#addin/host/office/batch-log.ts'
import { openExcel } from './open-excel.ts'

interface Line {
  readonly at: string
  readonly request: unknown
  readonly response: unknown
  readonly ms: number
}

function linesOf(text: string): readonly Line[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line): Line => JSON.parse(line))
}

describe('createBatchLog', () => {
  it('记下每一批，与模拟 Excel 自己记的一样', async () => {
    const excel = await openExcel()
    const log = createBatchLog()
    await expect(log.start()).resolves.toBe(true)
    await excel.spreadsheet.outline()
    await excel.spreadsheet.writeCells([{ sheet: 'x', cell: 'A1', value: 1 }])
    await excel.settle()
    log.stop()
    const recorded = linesOf(log.text())
    expect(recorded.length).toBeGreaterThan(3)
    const known = excel.simulator.log.slice(-recorded.length)
    expect(recorded.map(({ request, response }) => ({ request, response }))).toEqual(
      known.map(({ request, response }) => ({ request, response })),
    )
    expect(recorded.every(({ at, ms }) => !Number.isNaN(Date.parse(at)) && ms >= 0)).toBe(true)
  })

  it('没有运行的批次记下为什么', async () => {
    const excel = await openExcel()
    const log = createBatchLog()
    excel.simulator.user.startEditing('A1')
    await expect(log.start()).resolves.toBe(true)
    log.stop()
    expect(linesOf(log.text())[0]?.response).toMatchObject({ error: { code: 'InvalidOperationInCellEditMode' } })
  })

  it('停了就不再记，可以再开', async () => {
    const excel = await openExcel()
    const log = createBatchLog()
    await log.start()
    log.stop()
    const before = log.batches()
    await excel.spreadsheet.outline()
    expect([log.isOn(), log.batches()]).toEqual([false, before])
    await expect(log.start()).resolves.toBe(true)
    expect(log.batches()).toBe(before + 1)
    log.stop()
  })

  it('满了就丢最早的', async () => {
    const excel = await openExcel()
    const log = createBatchLog({ batches: 3, characters: 1_000_000 })
    await log.start()
    for (let times = 0; times < 5; times += 1) await excel.spreadsheet.outline()
    log.stop()
    expect(log.batches()).toBe(3)
    const small = createBatchLog({ batches: 100, characters: 8000 })
    await small.start()
    for (let times = 0; times < 5; times += 1) await excel.spreadsheet.outline()
    small.stop()
    expect(small.text().length).toBeLessThan(8100)
    expect(small.batches()).toBeGreaterThan(0)
  })

  it('不让看的 office.js：说记不了', async () => {
    await openExcel()
    Object.assign(globalThis, { OfficeExtension: {} })
    const log = createBatchLog()
    await expect(log.start()).resolves.toBe(false)
    expect([log.isOn(), log.text()]).toEqual([false, ''])
  })
})
