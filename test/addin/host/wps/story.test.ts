import { describe, expect, it } from 'vitest'
import { createBook } from '#addin/workers/book.ts'
import { createChecker } from '#addin/workers/checker.ts'
import { metaFromRows, metaFromXml, metaNamespace, metaSheetName, metaToRows, metaToXml } from '#workbook/meta.ts'
import { readWorkbook } from '#workbook/read.ts'
import { cellOf } from '#workbook/read-result.ts'
import { parcelWorkbook } from '../../../browser/pane-files.ts'
import { loadWorkbook } from '../../../excel-host/file/load.ts'
import type { Shape } from '../../../wps-host/shape.ts'
import { openWps, readForms, settle, shapes } from './open-wps.ts'

const context = { today: '2026-03-10', scope: 'town', step: 'town', energyBasis: null } as const
const finds = (result: Awaited<ReturnType<typeof readForms>>): readonly string[] => {
  const checker = createChecker(createBook(result))
  const codes = checker.checkRows(
    result.rows.map(({ id }) => id),
    context,
  )
  return [...codes].flatMap((code) => checker.findingsOf(code).map((finding) => finding.code))
}

describe.each(shapes)('成员为 %s 的版本', (shape: Shape) => {
  it('读出的与文件读出的一样：行、单元格、元数据', async () => {
    const bytes = await parcelWorkbook({ houseSafety: '一般' })
    const { spreadsheet } = openWps(loadWorkbook(bytes), shape)
    const [read, expected] = [await readForms(spreadsheet), await readWorkbook(bytes)]
    expect(read.rows.length).toBeGreaterThan(1)
    expect(read.rows.map(({ id, cells }) => ({ id, cells }))).toEqual(
      expected.rows.map(({ id, cells }) => ({ id, cells })),
    )
    expect(read.meta).toEqual(expected.meta)
  })

  it('读出问题，改正一格，问题消失；元数据两处都写；得分写成表', async () => {
    const workbook = loadWorkbook(await parcelWorkbook({ houseSafety: '一般' }))
    const { spreadsheet, hints } = openWps(workbook, shape)
    const before = await readForms(spreadsheet)
    expect(finds(before)).toContain('X33')

    const row = before.rows.find(({ form }) => form === 'parcel-self-assessment')
    const cell = row === undefined ? null : cellOf(before, row, 'houseSafety')
    if (row === undefined || cell === null) throw new Error('no such cell')
    expect(await spreadsheet.writeCells([{ sheet: row.sheet, cell, value: '无' }])).toEqual([])
    const after = await readForms(spreadsheet)
    expect(finds(after)).not.toContain('X33')
    await settle()
    expect(hints).toEqual([])

    if (after.meta === null) throw new Error('no meta')
    const meta = {
      ...after.meta,
      revisions: [{ form: 'parcel-self-assessment' as const, key: '=2025 SJ', revision: 7 }],
    }
    await spreadsheet.writeMeta(metaToXml(meta), metaToRows(meta))
    const parts = workbook.customXml.filter(({ xml }) => xml.includes(metaNamespace))
    expect(parts.map(({ xml }) => metaFromXml(xml))).toEqual([meta])
    const sheet = workbook.sheet(metaSheetName)
    expect(sheet?.visibility).toBe('VeryHidden')
    const rows = sheet?.rows.map((one) => (one?.values ?? []).map((value) => (value === null ? '' : String(value))))
    expect(metaFromRows(rows ?? [])).toEqual(meta)
    expect(workbook.active.name).toBe(row.sheet)

    const name = await spreadsheet.writeReport({
      sheet: '评分结果',
      lines: ['评分结果', '示例标准'],
      columns: [
        { heading: '地块编码', width: 14, format: '@', align: 'left' },
        { heading: '总分', width: 8, format: '0.00', align: 'right' },
      ],
      rows: [['SJ-XQ-0137', 72.6]],
    })
    expect(name).toBe('评分结果')
    const report = workbook.sheet(name)
    expect([report?.valueAt(0, 0), report?.valueAt(3, 1), report?.valueAt(4, 0), report?.valueAt(4, 1)]).toEqual([
      '评分结果',
      '总分',
      'SJ-XQ-0137',
      72.6,
    ])
    expect(report?.tables.map(({ anchor }) => anchor.area)).toEqual([{ top: 3, left: 0, bottom: 4, right: 1 }])
    expect((await readForms(spreadsheet)).rows.length).toBe(after.rows.length)
  })
})
