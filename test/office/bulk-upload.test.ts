import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Cells } from '#core/form/form.ts'
import { patchWorkbook } from '#workbook/patch.ts'
import { cellOf } from '#workbook/read-result.ts'
import { Run, readReport } from '../server/bulk-upload/stage.ts'
import { wangFang, zhouTao } from '../server/cast.ts'
import { testApp } from '../server/http/test-app.ts'
import { cycle, example, exampleRows, parcelRow, push, storedRow } from '../server/rows.ts'
import { parcelCells, plainWorkbook } from '../server/workbooks.ts'
import { convertWithLibreOffice } from './libre-office.ts'
import { cellsIn } from './opened-again.ts'

const formula = '=WEBSERVICE("http://192.0.2.1/")'
const other = 'SJ-XQ-0138'

it('改正表在 LibreOffice 中改好、保存，再传仍按版本合并；公式样的文字没有变成公式，批注还在', async () => {
  const app = await testApp()
  await push(app.service, wangFang, exampleRows())
  const first = await Run.start(app, wangFang)
  const wrong: Cells = { floorArea: { raw: '一万六' }, selfNote: formula, firmCount: 0 }
  const parcels = [parcelCells(wrong, other), parcelCells({ parcelName: formula, ownerUscc: { raw: '+1+1' } })]
  await first.add(await plainWorkbook({ parcels, firms: [] }), '新桥.xlsx')
  const report = await first.report()
  const read = await readReport(report)
  const faulty = read.rows.find(({ parcelCode }) => parcelCode === other)
  if (faulty === undefined) throw new Error('the faulty row is not in the report')
  const cell = cellOf(read, faulty, 'floorArea') ?? ''

  const folder = await mkdtemp(join(tmpdir(), 'bulk-upload-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, '批量上传结果.xlsx')
  await writeFile(file, patchWorkbook(report, [{ sheet: faulty.sheet, cell, value: 16000 }]))
  const saved = await readFile(await convertWithLibreOffice(file, 'xlsx:Calc MS Excel 2007 XML', join(folder, 'saved')))

  for (const bytes of [report, saved]) {
    const cells = cellsIn(bytes)
    const typed = cells.filter(({ formula: text }) => text !== null && /WEBSERVICE|^1\+1/.test(text))
    expect(typed).toEqual([])
    expect(cells.some(({ value }) => value === formula)).toBe(true)
  }
  const { read: open } = await import('xlsx')
  const notes = Object.values(open(saved).Sheets[faulty.sheet] ?? {}).flatMap(({ c }) => c ?? [])
  expect(notes.some(({ t }: { t: string }) => t.includes('应为数字'))).toBe(true)

  // Somebody else was at work in between.
  await push(app.service, zhouTao, [parcelRow({ ownerName: '专班更正的名称' }, other, 1)])
  const second = await Run.start(app, wangFang)
  expect(await second.add(saved, '改好.xlsx')).toMatchObject({ fixes: first.id, state: 'taken' })
  expect((await storedRow(app.service, `${cycle}/${other}`))?.effective).toMatchObject({
    floorArea: 16000,
    ownerName: '专班更正的名称',
    selfNote: formula,
  })
  expect(await storedRow(app.service, `${cycle}/${example}`)).toMatchObject({ effective: { fillPhone: '13800000000' } })
  const { counts } = await second.settlements()
  expect([counts.settled, counts.absent]).toEqual([expect.any(Number), 0])
  expect(counts.settled).toBeGreaterThan(0)
})
