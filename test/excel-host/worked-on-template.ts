import { committed } from '../templates/out.ts'
import { loadWorkbook } from './file/load.ts'
import { startExcel } from './node.ts'

/** What an add-in leaves in a template: values, marks, a note, a report with a table, a second template beside it. */
export async function workedOnTemplate(): Promise<Uint8Array> {
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
