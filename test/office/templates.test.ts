import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readableValues } from '#core/form/clean.ts'
import { derivedValues } from '#core/form/derive.ts'
import type { Cells } from '#core/form/form.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { parseAddress } from '#workbook/address.ts'
import { fillDisposalSheet } from '#workbook/disposal/fill.ts'
import { readDisposalSheet } from '#workbook/disposal/read.ts'
import { fillTemplate } from '#workbook/fill.ts'
import { patchWorkbook } from '#workbook/patch.ts'
import { readAnyWorkbook, readWorkbook } from '#workbook/read.ts'
import { cellOf } from '#workbook/read-result.ts'
import { changed, filledRow } from '../core/form/filled-row.ts'
import { committed } from '../templates/out.ts'
import { convertWithLibreOffice } from './libre-office.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'templates-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The same workbook opened and saved by LibreOffice. */
async function resaved(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  const source = await mkdtemp(join(folder, 'source-'))
  const target = join(source, 'saved')
  await mkdir(target)
  await writeFile(join(source, name), bytes)
  return new Uint8Array(
    await readFile(await convertWithLibreOffice(join(source, name), 'xlsx:Calc MS Excel 2007 XML', target)),
  )
}

const parcel = (parcelCode: string): Cells => changed(filledRow(parcelForm), { parcelCode })
const firm = (parcelCode: string): Cells =>
  changed(filledRow(enterpriseForm), { parcelCode, uscc: '91310117999999912E' })
const application: Cells = changed(filledRow(zeroIncrementForm), { breaksContractRatio: null })

describe('LibreOffice 打开并另存之后', () => {
  it.each([
    '一地一表.xlsx',
    '街镇台账.xlsx',
    '零增地技术改造项目申请表.xlsx',
    '处置方案表.xlsx',
    '部门核定-区规划资源局.xlsx',
  ])('%s 的校验、提示、条件格式、保护都在', async (name) => {
    const before = await readXlsx(await committed(name), { readStyles: true })
    const after = await readXlsx(await resaved(name, await committed(name)), { readStyles: true })
    for (const sheet of before.sheets) {
      const saved = after.sheets.find((one) => one.name === sheet.name)
      const texts = (rules: typeof sheet.dataValidations) =>
        new Set(
          rules?.map(
            (rule) =>
              `${rule.type} ${rule.formula1?.replaceAll("'", '')} ${rule.formula2 ?? 0} ${rule.inputMessage} ${rule.errorMessage}`,
          ),
        )
      expect(texts(saved?.dataValidations), sheet.name).toEqual(texts(sheet.dataValidations))
      expect(saved?.conditionalRules?.length, sheet.name).toBe(sheet.conditionalRules?.length)
      expect(saved?.protection?.sheet ?? false, sheet.name).toBe(sheet.protection?.sheet ?? false)
      expect(saved?.hidden === true || saved?.veryHidden === true, sheet.name).toBe(
        sheet.hidden === true || sheet.veryHidden === true,
      )
    }
  })

  it('台账：值、年度、版本都不变，要填的格仍没有锁', async () => {
    const parcels = [
      parcel('SJ-1'),
      changed(parcel('SJ-2'), { landArea: 20, parcelName: '=甲', idleDetermined: true, vacantSince: '2023-12-01' }),
    ]
    const firms = [firm('SJ-1'), changed(firm('SJ-2'), { taxPaid: -3.5, leaseStart: '2023-04-01' })]
    const revisions = [{ form: 'parcel-self-assessment', key: '2025/SJ-1', revision: 3 } as const]
    const bytes = await fillTemplate(await committed('街镇台账.xlsx'), {
      parcels,
      firms,
      meta: { cycle: '2025', revisions },
    })
    const saved = await resaved('街镇台账.xlsx', bytes)
    const result = await readWorkbook(saved)
    expect(result.rows.map((row) => row.cells)).toEqual([...parcels, ...firms])
    expect(result.rows.map((row) => row.cycle)).toEqual(['2025', '2025', '2025', '2025'])
    expect(result.meta).toMatchObject({ template: 'ledger', cycle: '2025', revisions })
    const sheet = (await readXlsx(saved, { readStyles: true })).sheets[0]
    expect(sheet?.cells?.get('20,0')?.style?.protection?.locked).toBe(false)
    expect(sheet?.cells?.get('5,0')?.style?.protection?.locked).not.toBe(false)
  })

  it('一地一表：按名称读出，容积率由表格算出，改一格再另存仍读得出', async () => {
    const bytes = await fillTemplate(await committed('一地一表.xlsx'), {
      parcels: [parcel('SJ-1')],
      firms: [firm('SJ-1')],
    })
    const saved = await resaved('一地一表.xlsx', bytes)
    const result = await readWorkbook(saved)
    expect(result.rows.map((row) => row.cells)).toEqual([parcel('SJ-1'), firm('SJ-1')])
    const [row] = result.rows
    const at = (field: string): string => (row && cellOf(result, row, field)) ?? ''
    const [sheet] = (await readXlsx(saved)).sheets
    const place = /^([A-Z])(\d+)$/.exec(at('farCurrent'))
    expect(sheet?.rows[Number(place?.[2]) - 1]?.[(place?.[1]?.charCodeAt(0) ?? 0) - 65]).toBe(1.2)
    const edited = patchWorkbook(saved, [{ sheet: parcelForm.title, cell: at('floorArea'), value: 12000 }])
    const again = await readWorkbook(await resaved('再存.xlsx', edited))
    expect(again.rows[0]?.cells).toEqual(changed(parcel('SJ-1'), { floorArea: 12000 }))
  })
})

it('处置方案表：预填后由 LibreOffice 另存，值和各方案的版次都在，带出的格仍锁着', async () => {
  const name = '处置方案表.xlsx'
  const rows = ['SJ-1', 'SJ-2'].map((parcelCode) => changed(filledRow(disposalPlanForm), { parcelCode }))
  const plans = [{ parcelCode: 'SJ-2', plan: 'a', revision: 7 }]
  const saved = await resaved(name, await fillDisposalSheet(await committed(name), { rows, plans }))
  const read = await readDisposalSheet(saved, 10)
  expect(read.rows.map(({ cells }) => cells)).toEqual(rows)
  expect(read.meta?.plans).toEqual(plans)
  expect(read.notices).toEqual([])
  const [sheet] = (await readXlsx(saved, { readStyles: true })).sheets
  const locked = (key: string): boolean | undefined => {
    const column = read.rows[0]?.asked.indexOf(key) ?? -1
    return sheet?.cells?.get(`6,${column}`)?.style?.protection?.locked
  }
  expect([locked('parcelCode'), locked('measures')]).toEqual([true, false])
})

it('纸面表正好两页 A4 竖版，企业表和填表说明横版', async () => {
  const file = join(folder, '一地一表.xlsx')
  await writeFile(file, await committed('一地一表.xlsx'))
  const pdf = (await readFile(await convertWithLibreOffice(file, 'pdf', folder))).toString('latin1')
  const pages = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) => [
    Math.round(Number(width)),
    Math.round(Number(height)),
  ])
  expect(pages.slice(0, 3)).toEqual([
    [595, 842],
    [595, 842],
    [1191, 842],
  ])
})

it('申请表：LibreOffice 另存后按名称读出，自动得出的各格由表格算出；正文正好两页 A4 竖版', async () => {
  const name = '零增地技术改造项目申请表.xlsx'
  const bytes = await fillTemplate(await committed(name), { parcels: [], firms: [], application })
  const saved = await resaved(name, bytes)
  const result = await readAnyWorkbook(saved)
  const derived = derivedValues(
    zeroIncrementForm,
    readableValues(zeroIncrementForm, application, { today: '2026-11-22' }),
  )
  expect(result.rows[0]?.cells).toEqual(application)
  const [row] = result.rows
  const [sheet] = (await readXlsx(saved)).sheets
  const shown = Object.keys(derived).map((field) => {
    const place = parseAddress((row && cellOf(result, row, field)) ?? '')
    return [field, place === null ? null : sheet?.rows[place.row - 1]?.[place.column]]
  })
  expect(Object.fromEntries(shown)).toEqual(derived)
  expect(shown).toEqual([
    ['breaksContractRatio', '是'],
    ['outputPerMuBefore', 450],
    ['outputPerMuAfter', 1000],
    ['taxPerMuBefore', 45],
    ['taxPerMuAfter', 100],
  ])
  expect(result.meta).toMatchObject({ template: 'application' })
  expect(result.notices).toEqual([])
  const file = join(folder, name)
  await writeFile(file, bytes)
  const pdf = (await readFile(await convertWithLibreOffice(file, 'pdf', folder))).toString('latin1')
  const widths = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) /g)].map(([, width]) => Math.round(Number(width)))
  expect(widths.slice(0, 3)).toEqual([595, 595, 842])
})
