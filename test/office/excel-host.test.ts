import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadWorkbook } from '../excel-host/file/load.ts'
import { startExcel } from '../excel-host/node.ts'
import { committed } from '../templates/out.ts'
import { convertWithLibreOffice } from './libre-office.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'excel-host-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What an add-in leaves in a template: values, marks, a note, a report with a table, a second template beside it. */
async function workedOn(): Promise<Uint8Array> {
  const { Excel, simulator } = startExcel({ apiSet: '1.17', workbook: loadWorkbook(await committed('一地一表.xlsx')) })
  simulator.user.type('用地主体自评表!C4', 'SJ-0001')
  const guide = Buffer.from(await committed('部门核定-区税务局.xlsx')).toString('base64')
  await Excel.run(async ({ workbook }) => {
    const form = workbook.worksheets.getItem('用地主体自评表')
    form.protection.unprotect()
    form.getRange('C21').format.fill.color = '#FDE3E0'
    const marks = form.getRanges('C4,F4').conditionalFormats.add('Custom')
    marks.custom.rule.formula = '=LEN("parcel-checkup:error")>0'
    marks.custom.format.fill.color = '#FDE3E0'
    workbook.comments.add('用地主体自评表!C4', '【体检】地块编码须改正')
    const report = workbook.worksheets.add('评分结果')
    report.getRange('A1:C3').values = [
      ['地块', '总分', '占比'],
      ['甲', 80.5, 0.25],
      ['乙', 60, 0.5],
    ]
    report.getRange('B2:C3').numberFormat = [
      ['0.00', '0.0%'],
      ['0.00', '0.0%'],
    ]
    report.tables.add('A1:C3', true).name = 'scores'
    workbook.insertWorksheetsFromBase64(guide)
  })
  return simulator.toXlsx()
}

describe('模拟 Excel 存下的工作簿', () => {
  it('LibreOffice 打开并另存后，值、表格、批注、条件格式、验证、插入的表都在', async () => {
    const file = join(folder, '体检.xlsx')
    await writeFile(file, await workedOn())
    const target = await mkdtemp(join(folder, 'saved-'))
    const saved = await readFile(await convertWithLibreOffice(file, 'xlsx:Calc MS Excel 2007 XML', target))
    const { sheets } = await readXlsx(new Uint8Array(saved), { readStyles: true })
    const sheet = (name: string) => sheets.find((one) => one.name === name)
    expect(sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['用地主体自评表', '评分结果', '_meta', '_meta (2)']),
    )
    expect(sheet('用地主体自评表')?.rows[3]?.[2]).toBe('SJ-0001')
    expect(sheet('评分结果')?.rows[1]).toEqual(['甲', 80.5, 0.25])
    expect(sheet('评分结果')?.tables?.map(({ name }) => name)).toEqual(['scores'])
    expect(sheet('评分结果')?.cells?.get('1,2')?.style?.numFmt).toBe('0.0%')
    const note = sheet('用地主体自评表')?.cells?.get('3,2')?.comment?.text
    expect(note).toContain('地块编码须改正')
    const before = await readXlsx(await committed('一地一表.xlsx'))
    const original = before.sheets.find(({ name }) => name === '用地主体自评表')
    expect(sheet('用地主体自评表')?.dataValidations?.length).toBe(original?.dataValidations?.length)
    expect(sheet('用地主体自评表')?.conditionalRules?.length).toBe((original?.conditionalRules?.length ?? 0) + 1)
  })
})
