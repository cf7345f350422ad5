import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import type { CityMapping, CityPackage, OpinionImport, OpinionLine } from '#core/api/city-review.ts'
import { opinionHeadings } from '#core/city-review/opinion.ts'
import { sha256 } from '#server/hash.ts'
import { readCsv } from '#workbook/csv.ts'
import { listFile } from '../account-batches/lists.ts'
import { qianJin, zhouTao } from '../cast.ts'
import { act, elsewhere, evaluated, handedIn, ofCycle, stages } from '../cycle-stage/stage.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { example } from '../rows.ts'

async function bytesOf(app: TestApp, number: string, actor = zhouTao): Promise<Uint8Array> {
  const response = await call(app, actor, 'cityPackageFile', { params: { ...ofCycle, number } })
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

test('材料包：两种格式和清单，哈希相符，公式是文字，再下载逐字节相同；列名对照改版后旧包不变', async () => {
  const app = await evaluated()
  const early = await call(app, zhouTao, 'makeCityPackage', { params: ofCycle })
  expect(await early.json()).toMatchObject({ code: 'wrong-stage' })
  await act(app, { act: 'review-unpublished', reason: '本区不公示' })
  const made = (await answer(app, zhouTao, 'makeCityPackage', { params: ofCycle })) as CityPackage
  expect(made).toMatchObject({ number: 1, evaluation: '1', mapping: 0, parcels: 2, approval: null })
  const bytes = await bytesOf(app, '1')
  expect(sha256(bytes)).toBe(made.sha256)
  const files = unzipSync(bytes)
  for (const { name, sha256: expected } of made.files) expect(sha256(files[name] ?? ''), name).toBe(expected)
  const manifest: unknown = JSON.parse(Buffer.from(files['清单.json'] ?? []).toString())
  expect(manifest).toMatchObject({ parcels: 2, mapping: { note: expect.stringContaining('示例') }, files: made.files })
  const book = read(files[`研判材料-2025.xlsx`] ?? new Uint8Array())
  const rows: unknown[][] = utils.sheet_to_json(book.Sheets.研判材料 ?? {}, { header: 1 })
  expect(JSON.stringify(rows)).toContain('例外放行')
  expect(rows.find((row) => row[0] === elsewhere)?.[1]).toBe('=1+1')
  const csv = readCsv(Buffer.from(files['市平台列名-2025.csv'] ?? []).toString())
  expect(csv[0]?.[0]).toBe('地块统一编码')
  expect(csv.slice(1).map((row) => row[0])).toEqual([elsewhere, example])
  const columns = [
    { name: 'DKBM', field: 'parcelCode' },
    { name: '待定', field: null },
  ]
  const saved = await answer(app, zhouTao, 'saveCityMapping', { body: { base: 0, columns, note: '市平台口头告知' } })
  expect(saved as CityMapping).toMatchObject({ version: 1, by: '周涛' })
  const stale = await call(app, zhouTao, 'saveCityMapping', { body: { base: 0, columns, note: '同时改' } })
  expect(await stale.json()).toMatchObject({ code: 'stage-changed' })
  expect(await answer(app, zhouTao, 'makeCityPackage', { params: ofCycle })).toMatchObject({ number: 2, mapping: 1 })
  expect(sha256(await bytesOf(app, '1', qianJin))).toBe(made.sha256)
  const second = unzipSync(await bytesOf(app, '2'))
  expect(readCsv(Buffer.from(second['市平台列名-2025.csv'] ?? []).toString())[0]).toEqual(['DKBM', '待定'])
  expect(app.defects).toEqual([])
})

test('意见表：逐行给出结果，采用前不生效，拒绝的行原样留存；重复办结拒绝', async () => {
  const app = await handedIn()
  const template = await call(app, zhouTao, 'opinionTemplate', { params: ofCycle })
  const book = read(new Uint8Array(await template.arrayBuffer()))
  const typed: unknown[][] = utils.sheet_to_json(book.Sheets.研判意见 ?? {}, { header: 1 })
  expect(typed.filter((row) => row[0] === example || row[0] === elsewhere)).toHaveLength(2)
  const body = await listFile(opinionHeadings, [
    [example, '同意', null, null],
    [elsewhere, '调整', 'D类', '市级认定长期空置'],
    [elsewhere, '同意', null, null],
    ['SJ-XX-9999', '同意', null, null],
    [example, '再议', null, '=1+1'],
  ])
  const list = (await answer(app, zhouTao, 'uploadOpinions', { params: ofCycle, body })) as OpinionImport
  expect(list).toMatchObject({ number: 1, state: 'read', accepted: 2, refused: 3 })
  expect(await answer(app, zhouTao, 'cityOpinions', { params: ofCycle })).toMatchObject({ items: [] })
  const ofList = { ...ofCycle, number: '1' }
  const lines = await answer(app, zhouTao, 'opinionLines', { params: ofList, query: { only: 'refused' } })
  const { items } = lines as { items: OpinionLine[] }
  expect(items.map(({ refusal }) => refusal)).toEqual([
    '同一地块前面已有一行，请只留一行。',
    '正式评估里没有这宗地块，请核对编码。',
    '同一地块前面已有一行，请只留一行。',
  ])
  expect(items.at(-1)).toMatchObject({ opinion: '再议', reason: '=1+1' })
  const applied = await answer(app, zhouTao, 'closeOpinionList', { params: ofList, body: { apply: true } })
  expect(applied).toMatchObject({ state: 'applied', closedBy: '周涛' })
  const again = await call(app, zhouTao, 'closeOpinionList', { params: ofList, body: { apply: true } })
  expect(await again.json()).toMatchObject({ code: 'opinion-list-refused' })
  expect(await answer(app, zhouTao, 'cityOpinions', { params: ofCycle, query: { opinion: '调整' } })).toMatchObject({
    items: [{ parcelCode: elsewhere, class: 'D', reason: '市级认定长期空置', import: 1 }],
  })
  expect((await stages(app)).events[0]).toMatchObject({ act: 'city-opinion', notes: ['采用 2 条，未采用 3 条'] })
  expect(await answer(app, qianJin, 'cityReview', { params: ofCycle })).toMatchObject({
    opinions: { parcels: 2, agreed: 1, adjusted: 1 },
    submissions: [{ receipt: '市平台-2026-0017' }],
    evaluation: '1',
  })
  const same = { parcelCode: example, opinion: '调整', class: 'B' }
  const unreasoned = await call(app, zhouTao, 'enterOpinion', { params: ofCycle, body: same })
  expect(await unreasoned.json()).toMatchObject({ code: 'opinion-list-refused' })
  expect(app.defects).toEqual([])
})
