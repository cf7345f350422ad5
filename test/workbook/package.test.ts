import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { inspectPackage } from '#workbook/package/inspect.ts'
import { thinPackage } from '#workbook/package/thin.ts'
import { readWorkbook } from '#workbook/read.ts'
import { exampleRow, headings, otherWorkbook } from './sheet-js.ts'
import { handMade } from './small-package.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

it.each([
  ['空文件', new Uint8Array(), 'not-a-workbook'],
  ['网页', bytesOf('<html><table/></html>'), 'not-a-workbook'],
  ['图片', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'not-a-workbook'],
  ['旧格式 .xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), 'workbook-old-format'],
  [
    '加密的 .xlsx',
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...[...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0])]),
    'workbook-encrypted',
  ],
  ['截断的文件', handMade('<sheetData/>').subarray(0, 300), 'workbook-damaged'],
  ['带宏', handMade('<sheetData/>', { 'xl/vbaProject.bin': 'x' }), 'workbook-macro'],
  ['带控件', handMade('<sheetData/>', { 'xl/activeX/activeX1.xml': '<a/>' }), 'workbook-active-content'],
])('%s：不受理，说得出原因', async (_, bytes, code) => {
  await expect(readWorkbook(bytes)).rejects.toMatchObject({ problem: { code } })
})

it('体积、部件数、解压后体积各有上限', () => {
  const workbook = handMade('<sheetData/>', { 'xl/media/big.bin': new Uint8Array(5000) })
  const limits = { bytes: 1e6, parts: 50, inflatedBytes: 1e6 }
  expect(inspectPackage(workbook, limits).length).toBe(6)
  const refused = (change: Partial<typeof limits>) => () => inspectPackage(workbook, { ...limits, ...change })
  expect(refused({ bytes: 100 })).toThrow('workbook-too-large')
  expect(refused({ parts: 3 })).toThrow('workbook-too-many-parts')
  expect(refused({ inflatedBytes: 4000 })).toThrow('workbook-bomb')
})

it('目录减薄后，留下的部件照样读得出，去掉的看不见', async () => {
  const workbook = handMade('<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>', {
    'xl/media/a.png': 'png',
  })
  const thin = thinPackage(workbook, (name) => !name.includes('media'))
  expect(inspectPackage(thin).map((part) => part.name)).not.toContain('xl/media/a.png')
  expect((await readXlsx(thin)).sheets[0]?.rows).toEqual([[7]])
  expect(thinPackage(workbook, () => true)).toBe(workbook)
})

it('外部链接、图片、嵌入文件、图表不读，只说明', async () => {
  const plain = otherWorkbook({ 表: [headings(parcelForm), exampleRow(parcelForm)] })
  const extra = {
    'xl/media/image1.png': 'x',
    'xl/externalLinks/externalLink1.xml': '<not xml',
    'xl/embeddings/a.bin': 'x',
    'xl/charts/chart1.xml': '<',
  }
  const { unzipSync, zipSync, strToU8 } = await import('fflate')
  const parts = {
    ...unzipSync(plain),
    ...Object.fromEntries(Object.entries(extra).map(([name, text]) => [name, strToU8(text)])),
  }
  const result = await readWorkbook(zipSync(parts))
  expect(result.rows.length).toBe(1)
  expect(result.notices).toEqual([
    { code: 'external-links', count: 1 },
    { code: 'pictures', count: 1 },
    { code: 'charts', count: 1 },
    { code: 'embedded-files', count: 1 },
  ])
})

it('含图表工作表的工作簿另有说法', async () => {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const workbook = handMade('<sheetData/>', {
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/><sheet name="图" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`,
    'xl/chartsheets/sheet1.xml': '<chartsheet/>',
  })
  await expect(readWorkbook(workbook)).rejects.toMatchObject({ problem: { code: 'workbook-chart-sheet' } })
})
