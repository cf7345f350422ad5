import { describe, expect, it } from 'vitest'
import type { SheetMarks } from '#addin/host/spreadsheet.ts'
import { SpreadsheetFailure } from '#addin/host/spreadsheet-failure.ts'
import { findApplication } from '#addin/host/wps/find-application.ts'
import { loadWorkbook } from '../../../excel-host/file/load.ts'
import { plainConditionalLook } from '../../../excel-host/model/conditional-format.ts'
import { emptyWorkbook, type Workbook } from '../../../excel-host/model/workbook.ts'
import { committed } from '../../../templates/out.ts'
import { createWps } from '../../../wps-host/wps.ts'
import { openWps, readAll, settle, shapes } from './open-wps.ts'

function workbookWith(rows: readonly (readonly (string | number | boolean | null)[])[]): Workbook {
  const workbook = emptyWorkbook()
  for (const [row, values] of rows.entries())
    for (const [column, value] of values.entries()) if (value !== null) workbook.active.setCell(row, column, value)
  return workbook
}

function protect(workbook: Workbook, allowed: readonly 'allowFormatCells'[] = []): void {
  workbook.active.protection = { allowed: new Set(allowed), selectionMode: 'Normal', password: null }
}

const marks = (error: readonly string[]): SheetMarks => ({ sheet: 'Sheet1', areas: { error, warning: [], info: [] } })
const report = { sheet: '评分结果', lines: ['一'], columns: [], rows: [] }
const column = { heading: '地块编码', width: 14, format: '@', align: 'left' } as const

describe.each(shapes)('成员为 %s 的版本', (shape) => {
  it('一个值、一行、一列、整块都读得出；错误是文字，空白是空白', async () => {
    const workbook = workbookWith([['地块', 0, true], [], [null, '001', -1.5]])
    workbook.active.setCell(1, 0, { error: '#DIV/0!' }, '=1/0')
    const single = workbook.addSheet('单格')
    single.setCell(0, 0, '只有一格')
    workbook.addSheet('空表')
    const blocks = await readAll(openWps(workbook, shape).spreadsheet)
    expect(blocks.map(({ values }) => values)).toEqual([
      [
        ['地块', 0, true],
        ['#DIV/0!', null, null],
        [null, '001', -1.5],
      ],
      [['只有一格']],
    ])
  })

  it('只说显示成百分数的数', async () => {
    const workbook = workbookWith([['比例'], [0.5], [0.25], [3], [0.1]])
    const percent = workbook.looks.changed(0, { numberFormat: '0.00%' })
    for (const row of [1, 2, 4]) workbook.active.setLook(row, 0, percent)
    const [block] = await readAll(openWps(workbook, shape).spreadsheet)
    expect(block?.percents.map(({ row }) => row)).toEqual([2, 3, 5])
  })

  it('使用者的修改作为提示告诉面板，自己写的不算', async () => {
    const wps = openWps(workbookWith([['甲', '乙']]), shape)
    await wps.spreadsheet.writeCells([{ sheet: 'Sheet1', cell: 'B2', value: 7 }])
    await settle()
    wps.type('Sheet1', 'A1', '丙')
    await wps.spreadsheet.select('Sheet1', 'B2')
    await settle()
    expect(wps.hints).toEqual([{ kind: 'cells', sheet: 'Sheet1', area: '$A$1' }])
    expect(wps.selections).toEqual([{ sheet: 'Sheet1', row: 2, column: 1 }])
  })

  it('像公式、像数字的文字仍是文字；锁定的格不写，别的照写', async () => {
    const workbook = workbookWith([['甲']])
    const text = workbook.looks.changed(0, { locked: false, numberFormat: '@' })
    const open = workbook.looks.changed(0, { locked: false })
    workbook.active.setLook(1, 0, open)
    workbook.active.setLook(2, 0, text)
    protect(workbook)
    const { spreadsheet } = openWps(workbook, shape)
    const failures = await spreadsheet.writeCells([
      { sheet: 'Sheet1', cell: 'A1', value: '改' },
      { sheet: 'Sheet1', cell: 'A2', value: '=1+1' },
      { sheet: 'Sheet1', cell: 'A3', value: '001' },
      { sheet: '没有', cell: 'A1', value: 1 },
    ])
    expect(failures.map(({ sheet, cell, why }) => [sheet, cell, why])).toEqual([
      ['Sheet1', 'A1', 'locked'],
      ['没有', 'A1', 'gone'],
    ])
    expect([0, 1, 2].map((row) => workbook.active.valueAt(row, 0))).toEqual(['甲', '=1+1', '001'])
  })

  it('标记盖在使用者的格式上，清除后一条不剩，使用者自己的还在', async () => {
    const workbook = workbookWith([['甲']])
    const theirs = { id: '{1}', type: 'Custom', areas: [{ top: 0, left: 0, bottom: 9, right: 9 }] }
    const rule = { priority: 0, stopIfTrue: false, formula: '=A1>1', look: plainConditionalLook() }
    workbook.active.formats.push({ ...theirs, ...rule })
    const { spreadsheet } = openWps(workbook, shape)
    expect(spreadsheet.abilities.marks).toBe(true)
    const many = Array.from({ length: 200 }, (_, index) => `B${2 * index + 2}`)
    expect(await spreadsheet.setMarks([marks(['A1', ...many])])).toEqual([])
    const ours = workbook.active.formats.filter(({ id }) => id !== '{1}')
    expect(ours.flatMap(({ areas }) => areas)).toHaveLength(201)
    expect(ours[0]?.look.fill).toMatch(/^#[0-9A-F]{6}$/)
    expect(ours.every(({ priority }) => priority < (workbook.active.formats[0]?.priority ?? 0))).toBe(true)
    await spreadsheet.setMarks([marks(['A1'])])
    expect(workbook.active.formats).toHaveLength(2)
    // A mark that an earlier run left behind goes as well.
    await openWps(workbook, shape).spreadsheet.clearMarks()
    expect(workbook.active.formats.map(({ id }) => id)).toEqual(['{1}'])
  })

  it('保护的表不收标记：说是哪张；允许改格式的收', async () => {
    const workbook = workbookWith([['甲']])
    protect(workbook)
    expect(await openWps(workbook, shape).spreadsheet.setMarks([marks(['A1'])])).toEqual(['Sheet1'])
    protect(workbook, ['allowFormatCells'])
    expect(await openWps(workbook, shape).spreadsheet.setMarks([marks(['A1'])])).toEqual([])
  })

  it('正在编辑单元格：说忙，结束后自动继续；可以不等', async () => {
    const wps = openWps(workbookWith([['甲']]), shape)
    const states: string[] = []
    wps.spreadsheet.onBusy(({ kind }) => states.push(kind))
    wps.trouble.editing = true
    const reading = readAll(wps.spreadsheet)
    await expect.poll(() => wps.spreadsheet.busy().kind).toBe('editing-cell')
    wps.trouble.editing = false
    expect((await reading).length).toBe(1)
    expect([states[0], states.at(-1)]).toEqual(['editing-cell', 'ready'])
    wps.trouble.editing = true
    const waiting = wps.spreadsheet.outline()
    await expect.poll(() => wps.spreadsheet.busy().kind).toBe('editing-cell')
    wps.spreadsheet.stopWaiting()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('缺少成员的版本', () => {
  it('没有事件、条件格式、表、自定义 XML：如实说能力，别的照做', async () => {
    const workbook = loadWorkbook(await committed('一地一表.xlsx'))
    const without = ['ApiEvent', 'FormatConditions', 'ListObjects', 'CustomXMLParts', 'Version']
    const { spreadsheet } = openWps(workbook, 'method', without)
    expect(spreadsheet.abilities).toMatchObject({ followsEdits: false, marks: false, writesReports: true })
    expect(spreadsheet.program).toBe('WPS 表格 （版本不明）')
    expect((await spreadsheet.outline()).metaXml).toBeNull()
    await spreadsheet.writeMeta('<x/>', [['parcel-checkup', 'template', 'parcel']])
    expect(workbook.sheet('_meta')?.valueAt(0, 2)).toBe('parcel')
    expect(await spreadsheet.writeReport({ ...report, columns: [column], rows: [['001']] })).toBe('评分结果')
    expect(workbook.sheet('评分结果')?.tables).toEqual([])
  })

  it('必需的成员没有：说是拒绝，不是缺陷', async () => {
    const { spreadsheet } = openWps(emptyWorkbook(), 'property', ['UsedRange'])
    await expect(spreadsheet.outline()).rejects.toMatchObject({ name: SpreadsheetFailure.name, fault: 'refused' })
    await expect(spreadsheet.insertSheets(new Uint8Array(), [])).rejects.toMatchObject({ fault: 'refused' })
  })
})

describe('writeReport', () => {
  it('使用者的同名表不动，我们的叫（2），下次还写在那里；结构保护时说明', async () => {
    const workbook = workbookWith([['甲']])
    workbook.addSheet('评分结果').setCell(0, 0, '使用者的')
    const { spreadsheet } = openWps(workbook)
    const table = { ...report, columns: [column], rows: [['001'], ['002']] }
    expect(await spreadsheet.writeReport(table)).toBe('评分结果 (2)')
    expect(await spreadsheet.writeReport({ ...table, rows: [['003']] })).toBe('评分结果 (2)')
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Sheet1', '评分结果', '评分结果 (2)'])
    const ours = workbook.sheet('评分结果 (2)')
    expect([ours?.valueAt(3, 0), ours?.valueAt(4, 0)]).toEqual(['003', null])
    expect(workbook.sheet('评分结果')?.valueAt(0, 0)).toBe('使用者的')

    const closed = workbookWith([['甲']])
    closed.structureProtected = true
    await expect(openWps(closed).spreadsheet.writeReport(table)).rejects.toMatchObject({
      fault: 'protected',
      sheet: '',
    })
  })
})

describe('findApplication', () => {
  const { application } = createWps(emptyWorkbook(), 'method')
  it.each([
    ['全局 Application', { Application: application }],
    ['wps.EtApplication()', { wps: { EtApplication: () => application } }],
    [
      '会抛错的入口旁边',
      {
        Application: application,
        wps: {
          EtApplication: () => {
            throw new Error('not ready')
          },
        },
      },
    ],
  ])('找得到：%s', async (_, window) => {
    expect(await findApplication(window, 0)).toBe(application)
  })

  it('浏览器中、文字和演示中没有', async () => {
    expect(await findApplication({}, 0)).toBeNull()
    expect(await findApplication({ Application: { ActiveDocument: {} } }, 0)).toBeNull()
  })
})
