import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from './error-code.ts'
import { loadWorkbook } from './file/load.ts'
import { type RunningExcel, startExcel } from './node.ts'

let bytes: Buffer
beforeAll(() => {
  bytes = readFileSync(join(import.meta.dirname, '../../templates/out/一地一表.xlsx'))
})

function insert({ Excel }: RunningExcel, options?: Excel.InsertWorksheetOptions): Promise<string[]> {
  return Excel.run(async (context) => {
    const ids = context.workbook.insertWorksheetsFromBase64(bytes.toString('base64'), options)
    await context.sync()
    return ids.value
  })
}

const names = ['用地主体自评表', '企业信息采集表', '填表说明', '选项', '_meta']

describe('插入模板', () => {
  it('五张表到最后，可见性、验证、表格、保护随来，自定义 XML 不随来', async () => {
    const running = startExcel()
    const ids = await insert(running)
    const { workbook } = running.simulator
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Sheet1', ...names])
    expect(ids).toEqual(workbook.sheets.slice(1).map(({ id }) => id))
    expect(workbook.sheet('_meta')?.visibility).toBe('VeryHidden')
    expect(workbook.sheet('用地主体自评表')?.validations.length).toBeGreaterThan(60)
    expect(workbook.sheet('企业信息采集表')?.tables.map(({ name }) => name)).toEqual(['firms'])
    expect(workbook.sheet('用地主体自评表')?.protection).not.toBeNull()
    expect(workbook.customXml).toEqual([])
  })

  it('格式跟着单元格到新的工作簿', async () => {
    const running = startExcel()
    await insert(running)
    const { workbook } = running.simulator
    const source = loadWorkbook(bytes)
    const [copy, original] = [workbook, source].map((book) => {
      const sheet = book.sheet('用地主体自评表')
      return sheet === undefined ? null : book.lookOf(sheet, 3, 2)
    })
    expect(copy).toEqual(original)
  })

  it('名称来时是 #REF!，可以关掉', async () => {
    const running = startExcel()
    await insert(running)
    const broken = await running.Excel.run(async (context) => {
      const item = context.workbook.names.getItem('f_parcelCode').load('type,formula')
      const range = context.workbook.names.getItem('f_parcelCode').getRangeOrNullObject()
      await context.sync()
      return [item.type, item.formula, range.isNullObject]
    })
    expect(broken).toEqual(['Error', '=#REF!$C$4', true])
    const whole = startExcel({ troubles: { brokenInsertedNames: false } })
    await insert(whole)
    const name = whole.simulator.workbook.names.get('f_parcelCode')
    expect(name && whole.simulator.workbook.areaOf(name)?.sheet.name).toBe('用地主体自评表')
  })

  it('名字已有的加 (2)，只插入点名的表，插到指定位置', async () => {
    const running = startExcel()
    await insert(running, { sheetNamesToInsert: ['填表说明'] })
    await insert(running, { sheetNamesToInsert: ['填表说明'], positionType: 'Before', relativeTo: 'Sheet1' })
    expect(running.simulator.workbook.sheets.map(({ name }) => name)).toEqual(['填表说明 (2)', 'Sheet1', '填表说明'])
  })

  it('坏的文件、没有的表、被拒绝', async () => {
    const running = startExcel()
    const broken = running.Excel.run(async ({ workbook }) => void workbook.insertWorksheetsFromBase64('AAAA'))
    expect(await codeOf(broken)).toBe('InvalidArgument')
    expect(await codeOf(insert(running, { sheetNamesToInsert: ['无'] }))).toBe('ItemNotFound')
    running.simulator.troubles.refuseInsertedSheets = true
    expect(await codeOf(insert(running))).toBe('GeneralException')
    expect(running.simulator.workbook.sheets).toHaveLength(1)
  })

  it('作为新工作簿打开', async () => {
    const { Excel, simulator } = startExcel()
    await Excel.createWorkbook(bytes.toString('base64'))
    expect(simulator.opened.map(({ sheets }) => sheets.map(({ name }) => name))).toEqual([names])
    expect(simulator.opened[0]?.customXml).toHaveLength(1)
  })
})
