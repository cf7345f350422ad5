import { describe, expect, it } from 'vitest'
import { metaFromRows, metaFromXml, metaToRows, metaToXml, type WorkbookMeta } from '#workbook/meta.ts'
import { levels, type OpenExcel, openExcel } from './open-excel.ts'

const meta: WorkbookMeta = {
  template: 'ledger',
  department: null,
  forms: [{ id: 'parcel-self-assessment', version: '1' }],
  cycle: '2026',
  parcelCode: null,
  revisions: [{ form: 'parcel-self-assessment', key: '2026 0011', revision: 7 }],
}

function write(excel: OpenExcel, value: WorkbookMeta): Promise<void> {
  return excel.spreadsheet.writeMeta(metaToXml(value), metaToRows(value))
}

function sheetMeta({ simulator }: OpenExcel): WorkbookMeta | null {
  const sheet = simulator.workbook.sheet('_meta')
  expect(sheet?.visibility).toBe('VeryHidden')
  return metaFromRows((sheet?.rows ?? []).map((row) => (row?.values ?? []).map((value) => String(value ?? ''))))
}

describe.each(levels)('ExcelApi %s', (apiSet) => {
  it('写进两个家，再写一次都换成新的', async () => {
    const excel = await openExcel({ apiSet })
    const later = { ...meta, revisions: [] }
    for (const value of [meta, later]) {
      await write(excel, value)
      expect(sheetMeta(excel)).toEqual(value)
      const { metaXml } = await excel.spreadsheet.outline()
      expect(metaXml === null ? null : metaFromXml(metaXml)).toEqual(apiSet === '1.4' ? null : value)
    }
    expect(excel.simulator.workbook.customXml.length).toBe(apiSet === '1.4' ? 0 : 1)
    await excel.settle()
    expect(excel.hints).toEqual([])
  })
})

describe('writeMeta', () => {
  it('五千行的修订号也写得下', async () => {
    const excel = await openExcel()
    const revisions = Array.from({ length: 5000 }, (_, index) => ({
      form: 'parcel-self-assessment' as const,
      key: `2026 ${index}`,
      revision: index,
    }))
    await write(excel, { ...meta, revisions })
    expect(sheetMeta(excel)?.revisions.length).toBe(5000)
    const { metaXml } = await excel.spreadsheet.outline()
    expect(metaFromXml(metaXml ?? '')?.revisions.length).toBe(5000)
  })

  it('别人的 XML 部件不动，自己的只留一份', async () => {
    const excel = await openExcel()
    await Excel.run(async (context) => {
      for (const xml of ['<other xmlns="urn:other"/>', metaToXml(meta), metaToXml(meta)])
        context.workbook.customXmlParts.add(xml)
      await context.sync()
    })
    await write(excel, { ...meta, cycle: '2027' })
    const xml = excel.simulator.workbook.customXml.map((part) => part.xml)
    expect(xml.length).toBe(2)
    expect(xml[0]).toContain('urn:other')
    expect(xml[1]).toContain('2027')
  })

  it('工作簿结构受保护：说受保护；有了那张表就照写', async () => {
    const excel = await openExcel()
    const { workbook } = excel.simulator
    workbook.structureProtected = true
    await expect(write(excel, meta)).rejects.toMatchObject({ fault: 'protected', sheet: '' })
    workbook.structureProtected = false
    await write(excel, meta)
    workbook.structureProtected = true
    await write(excel, { ...meta, cycle: '2027' })
    expect(sheetMeta(excel)?.cycle).toBe('2027')
  })
})
