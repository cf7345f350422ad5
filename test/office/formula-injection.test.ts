import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, expect, it } from 'vitest'
import type { Endpoint } from '#core/api/endpoint.ts'
import { type HandOutKind, handOutKinds } from '#core/api/hand-out.ts'
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
import { allSavedByLibreOffice, cellsIn, type OpenedCell } from './opened-again.ts'

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

const typing = (Object.entries(exports) as [EndpointId, Export | string][]).flatMap(([id, one]) =>
  typeof one === 'string' ? [] : [{ id, one }],
)
const workbooks = typing.filter(({ id }) => id !== 'exportAudit')
/** So many files are opened by one run of LibreOffice, which then takes some seconds. */
const atOnce = 6
const groups = Array.from({ length: Math.ceil(workbooks.length / atOnce) }, (_, index) =>
  workbooks.slice(index * atOnce, (index + 1) * atOnce),
)

interface Given {
  readonly exported: ReadonlyMap<EndpointId, Uint8Array>
  readonly handedOut: Readonly<Record<HandOutKind, readonly (readonly [name: string, bytes: Uint8Array])[]>>
}

/** What one district gives out, made by the first test that asks and kept for the others. */
let given: Promise<Given> | null = null
afterAll(() => {
  given = null
})

function givenOut(): Promise<Given> {
  given ??= give()
  return given
}

async function give(): Promise<Given> {
  const app = await district()
  const handedOut = { workbooks: await handOut(app, 'workbooks'), ledger: await handOut(app, 'ledger') }
  const filing = await filingWithFormulas(app)
  const exported = new Map<EndpointId, Uint8Array>()
  for (const { id, one } of typing) exported.set(id, await fileOf(app, id, one, filing))
  return { exported, handedOut }
}

async function handOut(app: TestApp, as: HandOutKind): Promise<readonly (readonly [string, Uint8Array])[]> {
  const query = { cycle, town: xinqiao, id: randomUUID(), as }
  const response = await call(app, zhouTao, 'handOutWorkbooks', { query })
  return Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer())))
}

const workbook = (bytes: Uint8Array) => ({ bytes, extension: 'xlsx' }) as const

it('凡答复文件的接口都在表里', () => {
  const binary = (Object.keys(endpoints) as EndpointId[]).filter((id) =>
    Object.values((endpoints[id] as Endpoint).answers).some((shape) => 'binary' in shape),
  )
  expect(Object.keys(exports).sort()).toEqual(binary.sort())
})

it.each(groups.map((group) => [group.map(({ id }) => id).join(', '), group] as const))(
  '导出的工作簿：公式样的文字在 LibreOffice 里重算后仍是一字不差的文字，没有一个公式（%s）',
  async (_, group) => {
    const { exported } = await givenOut()
    const files = group.map(({ id }) => exported.get(id) ?? new Uint8Array())
    const saved = await allSavedByLibreOffice(files.map(workbook))
    for (const [index, { id, one }] of group.entries()) {
      for (const [by, bytes] of [
        ['我们', files[index]],
        ['LibreOffice', saved[index]],
      ] as const) {
        const cells = cellsIn(bytes ?? new Uint8Array())
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
  },
)

/** Formulas of ours may stand in it; none that somebody typed. */
function typedFormulas(cells: readonly OpenedCell[]): readonly OpenedCell[] {
  return cells.filter(({ formula }) => formula !== null && formulas.some((text) => text.includes(formula)))
}

it.each(handOutKinds)('下发（%s）：填进去的公式样文字重算后仍是文字，公式都是模板自己的', async (as) => {
  const files = (await givenOut()).handedOut[as]
  expect(files).toHaveLength((as === 'ledger' ? 1 : formulas.length) + 1)
  const some = files.slice(0, 4)
  const saved = await allSavedByLibreOffice(some.map(([, bytes]) => workbook(bytes)))
  for (const [index, [name]] of some.entries()) {
    const opened = cellsIn(saved[index] ?? new Uint8Array())
    expect(typedFormulas(opened), name).toEqual([])
    expect(
      opened.some(({ value }) => typeof value === 'string' && formulas.includes(value)),
      name,
    ).toBe(true)
  }
})

it('预填的模板：填进去的公式样文字重算后仍是文字', async () => {
  const templates = [
    ['街镇台账', formulas, formulas],
    ['一地一表', formulas.slice(0, 1), formulas.slice(0, 1)],
    // Of a firm its codes only.
    ['部门核定-区税务局', formulas, codes],
  ] as const
  const filled: Uint8Array[] = []
  for (const [name, rows] of templates) {
    const template = await readFile(join(import.meta.dirname, `../../templates/out/${name}.xlsx`))
    const parcels = rows.map((text, index) => parcelCells({ parcelName: text, selfNote: text }, codeOf(index)))
    const firms = rows.map((text, index) => firmCells({ firmName: text }, codeOf(index)))
    const filling = { parcels: name.startsWith('部门') ? [] : parcels, firms, meta: { cycle } }
    filled.push(await fillTemplate(template, filling))
  }
  const saved = await allSavedByLibreOffice(filled.map(workbook))
  for (const [index, [name, , shows]] of templates.entries()) {
    const opened = cellsIn(saved[index] ?? new Uint8Array())
    expect(typedFormulas(opened), name).toEqual([])
    const texts = new Set(opened.map(({ value }) => value))
    expect(
      shows.filter((text) => !texts.has(text)),
      name,
    ).toEqual([])
  }
})

it('CSV：公式样的文字前加撇号，LibreOffice 里是文字；我们的读取程序去掉撇号，一字不差', async () => {
  const entry = exports.exportAudit
  if (typeof entry !== 'object') throw new Error('no audit export')
  const audit = (await givenOut()).exported.get('exportAudit') ?? new Uint8Array()
  const pieces: Uint8Array[] = []
  for await (const piece of streamCsv(['值'], [...formulas.map((text) => [text]), [-5]])) pieces.push(piece)
  const values = Buffer.concat(pieces)
  const [savedAudit, savedValues] = await allSavedByLibreOffice(
    [audit, values].map((bytes) => ({ bytes, extension: 'csv' }) as const),
  )
  for (const [bytes, holds, saved = new Uint8Array()] of [
    [audit, entry.holds, savedAudit],
    [values, formulas, savedValues],
  ] as const) {
    const texts = new Set(readCsv(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).flat())
    expect(holds.filter((text) => !texts.has(text))).toEqual([])
    expect(cellsIn(saved).filter(({ formula }) => formula !== null)).toEqual([])
  }
  // Numbers stay numbers.
  expect(cellsIn(savedValues ?? new Uint8Array()).filter(({ value }) => value === -5)).toHaveLength(1)
})

it('没有防护的文件看得出来：公式在 LibreOffice 里会被算', async () => {
  const sheet = workbookWith({ cells: { ownerName: '=1+1' } })
  const parts = Object.entries(unzipSync(sheet)).map(([name, data]) => ({
    name,
    data: Buffer.from(data)
      .toString()
      .replace(/t="inlineStr"><is><t[^>]*>=1\+1<\/t><\/is>/, '><f>1+1</f>'),
  }))
  const [csv, xlsx] = (
    await allSavedByLibreOffice([{ bytes: Buffer.from('值\r\n=1+1\r\n'), extension: 'csv' }, workbook(zipOf(parts))])
  ).map(cellsIn)
  expect(csv?.map(({ formula, value }) => [formula, value])).toContainEqual(['1+1', 2])
  expect(xlsx?.filter(({ formula }) => formula === '1+1').map(({ value }) => value)).toEqual([2])
})
