import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { Endpoint } from '#core/api/endpoint.ts'
import { handOutKinds } from '#core/api/hand-out.ts'
import type { PushAnswer } from '#core/api/rows.ts'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import { readCsv, streamCsv } from '#workbook/csv.ts'
import { fillTemplate } from '#workbook/fill.ts'
import { owner, wangFang, xinqiao, zhouTao } from '../server/cast.ts'
import { answer, call, type TestApp, testApp } from '../server/http/test-app.ts'
import { batchOf, cycle, firmFields, firmRow, parcelFields, parcelRow } from '../server/rows.ts'
import { workbookWith } from '../server/upload/workbook-parts.ts'
import { zipOf } from '../server/upload/zip-builder.ts'
import { firmCells, parcelCells } from '../server/workbooks.ts'
import { codeOf, codes, type Export, exports, filingWithFormulas } from './file-endpoints.ts'
import { formulas } from './formula-texts.ts'
import { cellsIn, savedByLibreOffice } from './opened-again.ts'

/* What somebody types into a field must stay what they typed in every file that we give out, in a real spreadsheet. */

/** A district in which every field that takes text holds a formula, codes of parcels and a credit code among them. */
async function district(): Promise<TestApp> {
  const app = await testApp({ trustProxy: true })
  const rows = formulas.flatMap((formula, index) => {
    const texts = { parcelName: formula, ownerName: formula, selfNote: formula }
    const raw = { landArea: { raw: formula }, ownerUscc: index % 2 === 0 ? owner : { raw: formula } }
    return [
      parcelRow(parcelFields({ ...texts, ...raw }), codeOf(index)),
      firmRow(firmFields({ firmName: formula, opStatusProof: formula }), codeOf(index), `=${index}+1`),
    ]
  })
  const pushed = (await answer(app, wangFang, 'push', { body: batchOf(rows) })) as PushAnswer
  expect(pushed.rows.filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
  // The log keeps where a wrong password came from, as the proxy in front states it.
  const guess = { body: { username: '=1+1', password: '=1+1' }, headers: { 'x-forwarded-for': '=1+1' } }
  expect((await call(app, null, 'signIn', guess)).status).toBe(401)
  await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
  return app
}

async function fileOf(app: TestApp, id: EndpointId, { by, request, made }: Export, filing = ''): Promise<Uint8Array> {
  const params = made !== undefined ? { id: await made(app) } : id.startsWith('filing') ? { id: filing } : {}
  const response = await call(app, by, id, { ...request, params: { ...params, ...request.params } })
  expect(response.status, id).toBe(200)
  return response.bytes()
}

it('凡答复文件的接口都在表里', () => {
  const binary = (Object.keys(endpoints) as EndpointId[]).filter((id) =>
    Object.values((endpoints[id] as Endpoint).answers).some((shape) => 'binary' in shape),
  )
  expect(Object.keys(exports).sort()).toEqual(binary.sort())
})

it('导出的每个工作簿：公式样的文字在 LibreOffice 里重算后仍是一字不差的文字，没有一个公式', async () => {
  const app = await district()
  const filing = await filingWithFormulas(app)
  for (const [id, one] of Object.entries(exports) as [EndpointId, Export | string][]) {
    if (typeof one === 'string' || id === 'exportAudit') continue
    const bytes = await fileOf(app, id, one, filing)
    for (const [by, cells] of [
      ['我们', cellsIn(bytes)],
      ['LibreOffice', cellsIn(await savedByLibreOffice(bytes, 'xlsx'))],
    ] as const) {
      expect(
        cells.filter(({ formula }) => formula !== null),
        `${id} ${by}`,
      ).toEqual([])
      const texts = new Set(cells.map(({ value }) => value))
      expect(
        one.holds.filter((text) => !texts.has(text)),
        `${id} ${by}`,
      ).toEqual([])
    }
  }
})

it.each(handOutKinds)('下发（%s）：填进去的公式样文字重算后仍是文字，公式都是模板自己的', async (as) => {
  const app = await district()
  const query = { cycle, town: xinqiao, id: randomUUID(), as }
  const response = await call(app, zhouTao, 'handOutWorkbooks', { query })
  const files = Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer())))
  expect(files).toHaveLength((as === 'ledger' ? 1 : formulas.length) + 1)
  for (const [name, bytes] of files.slice(0, 4)) {
    const opened = cellsIn(await savedByLibreOffice(bytes, 'xlsx'))
    const typed = opened.filter(({ formula }) => formula !== null && formulas.some((text) => text.includes(formula)))
    expect(typed, name).toEqual([])
    expect(
      opened.some(({ value }) => typeof value === 'string' && formulas.includes(value)),
      name,
    ).toBe(true)
  }
})

it('预填的模板：填进去的公式样文字重算后仍是文字', async () => {
  for (const [name, rows, shows] of [
    ['街镇台账', formulas, formulas],
    ['一地一表', formulas.slice(0, 1), formulas.slice(0, 1)],
    // Of a firm its codes only.
    ['部门核定-区税务局', formulas, codes],
  ] as const) {
    const template = await readFile(join(import.meta.dirname, `../../templates/out/${name}.xlsx`))
    const parcels = rows.map((text, index) => parcelCells({ parcelName: text, selfNote: text }, codeOf(index)))
    const firms = rows.map((text, index) => firmCells({ firmName: text }, codeOf(index)))
    const filling = { parcels: name.startsWith('部门') ? [] : parcels, firms, meta: { cycle } }
    const opened = cellsIn(await savedByLibreOffice(await fillTemplate(template, filling), 'xlsx'))
    const typed = opened.filter(({ formula }) => formula !== null && formulas.some((text) => text.includes(formula)))
    expect(typed, name).toEqual([])
    const texts = new Set(opened.map(({ value }) => value))
    expect(
      shows.filter((text) => !texts.has(text)),
      name,
    ).toEqual([])
  }
})

it('CSV：公式样的文字前加撇号，LibreOffice 里是文字；我们的读取程序去掉撇号，一字不差', async () => {
  const app = await district()
  const entry = exports.exportAudit
  if (typeof entry !== 'object') throw new Error('no audit export')
  const audit = await fileOf(app, 'exportAudit', entry)
  const pieces: Uint8Array[] = []
  for await (const piece of streamCsv(['值'], [...formulas.map((text) => [text]), [-5]])) pieces.push(piece)
  const values = Buffer.concat(pieces)
  for (const [bytes, holds] of [
    [audit, entry.holds],
    [values, formulas],
  ] as const) {
    const texts = new Set(readCsv(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).flat())
    expect(holds.filter((text) => !texts.has(text))).toEqual([])
    const opened = cellsIn(await savedByLibreOffice(bytes, 'csv'))
    expect(opened.filter(({ formula }) => formula !== null)).toEqual([])
  }
  // Numbers stay numbers.
  expect(cellsIn(await savedByLibreOffice(values, 'csv')).filter(({ value }) => value === -5)).toHaveLength(1)
})

it('没有防护的文件看得出来：公式在 LibreOffice 里会被算', async () => {
  const csv = cellsIn(await savedByLibreOffice(Buffer.from('值\r\n=1+1\r\n'), 'csv'))
  expect(csv.map(({ formula, value }) => [formula, value])).toContainEqual(['1+1', 2])
  const sheet = workbookWith({ cells: { ownerName: '=1+1' } })
  const parts = Object.entries(unzipSync(sheet)).map(([name, data]) => ({
    name,
    data: Buffer.from(data)
      .toString()
      .replace(/t="inlineStr"><is><t[^>]*>=1\+1<\/t><\/is>/, '><f>1+1</f>'),
  }))
  const xlsx = cellsIn(await savedByLibreOffice(zipOf(parts), 'xlsx'))
  expect(xlsx.filter(({ formula }) => formula === '1+1').map(({ value }) => value)).toEqual([2])
})
