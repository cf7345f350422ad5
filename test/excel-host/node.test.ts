import { describe, expect, it } from 'vitest'
import { startExcel } from './node.ts'

describe('真实 office.js 与模拟 Excel', () => {
  it('写入后读出', async () => {
    const { Excel, simulator } = startExcel()
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const range = sheet.getRange('A1:B2')
      range.values = [
        ['地块', '面积'],
        ['甲', 12.5],
      ]
      range.load('values,address')
      await context.sync()
      return { values: range.values, address: range.address }
    })
    expect(read).toEqual({
      values: [
        ['地块', '面积'],
        ['甲', 12.5],
      ],
      address: 'Sheet1!A1:B2',
    })
    await simulator.settle()
    // The second batch gives the range back.
    expect(simulator.counts.batches).toBe(2)
  })
})
