import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { readParts } from '#workbook/package/parts.ts'
import { readWorkbook } from '#workbook/read.ts'
import { committed } from '../templates/out.ts'
import { loadWorkbook } from './file/load.ts'
import { saveWorkbook } from './file/save.ts'
import { type RunningExcel, startExcel } from './node.ts'

async function opened(name = '一地一表.xlsx'): Promise<RunningExcel> {
  return startExcel({ apiSet: '1.17', workbook: loadWorkbook(await committed(name)) })
}

function saved({ simulator }: RunningExcel): ReturnType<typeof loadWorkbook> {
  return loadWorkbook(simulator.toXlsx())
}

function texts(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map([...readParts(bytes)].map(([name, data]) => [name, Buffer.from(data).toString('utf8')]))
}

describe('存回 .xlsx', () => {
  it.each(['一地一表.xlsx', '街镇台账.xlsx', '部门核定-区税务局.xlsx'])(
    '%s 未改动时各部件的单元格、样式、规则不变',
    async (name) => {
      const bytes = await committed(name)
      const [before, after] = [texts(bytes), texts(saveWorkbook(loadWorkbook(bytes)))]
      expect([...after.keys()].sort()).toEqual([...before.keys()].sort())
      const changed = [...before].filter(([part, text]) => after.get(part) !== text).map(([part]) => part)
      // Only the view of each sheet and the list of sheets and names are written anew.
      expect(changed.every((part) => /^xl\/(workbook|worksheets\/sheet\d+)\.xml$/.test(part))).toBe(true)
      const body = (text: string | undefined) => text?.replace(/<sheetViews>.*?<\/sheetViews>/, '')
      for (const part of changed.filter((one) => one.includes('worksheets')))
        expect(body(after.get(part))).toBe(body(before.get(part)))
      expect(before.get('xl/workbook.xml')?.match(/<definedName /g)?.length).toBe(
        after.get('xl/workbook.xml')?.match(/<definedName /g)?.length,
      )
    },
  )

  it('只改值时经产品自己的写入，产品读得回来', async () => {
    const running = await opened()
    running.simulator.user.type('用地主体自评表!C4', 'SJ-0001')
    running.simulator.user.type('用地主体自评表!C21', '20')
    const { rows } = await readWorkbook(running.simulator.toXlsx())
    const parcel = rows.find((row) => row.form === 'parcel-self-assessment')
    expect(parcel?.cells).toMatchObject({ parcelCode: 'SJ-0001', landArea: 20 })
  })

  it('格式、公式、错误、行高列宽、隐藏、合并、冻结', async () => {
    const running = await opened()
    await running.Excel.run(async ({ workbook }) => {
      const sheet = workbook.worksheets.add('试')
      sheet.getRange('A1:B2').values = [
        ['题', '=SUM(B3:B9)'],
        ['#N/A', true],
      ]
      sheet.getRange('A1').format.fill.color = '#0B6B55'
      sheet.getRange('A1').format.font.color = '#FFFFFF'
      sheet.getRange('A1').format.font.bold = true
      sheet.getRange('B2').numberFormat = [['0.00%']]
      sheet.getRange('A1').format.columnWidth = 120
      sheet.getRange('3:3').rowHidden = true
      sheet.getRange('A4:B4').merge()
      sheet.freezePanes.freezeRows(1)
      sheet.showGridlines = false
      sheet.tabColor = '#0B6B55'
      sheet.protection.protect({ allowSort: true }, '口令')
    })
    const [source, copy] = [running.simulator.workbook, saved(running)]
    const [before, after] = [source.sheet('试'), copy.sheet('试')]
    if (before === undefined || after === undefined) throw new Error('表不见了')
    expect([after.valueAt(0, 0), after.formulaAt(0, 1), after.valueAt(1, 0), after.valueAt(1, 1)]).toEqual([
      '题',
      '=SUM(B3:B9)',
      { error: '#N/A' },
      true,
    ])
    expect(copy.lookOf(after, 0, 0)).toEqual(source.lookOf(before, 0, 0))
    expect(copy.lookOf(after, 1, 1).numberFormat).toBe('0.00%')
    expect(after.columns[0]?.width).toBeCloseTo(before.columns[0]?.width ?? 0, 6)
    expect([after.rows[2]?.hidden, after.merges, after.frozen, after.gridlines, after.tabColor]).toEqual([
      true,
      before.merges,
      { rows: 1, columns: 0 },
      false,
      '#0B6B55',
    ])
    expect(after.protection?.allowed.has('allowSort')).toBe(true)
  })

  it('条件格式、验证、批注、名称、表格、自定义 XML、属性', async () => {
    const running = await opened()
    await running.Excel.run(async ({ workbook, sync }) => {
      const sheet = workbook.worksheets.add('评分结果')
      sheet.getRange('A1:B3').values = [
        ['地块', '总分'],
        ['甲', 80],
        ['乙', 60],
      ]
      const table = sheet.tables.add('A1:B3', true)
      table.name = 'scores'
      table.style = 'TableStyleLight9'
      const format = sheet.getRanges('A2,B3').conditionalFormats.add('Custom')
      format.custom.rule.formula = '=LEN("x")>0'
      format.custom.format.fill.color = '#FDE3E0'
      sheet.getRange('B2:B3').dataValidation.rule = { decimal: { formula1: 0, formula2: 100, operator: 'Between' } }
      sheet.getRange('B2:B3').dataValidation.prompt = { title: '分', message: '第一行\n第二行', showPrompt: true }
      workbook.comments.add('评分结果!A2', '【体检】<须改正> & 说明').replies.add('收到')
      sheet.names.add('checkup_report', sheet.getRange('A1'))
      workbook.customXmlParts.add('<a xmlns="urn:a"/>')
      workbook.properties.custom.add('来源', '示例')
      await sync()
      const meta = workbook.customXmlParts.getByNamespace('urn:parcel-checkup:workbook').getOnlyItem()
      meta.setXml('<checkup xmlns="urn:parcel-checkup:workbook"><row><t>新</t></row></checkup>')
    })
    const copy = saved(running)
    const after = copy.sheet('评分结果')
    const before = running.simulator.workbook.sheet('评分结果')
    expect(after?.tables.map(({ name, style, columns }) => [name, style, columns.length])).toEqual([
      ['scores', 'TableStyleLight9', 2],
    ])
    expect(after?.formats.map(({ formula, areas, look }) => [formula, areas, look.fill])).toEqual(
      before?.formats.map(({ formula, areas, look }) => [formula, areas, look.fill]),
    )
    expect(after?.validations).toEqual(before?.validations)
    expect(after?.comments.map(({ content, author, replies }) => [content, author, replies[0]?.content])).toEqual([
      ['【体检】<须改正> & 说明', '测试员', '收到'],
    ])
    expect(after?.names.get('checkup_report')).toBeDefined()
    expect(copy.names.all().length).toBe(running.simulator.workbook.names.all().length)
    expect(copy.customXml.map(({ xml }) => xml)).toEqual(running.simulator.workbook.customXml.map(({ xml }) => xml))
    expect([...copy.properties]).toEqual([['来源', '示例']])
  })

  it('插入的模板连同边框、打印设置、图形、条件格式的样子', async () => {
    const running = startExcel({ apiSet: '1.17' })
    const bytes = await committed('一地一表.xlsx')
    const base64 = Buffer.from(bytes).toString('base64')
    await running.Excel.run(async ({ workbook }) => void workbook.insertWorksheetsFromBase64(base64))
    const parts = texts(running.simulator.toXlsx())
    const source = texts(bytes)
    expect(parts.get('xl/drawings/drawing1.xml')).toBe(source.get('xl/drawings/drawing1.xml'))
    const sheet = [...parts.values()].find((text) => text.includes('<worksheet') && text.includes('<drawing '))
    expect(sheet).toContain('<pageSetup')
    expect(sheet).toContain('<oddFooter>')
    const [before, after] = [loadWorkbook(bytes), saved(running)].map((book) => book.sheet('用地主体自评表'))
    expect(after?.formats.map(({ dxf }) => dxf)).toEqual(before?.formats.map(({ dxf }) => dxf))
    expect(after?.validations).toEqual(before?.validations)
    expect(after?.merges).toEqual(before?.merges)
  })

  it('删表、改名、移动、加行', async () => {
    const running = await opened('街镇台账.xlsx')
    const { user, workbook } = running.simulator
    const sheet = workbook.sheet('用地主体自评表')
    if (sheet === undefined) throw new Error('表不见了')
    sheet.protection = null
    user.deleteSheet('填表说明')
    user.insertRows('用地主体自评表!8:9')
    user.type('用地主体自评表!A8', 'SJ-1')
    user.renameSheet('选项', '下拉项')
    const copy = saved(running)
    expect(copy.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['用地主体自评表', 'Visible'],
      ['企业信息采集表', 'Visible'],
      ['下拉项', 'Hidden'],
      ['_meta', 'VeryHidden'],
    ])
    const after = copy.sheet('用地主体自评表')
    expect(after?.tables[0]?.anchor.area?.bottom).toBe(507)
    expect(after?.valueAt(7, 0)).toBe('SJ-1')
    const sources = after?.validations.map(({ rule }) => rule.list?.source).filter((text) => text?.startsWith('='))
    expect(sources?.every((text) => text?.startsWith('=下拉项!'))).toBe(true)
    expect((await readXlsx(running.simulator.toXlsx())).sheets).toHaveLength(4)
  })

  it('空白工作簿也能存', async () => {
    const running = startExcel()
    running.simulator.user.paste('A1', [['甲', '1']])
    const copy = saved(running)
    expect([copy.active.name, copy.active.valueAt(0, 0), copy.active.valueAt(0, 1)]).toEqual(['Sheet1', '甲', 1])
  })

  it('存不下的说出来', async () => {
    const withSettings = startExcel()
    withSettings.simulator.workbook.settings.set('k', 1)
    expect(() => withSettings.simulator.toXlsx()).toThrow('settings of the add-in cannot be saved')
    const running = await opened()
    const paper = running.simulator.workbook.sheet('用地主体自评表')
    if (paper === undefined) throw new Error('表不见了')
    paper.protection = null
    running.simulator.user.deleteRows('用地主体自评表!30:30')
    expect(() => running.simulator.toXlsx()).toThrow('用地主体自评表: cells moved, rowBreaks, drawing cannot follow')
  })
})
