import { expect, it } from 'vitest'
import type { StandardPreview } from '#core/api/standard-files.ts'
import type { EndpointId } from '#core/api/table.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import type { Actor } from '#server/actions/actor.ts'
import { patchWorkbook } from '#workbook/patch.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { answer, type Call, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { draftId, Register, shipped } from '../standards/stage.ts'
import { zipOf } from '../upload/zip-builder.ts'

const model = 'HA-示例-2024.1'

async function file(app: TestApp, by: Actor, endpoint: EndpointId, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await call(app, by, endpoint, { params: { id } })
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

function sent(bytes: Uint8Array<ArrayBuffer> | string, query: Call['query'] = {}): Call {
  const body = new FormData()
  body.set('file', new Blob([bytes]), '评估标准')
  return { query, body }
}

async function preview(
  app: TestApp,
  bytes: Uint8Array<ArrayBuffer> | string,
  against?: string,
): Promise<StandardPreview> {
  const query: Record<string, string> = against === undefined ? {} : { against }
  return (await answer(app, zhouTao, 'previewStandardFile', sent(bytes, query))) as StandardPreview
}

it('街镇导出已发布的标准和范本；专班原样传回，没有问题、没有差异，导出记入审计', async () => {
  const app = await testApp()
  for (const [id, endpoint, format] of [
    [shipped, 'standardWorkbook', 'xlsx'],
    [model, 'standardJsonFile', 'json'],
  ] as const) {
    const response = await call(app, wangFang, endpoint, { params: { id } })
    const name = response.headers.get('content-disposition') ?? ''
    expect(decodeURIComponent(name)).toContain(`评估标准-${id}-示例.${format}`)
    const read = await preview(app, new Uint8Array(await response.arrayBuffer()), id)
    expect(read).toMatchObject({ format, faults: [], faultCount: 0, notices: [], differences: [] })
    expect(read.standard).toMatchObject({ id })
  }
  const exported = (await app.service.database.read((db) => db.selectFrom('audit').selectAll().execute()))
    .map((entry) => JSON.stringify(entry))
    .filter((entry) => entry.includes('standardWorkbook') || entry.includes('standardJsonFile'))
  expect(exported).toHaveLength(2)
  expect(app.defects).toEqual([])
})

it('改过的工作簿：差异一项一句，问题到单元格；读出的标准可存为草稿', async () => {
  const register = await Register.open()
  const { app } = register
  const bytes = await file(app, zhouTao, 'standardWorkbook', shipped)
  const edited = patchWorkbook(bytes, [
    { sheet: '概况', cell: 'B6', value: draftId },
    { sheet: '维度与指标', cell: 'E8', value: 9 },
  ])
  const read = await preview(app, new Uint8Array(edited), shipped)
  expect(read.differences?.map(({ path }) => path)).toEqual(expect.arrayContaining(['id', 'indicators.R1.weight']))
  expect(read.faults).toEqual([
    {
      sheet: '维度与指标',
      row: expect.any(Number),
      column: '权重',
      cell: expect.stringMatching(/^E\d+$/),
      path: 'indicators',
      message: '权重合计应为 100。',
    },
  ])
  const body = { standard: read.standard }
  expect(await answer(app, zhouTao, 'createStandard', { body })).toMatchObject({ id: draftId, state: 'draft' })
  expect((await call(app, wangFang, 'standardWorkbook', { params: { id: draftId } })).status).toBe(404)
  expect(await preview(app, await file(app, zhouTao, 'standardWorkbook', draftId), draftId)).toMatchObject({
    differences: [],
  })
  expect(app.defects).toEqual([])
})

it('JSON：问题写明在哪一项；不是标准的说出来，不完整的没有标准', async () => {
  const app = await testApp()
  const { indicators } = regExample20261
  const wrong = {
    ...regExample20261,
    extra: 1,
    indicators: indicators.map((one, at) => (at === 0 ? { ...one, weight: '8' } : one)),
  }
  const read = await preview(app, `\ufeff${JSON.stringify(wrong)}`, shipped)
  expect(read).toMatchObject({ format: 'json', standard: null, differences: null })
  expect(read.faults.map(({ sheet, path, message }) => [sheet, path, message])).toEqual([
    [null, 'indicators.0.weight', '类型不对，应为数值。'],
    [null, '', '有不认识的项：extra，应删去。'],
  ])
})

it('读不了的文件：拒绝并说明', async () => {
  const app = await testApp()
  for (const [bytes, code] of [
    ['[]', 'standard-file-unreadable'],
    ['', 'not-a-workbook'],
    [new Uint8Array(zipOf([{ name: 'word/document.xml', data: Buffer.from('<a/>') }])), 'not-a-workbook'],
  ] as const) {
    const problem = await problemOf(await call(app, zhouTao, 'previewStandardFile', sent(bytes)))
    expect(problem.code).toBe(code)
  }
  const other = await problemOf(await call(app, zhouTao, 'previewStandardFile', sent('{}', { against: '没有这个' })))
  expect(other.code).toBe('not-found')
  expect(app.defects).toEqual([])
})
