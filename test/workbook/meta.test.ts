import { expect, it } from 'vitest'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { metaFromRows, metaFromXml, metaToRows, metaToXml, type WorkbookMeta } from '#workbook/meta.ts'
import { writeMeta } from '#workbook/meta-parts.ts'
import { readWorkbook } from '#workbook/read.ts'
import { compareVersions } from '#workbook/template-version.ts'
import { exampleRow, headings, otherWorkbook } from './sheet-js.ts'
import { changedParts } from './small-package.ts'

const meta: WorkbookMeta = {
  template: 'ledger',
  department: null,
  forms: [{ id: 'parcel-self-assessment', version: '2026.1' }],
  cycle: '2025',
  parcelCode: null,
  revisions: [
    { form: 'parcel-self-assessment', key: '2025/SJ-<1> & "2"', revision: 7 },
    { form: 'enterprise-information', key: '2025/SJ-1/91310117999999912E', revision: 1 },
  ],
}
const workbook = otherWorkbook({ 表: [headings(parcelForm), exampleRow(parcelForm)] })

it('写成文字再读回来，一样', () => {
  expect(metaFromRows(metaToRows(meta))).toEqual(meta)
  expect(metaFromXml(metaToXml(meta))).toEqual(meta)
  const department: WorkbookMeta = {
    ...meta,
    template: 'department',
    department: 'tax',
    parcelCode: 'SJ-1',
    cycle: null,
  }
  expect(metaFromXml(metaToXml(department))).toEqual(department)
})

it('别人的部件和别人的工作表不当作我们的', () => {
  expect(metaFromXml('<other xmlns="urn:other"><row><t>parcel-checkup</t></row></other>')).toBeNull()
  expect(metaFromRows([['地块编码', '评估年度']])).toBeNull()
  expect(metaFromRows([])).toBeNull()
})

it('写进没有的工作簿：两处都有，原有的表一字节不变；再写一次，各处仍只有一份', async () => {
  const once = writeMeta(workbook, meta)
  expect(changedParts(workbook, once)).not.toContain('xl/worksheets/sheet1.xml')
  expect((await readWorkbook(once)).meta).toEqual(meta)
  const twice = writeMeta(once, { ...meta, cycle: '2026' })
  expect([...changedParts(once, twice)].sort()).toEqual(['customXml/item1.xml', 'xl/worksheets/sheet2.xml'])
  expect((await readWorkbook(twice)).sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
    ['表', false],
    ['_meta', true],
  ])
})

it('只写得了工作表的程序记下的修订号也认：两处取新的', async () => {
  const { unzipSync, zipSync } = await import('fflate')
  const [first, second] = meta.revisions
  if (first === undefined || second === undefined) throw new Error('two revisions are needed')
  const before = unzipSync(writeMeta(workbook, { ...meta, revisions: [first] }))
  const later = [{ ...first, revision: 9 }, second]
  const after = unzipSync(writeMeta(workbook, { ...meta, revisions: later }))
  const part = before['customXml/item1.xml'] ?? new Uint8Array()
  expect((await readWorkbook(zipSync({ ...after, 'customXml/item1.xml': part }))).meta?.revisions).toEqual(later)
  const sheet = before['xl/worksheets/sheet2.xml'] ?? new Uint8Array()
  expect((await readWorkbook(zipSync({ ...after, 'xl/worksheets/sheet2.xml': sheet }))).meta?.revisions).toEqual(later)
})

it('自定义部件丢了，从工作表读；工作表改了名也认', async () => {
  const { unzipSync, zipSync, strFromU8, strToU8 } = await import('fflate')
  const parts = unzipSync(writeMeta(workbook, meta))
  const kept = Object.fromEntries(Object.entries(parts).filter(([name]) => !name.startsWith('customXml')))
  kept['xl/workbook.xml'] = strToU8(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).replace('_meta', '别的名'))
  expect((await readWorkbook(zipSync(kept))).meta).toEqual(meta)
})

it('旧版和新版的表都说清楚，不猜', async () => {
  const versioned = (version: string) =>
    writeMeta(workbook, { ...meta, forms: [{ id: 'parcel-self-assessment', version }] })
  await expect(readWorkbook(versioned('2025.3'))).rejects.toMatchObject({
    problem: { code: 'template-outdated', details: { found: '2025.3', expected: parcelForm.version } },
  })
  await expect(readWorkbook(versioned('2999.1'))).rejects.toMatchObject({ problem: { code: 'template-newer' } })
})

it('版本按数字比', () => {
  expect(compareVersions('2025.10', '2025.9')).toBeGreaterThan(0)
  expect(compareVersions('2025', '2025.1')).toBeLessThan(0)
  expect(compareVersions('2026.1', '2026.1')).toBe(0)
})
