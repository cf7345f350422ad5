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
    expect(log.turn(true)).toBe(true)
    await excel.spreadsheet.outline()
    await excel.spreadsheet.writeCells([{ sheet: 'x', cell: 'A1', value: 1 }])
    await excel.settle()
    log.turn(false)
    const recorded = linesOf(log.text())
    expect(recorded.length).toBeGreaterThan(2)
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
    log.turn(true)
    const reading = excel.spreadsheet.outline()
    await expect.poll(log.count).toBeGreaterThan(0)
    excel.simulator.user.endEditing(null)
    await reading
    log.turn(false)
    expect(linesOf(log.text())[0]?.response).toMatchObject({ error: { code: 'InvalidOperationInCellEditMode' } })
  })

  it('停了就不再记，记下的留着；再开时从头记', async () => {
    const excel = await openExcel()
    const { log } = excel.spreadsheet
    expect(log?.turn(true)).toBe(true)
    await excel.spreadsheet.outline()
    log?.turn(false)
    const before = log?.count()
    expect(before).toBeGreaterThan(0)
    await excel.spreadsheet.outline()
    expect([log?.isOn(), log?.count()]).toEqual([false, before])
    log?.turn(true)
    expect(log?.count()).toBe(0)
    log?.turn(false)
  })

  it('满了就丢最早的', async () => {
    const excel = await openExcel()
    const log = createBatchLog({ batches: 3, characters: 1_000_000 })
    log.turn(true)
    for (let times = 0; times < 5; times += 1) await excel.spreadsheet.outline()
    log.turn(false)
    expect(log.count()).toBe(3)
    const small = createBatchLog({ batches: 100, characters: 8000 })
    small.turn(true)
    for (let times = 0; times < 5; times += 1) await excel.spreadsheet.outline()
    small.turn(false)
    expect(small.text().length).toBeLessThan(8100)
    expect(small.count()).toBeGreaterThan(0)
  })

  it('不让看的 office.js：说记不了', async () => {
    await openExcel()
    Object.assign(globalThis, { OfficeExtension: {} })
    const log = createBatchLog()
    expect(log.turn(true)).toBe(false)
    expect([log.isOn(), log.text()]).toEqual([false, ''])
  })
})
