import { describe, expect, it } from 'vitest'
import type { CellWrite } from '#addin/host/spreadsheet.ts'
import { levels, type OpenExcel, openExcel, sheetId } from './open-excel.ts'

function writesTo(excel: OpenExcel, cells: Readonly<Record<string, CellWrite['value']>>): readonly CellWrite[] {
  const sheet = sheetId(excel, 'Sheet1')
  return Object.entries(cells).map(([cell, value]) => ({ sheet, cell, value }))
}

/** Protects Sheet1 but for these cells. */
async function protect(unlocked: readonly string[]): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1')
    for (const address of unlocked) sheet.getRange(address).format.protection.locked = false
    sheet.protection.protect()
    await context.sync()
  })
}

function cellValue({ simulator }: OpenExcel, address: string): unknown {
  const [, letter = '', row = ''] = /^([A-Z])(\d+)$/.exec(address) ?? []
  return simulator.workbook.sheets[0]?.valueAt(Number(row) - 1, letter.charCodeAt(0) - 65)
}

describe.each(levels)('ExcelApi %s', (apiSet) => {
  it('写什么就是什么：编码、公式样子的文字、日期样子的文字都不变', async () => {
    const excel = await openExcel({ apiSet })
    const cells = {
      A1: '001',
      A2: '=1+1',
      A3: '2026-1-5',
      A4: '50%',
      B1: 12.5,
      B2: true,
      B3: '工业',
      C9: '-',
      D1: 'TRUE',
    }
    await expect(excel.spreadsheet.writeCells(writesTo(excel, cells))).resolves.toEqual([])
    const found = Object.keys(cells).map((cell) => [cell, cellValue(excel, cell)])
    expect(Object.fromEntries(found)).toEqual(cells)
    await expect(excel.spreadsheet.writeCells(writesTo(excel, { A1: null, B3: null }))).resolves.toEqual([])
    expect([cellValue(excel, 'A1'), cellValue(excel, 'B3'), cellValue(excel, 'B1')]).toEqual([null, null, 12.5])
  })

  it('受保护的表：锁定的说锁定，没锁的照写', async () => {
    const excel = await openExcel({ apiSet })
    await protect(['B1:B3', 'D2'])
    const cells = { A1: '甲', B1: '乙', B2: '丙', C2: '丁', D2: '戊' }
    const failures = await excel.spreadsheet.writeCells(writesTo(excel, cells))
    expect(failures.map(({ cell, why }) => [cell, why]).sort()).toEqual([
      ['A1', 'locked'],
      ['C2', 'locked'],
    ])
    expect(['A1', 'B1', 'B2', 'C2', 'D2'].map((cell) => cellValue(excel, cell))).toEqual([null, '乙', '丙', null, '戊'])
  })

  it('自己写的不算用户的，用户改的算', async () => {
    const excel = await openExcel({ apiSet })
    await excel.spreadsheet.writeCells(writesTo(excel, { A1: 1, A2: 2, C5: '工业' }))
    await excel.settle()
    expect(excel.hints).toEqual([])
    excel.simulator.user.type('B7', '12')
    await excel.settle()
    const edited = [{ kind: 'cells', sheet: sheetId(excel, 'Sheet1'), area: 'B7' }]
    expect(excel.hints).toEqual(excel.spreadsheet.abilities.followsEdits ? edited : [])
  })
})

describe('writeCells', () => {
  it('表没了、地址不成样子的说没有，其余照写', async () => {
    const excel = await openExcel()
    const writes = [{ sheet: '{gone}', cell: 'A1', value: 1 }, ...writesTo(excel, { 'A1:B2': 1, A3: 2 })]
    const failures = await excel.spreadsheet.writeCells(writes)
    expect(failures.map(({ cell, why }) => [cell, why])).toEqual([
      ['A1:B2', 'gone'],
      ['A1', 'gone'],
    ])
    expect(cellValue(excel, 'A3')).toBe(2)
  })

  it('整张表都锁着', async () => {
    const excel = await openExcel()
    await protect([])
    const failures = await excel.spreadsheet.writeCells(writesTo(excel, { A1: 1, B2: 2 }))
    expect(failures.map(({ why }) => why)).toEqual(['locked', 'locked'])
  })

  it.each([
    [1, []],
    [2, [['A1', 'locked']]],
  ])('写下就被改掉 %i 次：再写一次，还不对就说出来', async (times, refused) => {
    const excel = await openExcel()
    const { workbook } = excel.simulator
    let left = times
    workbook.listen((event, origin) => {
      if (event.kind !== 'cells-changed' || event.area.top !== 0 || origin === 'user' || left === 0) return
      left -= 1
      event.sheet.setCell(0, 0, '别人的')
    })
    const failures = await excel.spreadsheet.writeCells(writesTo(excel, { A1: '我的', B2: 2 }))
    expect(failures.map(({ cell, why }) => [cell, why])).toEqual(refused)
    expect(cellValue(excel, 'A1')).toBe(times === 1 ? '我的' : '别人的')
  })

  it('撇号被当成字的格子，再写一次不带撇号', async () => {
    const excel = await openExcel()
    await Excel.run(async (context) => {
      Object.assign(context.workbook.worksheets.getItem('Sheet1').getRange('A1:A2'), { numberFormat: '@' })
      await context.sync()
    })
    let times = 0
    excel.simulator.workbook.listen((event, origin) => {
      if (event.kind !== 'cells-changed' || origin === 'user' || times > 0) return
      times += 1
      event.sheet.setCell(0, 0, "'0012")
    })
    await expect(excel.spreadsheet.writeCells(writesTo(excel, { A1: '0012', A2: '0013' }))).resolves.toEqual([])
    expect([cellValue(excel, 'A1'), cellValue(excel, 'A2')]).toEqual(['0012', '0013'])
    expect(JSON.stringify(excel.simulator.log.at(-1)?.request)).toContain('[["0012"]]')
  })

  it('五千行一次写完，每批在限额之内', async () => {
    const excel = await openExcel()
    const sheet = sheetId(excel, 'Sheet1')
    const writes = Array.from({ length: 5000 * 8 }, (_, index) => ({
      sheet,
      cell: `${'ABCDEFGH'[index % 8]}${Math.floor(index / 8) + 1}`,
      value: index % 2 === 0 ? `第${index}格` : index,
    }))
    await expect(excel.spreadsheet.writeCells(writes)).resolves.toEqual([])
    expect(cellValue(excel, 'H5000')).toBe(39_999)
    expect(excel.simulator.counts.largestRequest).toBeLessThan(2_000_000)
    await excel.settle()
    expect(excel.simulator.counts.batches).toBeLessThanOrEqual(4)
    expect(excel.hints).toEqual([])
  })

  it('请求太大就分着写', async () => {
    const excel = await openExcel()
    excel.simulator.troubles.requestLimit = 6000
    const cells = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`A${index + 1}`, `第${index}行的文字`]))
    await expect(excel.spreadsheet.writeCells(writesTo(excel, cells))).resolves.toEqual([])
    expect(cellValue(excel, 'A300')).toBe('第299行的文字')
  })

  it('编辑单元格时等着，编辑完就写', async () => {
    const excel = await openExcel()
    const told: string[] = []
    excel.spreadsheet.onBusy((state) => told.push(state.kind))
    excel.simulator.user.startEditing('C3')
    const writing = excel.spreadsheet.writeCells(writesTo(excel, { A1: '写入' }))
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(excel.spreadsheet.busy()).toEqual({ kind: 'editing-cell' })
    expect(cellValue(excel, 'A1')).toBe(null)
    excel.simulator.user.endEditing('用户的')
    await expect(writing).resolves.toEqual([])
    expect([cellValue(excel, 'A1'), cellValue(excel, 'C3')]).toEqual(['写入', '用户的'])
    expect(told).toEqual(['editing-cell', 'ready'])
  })

  it('不等了：什么都没写', async () => {
    const excel = await openExcel()
    excel.simulator.user.startEditing('C3')
    const writing = excel.spreadsheet.writeCells(writesTo(excel, { A1: '写入' }))
    await new Promise((resolve) => setTimeout(resolve, 20))
    excel.spreadsheet.stopWaiting()
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' })
    excel.simulator.user.endEditing(null)
    expect(cellValue(excel, 'A1')).toBe(null)
  })
})
