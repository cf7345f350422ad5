import { describe, expect, it } from 'vitest'
import type { SheetMarks } from '#addin/host/spreadsheet.ts'
import type { ConditionalFormat } from '../../../excel-host/model/conditional-format.ts'
import { levels, type OpenExcel, openExcel, sheetId } from './open-excel.ts'

const some = { error: ['B5', 'C7:C9'], warning: ['D2'], info: [] }

function marksOf(excel: OpenExcel, areas: SheetMarks['areas'] = some): readonly SheetMarks[] {
  return [{ sheet: sheetId(excel, 'Sheet1'), areas }]
}

function formats({ simulator }: OpenExcel): readonly ConditionalFormat[] {
  return [...(simulator.workbook.sheets[0]?.formats ?? [])].sort((a, b) => a.priority - b.priority)
}

/** Everything of the sheet that is the user's, as data. */
function usersOwn({ simulator }: OpenExcel): unknown {
  const [sheet] = simulator.workbook.sheets
  const users = sheet?.formats.filter((format) => !format.formula.includes('parcel-checkup'))
  return JSON.parse(
    JSON.stringify({
      formats: users?.map(({ areas, formula, look }) => ({ areas, formula, look })),
      rows: sheet?.rows,
      columns: sheet?.columns,
    }),
  )
}

/** A fill and a rule of the user's, on cells that get marked. */
async function decorate(): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1')
    sheet.getRange('A1:D9').values = Array.from({ length: 9 }, () => ['甲', 1, 2, 3])
    sheet.getRange('B5').format.fill.color = '#00FF00'
    sheet.getRange('B5').format.font.color = '#FF00FF'
    const rule = sheet.getRange('B2:C9').conditionalFormats.add('Custom')
    rule.custom.rule.formula = '=B2>1'
    rule.custom.format.fill.color = '#FFFF00'
    await context.sync()
  })
}

describe.each(levels.filter((level) => level !== '1.4'))('ExcelApi %s', (apiSet) => {
  it('标记、换标记、清除，用户的底色和条件格式都没动', async () => {
    const excel = await openExcel({ apiSet })
    await decorate()
    const before = usersOwn(excel)
    await expect(excel.spreadsheet.setMarks(marksOf(excel))).resolves.toEqual([])
    const [first, ...others] = formats(excel)
    expect(first?.look).toMatchObject({ fill: '#E3A29D', fontColor: '#1B2127' })
    expect(others.at(-1)?.formula).toBe('=B2>1')
    expect(new Set(formats(excel).flatMap(({ formula }) => /checkup:\w+/.exec(formula)?.[0] ?? []))).toEqual(
      new Set(['checkup:error', 'checkup:warning']),
    )
    expect(usersOwn(excel)).toEqual(before)

    await excel.spreadsheet.setMarks(marksOf(excel, { error: [], warning: [], info: ['A1'] }))
    expect(formats(excel).map(({ formula }) => formula)).toEqual(['=LEN("parcel-checkup:info")>0', '=B2>1'])

    await excel.spreadsheet.clearMarks()
    expect(formats(excel).map(({ formula }) => formula)).toEqual(['=B2>1'])
    expect(usersOwn(excel)).toEqual(before)
  })

  it('受保护而又不许设格式的表：说出是哪张，表没变', async () => {
    const excel = await openExcel({ apiSet })
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').protection.protect()
      await context.sync()
    })
    await expect(excel.spreadsheet.setMarks(marksOf(excel))).resolves.toEqual([sheetId(excel, 'Sheet1')])
    expect(formats(excel)).toEqual([])
    await expect(excel.spreadsheet.setMarks(marksOf(excel, { error: [], warning: [], info: [] }))).resolves.toEqual([])
    expect((await excel.spreadsheet.outline()).sheets[0]?.protection).toBe('full')
  })

  it('受保护但许设格式的表照样标记', async () => {
    const excel = await openExcel({ apiSet })
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').protection.protect({ allowFormatCells: true })
      await context.sync()
    })
    await expect(excel.spreadsheet.setMarks(marksOf(excel))).resolves.toEqual([])
    expect(formats(excel).length).toBeGreaterThan(0)
    expect((await excel.spreadsheet.outline()).sheets[0]?.protection).toBe('formats')
  })
})

describe('setMarks', () => {
  it('上次打开面板留下的标记也认得，不会叠在一起', async () => {
    const first = await openExcel()
    await first.spreadsheet.setMarks(marksOf(first))
    const again = await openExcel({ workbook: first.simulator.workbook })
    await again.spreadsheet.setMarks(marksOf(again, { error: ['A1'], warning: [], info: [] }))
    expect(formats(again).map(({ areas }) => areas)).toEqual([[{ top: 0, left: 0, bottom: 0, right: 0 }]])
  })

  it('用户的一条规则读不出来（office-js #6835）：照样标记，那条不动', async () => {
    const excel = await openExcel()
    await decorate()
    await decorate()
    const [sheet] = excel.simulator.workbook.sheets
    const unreadable = sheet?.formats[1]
    if (unreadable === undefined) throw new RangeError('no rule')
    const { simulator } = excel
    const execute = simulator.execute.bind(simulator)
    const notFound = { Code: 'ItemNotFound', Message: '', Location: 'ConditionalFormatCollection.getItem' }
    const body = JSON.stringify({ Results: [], Error: notFound })
    Object.assign(simulator, {
      execute: (batch: string, flags?: number) =>
        batch.includes(unreadable.id) ? Promise.resolve({ status: 200, body, officeError: 0 }) : execute(batch, flags),
    })
    await excel.spreadsheet.setMarks(marksOf(excel))
    await excel.spreadsheet.setMarks(marksOf(excel, { error: ['A1'], warning: [], info: [] }))
    expect(sheet?.formats.length).toBe(3)
    expect(formats(excel).map(({ formula }) => formula)).toEqual(['=LEN("parcel-checkup:error")>0', '=B2>1', '=B2>1'])
  })

  it('从后往前删：Excel 的规则号是次序，删掉前面的，后面的就都变了', async () => {
    const excel = await openExcel()
    await excel.spreadsheet.setMarks(marksOf(excel, { error: ['A1'], warning: ['B2'], info: ['C3'] }))
    const ids = formats(excel).map(({ id }) => id)
    await excel.spreadsheet.clearMarks()
    const batches = excel.simulator.log.map(({ request }) => JSON.stringify(request))
    const deleting = batches.find((batch) => batch.includes('"Delete"'))
    expect(deleting?.match(/\{00000000-000E-[0-9A-F-]+\}/g)).toEqual(ids.reverse())
  })

  it('标记没有变就什么都不写，用户还能撤销', async () => {
    const excel = await openExcel()
    await excel.spreadsheet.setMarks(marksOf(excel))
    const ids = formats(excel).map(({ id }) => id)
    excel.simulator.user.type('A1', '甲')
    await excel.spreadsheet.setMarks(marksOf(excel))
    expect(formats(excel).map(({ id }) => id)).toEqual(ids)
    expect(excel.simulator.user.undo()).toBe(true)
  })

  it('没有点名的表保持原样，没有了的表不妨碍', async () => {
    const excel = await openExcel()
    excel.simulator.workbook.addSheet('第二张')
    const second = sheetId(excel, '第二张')
    await excel.spreadsheet.setMarks([...marksOf(excel), { sheet: second, areas: some }])
    await excel.spreadsheet.setMarks([
      { sheet: '{gone}', areas: some },
      { sheet: second, areas: { error: [], warning: [], info: [] } },
    ])
    expect(excel.simulator.workbook.sheets.map((sheet) => sheet.formats.length > 0)).toEqual([true, false])
  })

  it.each(['1.8', '1.14'] as const)('两千处标记（ExcelApi %s）在限额之内，一处不漏', async (apiSet) => {
    const excel = await openExcel({ apiSet })
    const error = Array.from({ length: 2000 }, (_, index) => `B${2 * index + 1}`)
    await excel.spreadsheet.setMarks(marksOf(excel, { error, warning: [], info: [] }))
    const marked = formats(excel).flatMap(({ areas }) => areas.map(({ top }) => `B${top + 1}`))
    expect(new Set(marked)).toEqual(new Set(error))
    expect(excel.simulator.counts.largestRequest).toBeLessThan(1_000_000)
    await excel.spreadsheet.clearMarks()
    expect(formats(excel)).toEqual([])
  })
})
