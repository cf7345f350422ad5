import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadWorkbook } from './file/load.ts'
import { startExcel } from './node.ts'

function template() {
  return loadWorkbook(readFileSync(join(import.meta.dirname, '../../templates/out/一地一表.xlsx')))
}

describe('坐在表前的人', () => {
  it('锁定的单元格改不动，验证不符的输入被拦下并说明', () => {
    const { user, workbook } = startExcel({ workbook: template() }).simulator
    expect(user.type('用地主体自评表!A1', '改标题')).toMatchObject({ done: false, why: 'protected' })
    const refused = user.type('用地主体自评表!C7', '随便')
    expect(refused).toMatchObject({ done: false, why: 'validation' })
    expect(refused.done ? '' : refused.message).toContain('数据来源')
    expect(user.choose('用地主体自评表!C7', '不动产登记')).toEqual({ done: true })
    expect(workbook.sheet('用地主体自评表')?.valueAt(6, 2)).toBe('不动产登记')
  })

  it('粘贴绕过验证，与 Excel 一样', () => {
    const { user, workbook } = startExcel({ workbook: template() }).simulator
    expect(user.paste('用地主体自评表!C7', [['随便']])).toEqual({ done: true })
    expect(workbook.sheet('用地主体自评表')?.valueAt(6, 2)).toBe('随便')
  })

  it('排序：数字在前，文字在后，空白最后', () => {
    const { user, workbook } = startExcel().simulator
    user.paste('A1', [
      ['乙', 'b'],
      ['3', 'c'],
      ['', 'd'],
      ['1', 'a'],
    ])
    user.sort('A1:B4', 0)
    const rows = [0, 1, 2, 3].map((row) => [workbook.active.valueAt(row, 0), workbook.active.valueAt(row, 1)])
    expect(rows).toEqual([
      [1, 'a'],
      [3, 'c'],
      ['乙', 'b'],
      [null, 'd'],
    ])
  })

  it('撤销退回一步；插件写过之后不能再退', async () => {
    const { Excel, simulator } = startExcel()
    const { user, workbook } = simulator
    user.type('A1', '1')
    user.type('A1', '2')
    user.deleteRows('1:1')
    expect(workbook.active.valueAt(0, 0)).toBeNull()
    expect(user.undo()).toBe(true)
    expect(workbook.active.valueAt(0, 0)).toBe(2)
    expect(user.undo()).toBe(true)
    expect(workbook.active.valueAt(0, 0)).toBe(1)
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('B1').format.fill.color = '#FF0000'
    })
    expect(user.undo()).toBe(false)
  })

  it('撤销删除行，名称和批注也回来', () => {
    const { user, workbook } = startExcel().simulator
    const sheet = workbook.active
    const anchor = { sheetId: sheet.id, area: { top: 4, left: 0, bottom: 4, right: 0 } }
    workbook.names.set({ name: 'n', content: { kind: 'area', anchor }, visible: true, comment: '' })
    user.deleteRows('5:5')
    expect(anchor.area).toBeNull()
    user.undo()
    expect(anchor.area).toEqual({ top: 4, left: 0, bottom: 4, right: 0 })
  })
})
