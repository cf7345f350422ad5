import { describe, expect, it } from 'vitest'
import type { CellNote } from '#addin/host/spreadsheet.ts'
import { type OpenExcel, openExcel, sheetId } from './open-excel.ts'

function notesFor(excel: OpenExcel, cells: Readonly<Record<string, string>>): readonly CellNote[] {
  const sheet = sheetId(excel, 'Sheet1')
  return Object.entries(cells).map(([cell, text]) => ({ sheet, cell, text }))
}

/** By cell, in no order. */
function comments({ simulator }: OpenExcel): Readonly<Record<string, string>> {
  const [sheet] = simulator.workbook.sheets
  return Object.fromEntries(
    (sheet?.comments ?? []).map(({ cell, content }) => [
      `${String.fromCharCode(65 + (cell.area?.left ?? 0))}${(cell.area?.top ?? 0) + 1}`,
      content,
    ]),
  )
}

async function usersComment(cell: string, text: string): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.comments.add(context.workbook.worksheets.getItem('Sheet1').getRange(cell), text)
    await context.sync()
  })
}

describe('setNotes', () => {
  it('批注写在单元格上，换一批时旧的没了，用户的还在', async () => {
    const excel = await openExcel()
    await usersComment('A1', '这块地待核实')
    await excel.spreadsheet.setNotes(notesFor(excel, { A1: '须改正：甲', B2: '须改正：乙', C3: '须说明：丙' }))
    expect(comments(excel)).toEqual({ A1: '这块地待核实', B2: '【体检】须改正：乙', C3: '【体检】须说明：丙' })
    await excel.spreadsheet.setNotes(notesFor(excel, { C3: '须说明：丙', D4: '提示：丁' }))
    expect(comments(excel)).toEqual({ A1: '这块地待核实', C3: '【体检】须说明：丙', D4: '【体检】提示：丁' })
    await excel.spreadsheet.clearMarks()
    expect(comments(excel)).toEqual({ A1: '这块地待核实' })
  })

  it('没有变的不动，没有可清的不问', async () => {
    const excel = await openExcel()
    await excel.spreadsheet.setNotes(notesFor(excel, { B2: '须改正：乙' }))
    const before = excel.simulator.workbook.sheets[0]?.comments[0]?.id
    await excel.spreadsheet.setNotes(notesFor(excel, { B2: '须改正：乙' }))
    expect(excel.simulator.workbook.sheets[0]?.comments[0]?.id).toBe(before)
    await excel.spreadsheet.setNotes([])
    await excel.settle()
    excel.simulator.resetCounts()
    await excel.spreadsheet.setNotes([])
    expect(excel.simulator.counts.batches).toBe(0)
  })

  it('有人回复过的留着：那是对话', async () => {
    const excel = await openExcel()
    await excel.spreadsheet.setNotes(notesFor(excel, { B2: '须改正：乙' }))
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      context.workbook.comments.getItemByCell(sheet.getRange('B2')).replies.add('已和企业核对')
      await context.sync()
    })
    await excel.spreadsheet.setNotes([])
    expect(comments(excel)).toEqual({ B2: '【体检】须改正：乙' })
  })

  it('上次留下的也会清', async () => {
    const first = await openExcel()
    await first.spreadsheet.setNotes(notesFor(first, { B2: '须改正：乙' }))
    const again = await openExcel({ workbook: first.simulator.workbook })
    await again.spreadsheet.setNotes([])
    expect(comments(again)).toEqual({})
  })

  it('受保护的表、没有了的表不写，其余照写', async () => {
    const excel = await openExcel()
    const locked = excel.simulator.workbook.addSheet('锁着')
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('锁着').protection.protect()
      await context.sync()
    })
    await excel.spreadsheet.setNotes([
      { sheet: locked.id, cell: 'A1', text: '一' },
      { sheet: '{gone}', cell: 'A1', text: '二' },
      ...notesFor(excel, { B2: '三' }),
    ])
    expect(comments(excel)).toEqual({ B2: '【体检】三' })
    expect(locked.comments).toEqual([])
  })

  it('个别单元格加不上，不妨碍其他的', async () => {
    const excel = await openExcel()
    await excel.spreadsheet.setNotes(
      notesFor(excel, { A1: '一', B2: '二', 'C3:D4': '两格', E5: '五', 'F6:G7': '两格', H8: '八' }),
    )
    expect(comments(excel)).toEqual({ A1: '【体检】一', B2: '【体检】二', E5: '【体检】五', H8: '【体检】八' })
  })
})
