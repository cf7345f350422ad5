import { describe, expect, it } from 'vitest'
import { areaText } from '#workbook/address.ts'
import { namedCells } from '#workbook/defined-names.ts'
import { readParts } from '#workbook/package/parts.ts'
import { committed } from '../../../templates/out.ts'
import { type OpenExcel, openExcel } from './open-excel.ts'

async function insert(excel: OpenExcel, file: string): Promise<ReadonlyMap<string, string>> {
  const bytes = await committed(file)
  return await excel.spreadsheet.insertSheets(bytes, namedCells(readParts(bytes)))
}

/** name → sheet!area, of names that point to cells. */
async function namesOf(excel: OpenExcel): Promise<readonly string[]> {
  const { names } = await excel.spreadsheet.outline()
  return names.map(({ name, sheet, area }) => `${name} ${sheet}!${areaText(area)}`).sort()
}

async function namesInFile(file: string, suffix = ''): Promise<readonly string[]> {
  const parts = readParts(await committed(file))
  return namedCells(parts)
    .map(({ name, sheet, area }) => {
      const [first, last = first] = area.replaceAll('$', '').split(':')
      return `${name} ${sheet}${suffix}!${first}:${last}`
    })
    .sort()
}

function withoutBuiltIn(names: readonly string[]): readonly string[] {
  return names.filter((name) => !/^(_xlnm|Print_)/.test(name))
}

const files = ['一地一表.xlsx', '街镇台账.xlsx', '部门核定-区税务局.xlsx', '零增地技术改造项目申请表.xlsx']

describe.each(files)('%s', (file) => {
  it.each([true, false])('插入后名称都在原处（Excel 弄丢名称：%j）', async (brokenInsertedNames) => {
    const excel = await openExcel({ apiSet: '1.13', troubles: { brokenInsertedNames } })
    const called = await insert(excel, file)
    expect([...called].every(([original, here]) => original === here)).toBe(true)
    const inFile = await namesInFile(file)
    expect(inFile.length).toBeGreaterThan(0)
    expect(withoutBuiltIn(await namesOf(excel))).toEqual(inFile)
    const { workbook } = excel.simulator
    expect(workbook.sheet('_meta')?.visibility).toBe('VeryHidden')
    expect(workbook.sheet('选项')?.visibility ?? 'Hidden').toBe('Hidden')
    expect(workbook.active.name).not.toBe('Sheet1')
    await excel.settle()
    expect(excel.hints).toEqual([])
  })

  it('再插一份：名字加 (2)，前一份的名称不动，后一份有自己的', async () => {
    const excel = await openExcel()
    await insert(excel, file)
    const called = await insert(excel, file)
    const [first] = [...called].filter(([original]) => original !== '_meta')
    expect(first?.[1]).toBe(`${first?.[0]} (2)`)
    const both = [...(await namesInFile(file)), ...(await namesInFile(file, ' (2)'))].sort()
    expect(withoutBuiltIn(await namesOf(excel))).toEqual(both)
    const metaSheets = excel.simulator.workbook.sheets.filter((sheet) => sheet.name.startsWith('_meta'))
    expect(metaSheets.map(({ name, visibility }) => [name, visibility])).toEqual([['_meta', 'VeryHidden']])
  })
})

describe('insertSheets', () => {
  it('用户自己原来就坏了的名称不删', async () => {
    const excel = await openExcel()
    await Excel.run(async (context) => {
      context.workbook.names.add('users', '=#REF!')
      await context.sync()
    })
    await insert(excel, '一地一表.xlsx')
    expect(excel.simulator.workbook.names.get('users')).toBeDefined()
    const broken = await Excel.run(async (context) => {
      const { names } = context.workbook
      names.load('items/name,items/type')
      await context.sync()
      return names.items.filter((item) => item.type === 'Error').map((item) => item.name)
    })
    expect(broken).toEqual(['users'])
  })

  it('Excel 拒绝时说拒绝，工作簿没变', async () => {
    const excel = await openExcel({ troubles: { refuseInsertedSheets: true } })
    await expect(insert(excel, '街镇台账.xlsx')).rejects.toMatchObject({ fault: 'refused' })
    expect(excel.simulator.workbook.sheets.length).toBe(1)
  })

  it('插好了却答出错（office-js #3179）：照样算插好，名称也修好', async () => {
    const excel = await openExcel()
    const real = Excel.run
    let failed = false
    const run = async (body: (context: Excel.RequestContext) => Promise<unknown>): Promise<unknown> => {
      const before = excel.simulator.workbook.sheets.length
      const answer = await real(body)
      if (failed || excel.simulator.workbook.sheets.length === before) return answer
      failed = true
      throw Object.assign(new Error('internal error'), { code: 'GeneralException' })
    }
    Object.assign(globalThis, { Excel: { ...Excel, run } })
    const called = await insert(excel, '街镇台账.xlsx')
    expect(failed).toBe(true)
    expect(called.size).toBe(excel.simulator.workbook.sheets.length - 1)
    expect(withoutBuiltIn(await namesOf(excel))).toEqual(await namesInFile('街镇台账.xlsx'))
  })

  it('不是工作簿的文件也是拒绝', async () => {
    const excel = await openExcel()
    await expect(excel.spreadsheet.insertSheets(new Uint8Array([1, 2, 3]), [])).rejects.toMatchObject({
      fault: 'refused',
    })
  })

  it('工作簿结构受保护时说受保护', async () => {
    const excel = await openExcel()
    excel.simulator.workbook.structureProtected = true
    await expect(insert(excel, '街镇台账.xlsx')).rejects.toMatchObject({ fault: 'protected', sheet: '' })
  })

  it('编辑单元格时等着，只插一份', async () => {
    const excel = await openExcel()
    excel.simulator.user.startEditing('A1')
    const inserting = insert(excel, '一地一表.xlsx')
    await new Promise((resolve) => setTimeout(resolve, 30))
    excel.simulator.user.endEditing(null)
    await inserting
    expect(excel.simulator.workbook.sheets.filter((sheet) => sheet.name.startsWith('用地主体自评表')).length).toBe(1)
  })
})

describe('openWorkbook', () => {
  it('打开成另一个工作簿', async () => {
    const excel = await openExcel({ apiSet: '1.8' })
    await excel.spreadsheet.openWorkbook(await committed('街镇台账.xlsx'))
    expect(excel.simulator.opened.length).toBe(1)
    expect(excel.simulator.opened[0]?.sheets.map((sheet) => sheet.name)).toContain('_meta')
    expect(excel.simulator.workbook.sheets.length).toBe(1)
  })
})

describe('select', () => {
  it('选中单元格；隐藏的表显示出来，深度隐藏的、没有的不选', async () => {
    const excel = await openExcel({ apiSet: '1.4' })
    const { workbook } = excel.simulator
    const hidden = workbook.addSheet('隐藏')
    hidden.visibility = 'Hidden'
    const deep = workbook.addSheet('深藏')
    deep.visibility = 'VeryHidden'
    await expect(excel.spreadsheet.select(hidden.id, 'C7')).resolves.toBe(true)
    expect(workbook.active).toBe(hidden)
    expect(hidden.visibility).toBe('Visible')
    expect(hidden.selection).toMatchObject({ top: 6, left: 2 })
    await expect(excel.spreadsheet.select(deep.id, 'A1')).resolves.toBe(false)
    await expect(excel.spreadsheet.select('{gone}', 'A1')).resolves.toBe(false)
    await expect(excel.spreadsheet.select(hidden.id, 'XYZ99999999')).resolves.toBe(false)
    expect(deep.visibility).toBe('VeryHidden')
  })
})
