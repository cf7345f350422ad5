import { describe, expect, it } from 'vitest'
import { levels, openExcel, sheetId } from './open-excel.ts'

describe.each(levels.filter((level) => level !== '1.4'))('ExcelApi %s', (apiSet) => {
  it('改单元格、换选择、增删行都会说', async () => {
    const excel = await openExcel({ apiSet })
    const sheet = sheetId(excel, 'Sheet1')
    excel.simulator.user.type('B5', '12')
    await excel.settle()
    excel.simulator.user.select('C7:D9')
    await excel.settle()
    excel.simulator.user.insertRows('3:4')
    await excel.settle()
    expect(excel.hints).toEqual([{ kind: 'cells', sheet, area: 'B5' }, { kind: 'structure' }])
    expect(excel.selections.at(-1)).toEqual({ sheet, row: 7, column: 2 })
  })

  it('后来加的表也跟着', async () => {
    const excel = await openExcel({ apiSet })
    const added = excel.simulator.workbook.addSheet('新表')
    await excel.settle()
    expect(excel.hints).toEqual([{ kind: 'structure' }])
    await excel.settle()
    excel.simulator.user.type('新表!A1', '甲')
    await excel.settle()
    expect(excel.hints.slice(1)).toEqual([{ kind: 'cells', sheet: added.id, area: 'A1' }])
    excel.simulator.user.deleteSheet('新表')
    await excel.settle()
    expect(excel.hints.slice(2)).toEqual([{ kind: 'structure' }])
  })

  it('事件说了两遍，只当一遍', async () => {
    const excel = await openExcel({ apiSet, troubles: { doubledEvents: true } })
    excel.simulator.user.type('B5', '12')
    await excel.settle()
    expect(excel.hints).toEqual([{ kind: 'cells', sheet: sheetId(excel, 'Sheet1'), area: 'B5' }])
  })
})

it('打开面板时正在编辑单元格：照样打开，编辑完就跟着', async () => {
  const { startExcel } = await import('../../../excel-host/node.ts')
  const { createBatches } = await import('#addin/host/office/batches.ts')
  const { openOfficeSpreadsheet } = await import('#addin/host/office/spreadsheet.ts')
  const { simulator, ...globals } = startExcel({})
  Object.assign(globalThis, globals)
  simulator.user.startEditing('A1')
  const spreadsheet = await openOfficeSpreadsheet(createBatches({ editPause: 5, pauses: [], limit: 5000 }))
  expect(spreadsheet.abilities.followsEdits).toBe(true)
  const hints: string[] = []
  spreadsheet.onEdit((hint) => hints.push(hint.kind))
  simulator.user.endEditing('甲')
  await expect.poll(() => spreadsheet.busy().kind).toBe('ready')
  simulator.user.type('B2', '乙')
  await simulator.settle()
  await expect.poll(() => hints).toEqual(['cells'])
})

it('没有编辑事件的 Excel 说自己跟不了', async () => {
  const excel = await openExcel({ apiSet: '1.4' })
  expect(excel.spreadsheet.abilities.followsEdits).toBe(false)
  excel.simulator.user.type('B5', '12')
  await excel.settle()
  expect(excel.hints).toEqual([])
})
