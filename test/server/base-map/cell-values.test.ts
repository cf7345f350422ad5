import { expect, test } from 'vitest'
import { sent } from '../bulk-upload/stage.ts'
import { zhouTao } from '../cast.ts'
import { call, testApp } from '../http/test-app.ts'
import { workbookParts } from '../upload/workbook-parts.ts'
import { zipOf } from '../upload/zip-builder.ts'
import { headings, one } from './lists.ts'
import { StagedImport } from './stage.ts'

/** A sheet of these rows; texts as they stand in the part, numbers as they are written there. */
function sheetOf(...rows: readonly (readonly (string | { readonly number: string })[])[]): Uint8Array {
  const cell = (value: string | { readonly number: string }): string =>
    typeof value === 'string' ? `<c t="inlineStr"><is><t>${value}</t></is></c>` : `<c><v>${value.number}</v></c>`
  const lines = rows.map((row, index) => `<row r="${index + 1}">${row.map(cell).join('')}</row>`)
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const data = `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`
  return zipOf(workbookParts([{ name: 'xl/worksheets/sheet1.xml', data }]))
}

test.each(['甲_x0000_乙', '甲&#xD800;乙', '甲_xDC00_乙', '甲&#1;乙'])(
  '底版工作簿里的 %s：读入、比对、报告都不出内部错误',
  async (text) => {
    const app = await testApp()
    const row = one.map((value, index) => (index === 2 || index === 3 ? text : String(value)))
    const fresh = [`新${text}`, ...one.slice(1).map(String)]
    const bytes = sheetOf(headings, row, fresh, [
      ...one.slice(0, 5).map(String),
      { number: '1e999' },
      ...one.slice(6).map(String),
    ])
    const staged = await StagedImport.upload(app, { kind: 'registry', name: '底版.xlsx', bytes })
    await staged.compare()
    expect((await call(app, zhouTao, 'baseReport', { params: { id: staged.id } })).status).toBe(200)
    expect(app.defects).toEqual([])
  },
)

test.each(['甲_x0000_乙', '甲&#xD800;乙'])('名册工作簿里的 %s：预览、导入都不出内部错误', async (text) => {
  const app = await testApp()
  const bytes = sheetOf(['单位', '岗位', '姓名'], ['区规划资源局', '联络员', text])
  const body = sent(bytes, '名册.xlsx')
  for (const [id, query] of [
    ['previewRoster', {}],
    ['importRoster', { changes: '1' }],
  ] as const) {
    const response = await call(app, zhouTao, id, { query, body })
    expect(response.status, await response.text()).toBeLessThan(500)
  }
  expect(app.defects).toEqual([])
})
