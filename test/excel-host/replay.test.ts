import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadWorkbook } from './file/load.ts'
import { startExcel } from './node.ts'
import { readBatchLog, replay } from './replay.ts'
import { createSimulator } from './simulated-excel.ts'

/** Logs of real runs, each beside the workbook it began with: 首次.jsonl and 首次.xlsx. */
const recordings = join(import.meta.dirname, 'recordings')
const logs = existsSync(recordings) ? readdirSync(recordings).filter((name) => name.endsWith('.jsonl')) : []

async function recorded(): Promise<string> {
  const { Excel, simulator } = startExcel()
  await Excel.run(async ({ workbook, sync }) => {
    const sheet = workbook.worksheets.add('评分结果')
    sheet.load('id,name')
    const range = sheet.getRange('A1:B1')
    range.values = [['甲', 1]]
    await sync()
    workbook.worksheets.getItem(sheet.id).load('name')
    range.load('values,address')
    await sync()
  })
  await simulator.settle()
  return simulator.log.map((record) => `${JSON.stringify(record)}\n`).join('')
}

describe('重放', () => {
  it('记录的批次在另一台上得到同样的回答，编号不同也认得', async () => {
    const text = await recorded()
    const elsewhere = createSimulator()
    // Other numbers are given out here before the first batch.
    for (let times = 0; times < 5; times += 1) elsewhere.workbook.newNumber()
    const records = readBatchLog(text)
    expect(records.length).toBeGreaterThan(2)
    expect(await replay(records, elsewhere)).toEqual([])
    expect(elsewhere.workbook.sheet('评分结果')?.valueAt(0, 1)).toBe(1)
  })

  it('回答不同时说在哪里', async () => {
    const text = (await recorded()).replaceAll('评分结果!A1:B1', '评分结果!A1:B9')
    const differences = await replay(readBatchLog(text), createSimulator())
    expect(differences).toEqual([
      {
        batch: 1,
        path: expect.stringMatching(/Value\.Address$/),
        recorded: '评分结果!A1:B9',
        answered: '评分结果!A1:B1',
      },
    ])
  })

  it('不是批次的行', () => {
    expect(() => readBatchLog('{"at":"2026-11-22"}\n')).toThrow('line 1 is no batch')
  })

  it.each(logs)('实机记录 %s', async (name) => {
    const workbook = loadWorkbook(readFileSync(join(recordings, name.replace(/jsonl$/, 'xlsx'))))
    const records = readBatchLog(readFileSync(join(recordings, name), 'utf8'))
    expect(await replay(records, createSimulator({ apiSet: '1.17', workbook }))).toEqual([])
  })
})
