import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import { type ComparisonBody, comparison } from '#core/api/comparison.ts'
import { outcomes } from '#core/comparison/outcome.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { withDial } from '#core/try-out/dial.ts'
import { tryOutScorer } from '#core/try-out/scorer.ts'
import type { MadeTryOut } from '#server/comparison/make-try-out.ts'
import { owner, qianJin, tenant, wangFang, zhaoMin, zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'

const second = 'SJ-XQ-0200'
const inForce = `standard:${regExample20261.id}`

/** Two parcels; 税务 has stated the tax of the first. */
async function district(): Promise<TestApp> {
  const app = await testApp()
  const weaker = [
    parcelRow(parcelFields({ parcelName: '=1+1', ownerName: '=HYPERLINK("x")', ownerUscc: tenant }), second),
    firmRow(firmFields({ taxPaid: 10, revenue: 500, grossOutput: 480 }), second, tenant),
  ]
  await answer(app, wangFang, 'push', { body: batchOf([...exampleRows(), ...weaker]) })
  await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: 884.2 }, example, owner, 1)]) })
  return app
}

async function draft(app: TestApp): Promise<void> {
  await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
}

function query(from: string, to: string) {
  return { id: randomUUID(), cycle, from, to }
}

async function compared(app: TestApp, from: string, to: string): Promise<ComparisonBody> {
  const response = await call(app, zhouTao, 'compare', { query: query(from, to) })
  if (!response.ok) throw new Error(await response.text())
  return comparison.strict().parse(await response.json())
}

test('两次评估对比：谁变了、为什么；导出的文件不含核定值，公式是文字，留痕', async () => {
  const app = await district()
  await draft(app)
  await answer(app, wangFang, 'push', { body: batchOf([parcelRow({ houseSafety: '重大' }, second, 1)]) })
  await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: 40 }, example, owner, 2)]) })
  await answer(app, wangFang, 'push', { body: batchOf([firmRow({ grossOutput: 900 }, example, owner, 3)]) })
  await draft(app)
  const body = await compared(app, 'evaluation:1', 'evaluation:2')
  expect(body).toMatchObject({
    from: { kind: 'evaluation', id: '1', standard: regExample20261.id, parcels: 2, direct: 0, ranked: 2 },
    to: { kind: 'evaluation', id: '2', parcels: 2, direct: 1, ranked: 1 },
    moved: 2,
    correlation: { n: 2 },
  })
  expect(body.cells.reduce((sum, { parcels }) => sum + parcels, 0)).toBe(2)
  const byCode = new Map(body.movers.map((mover) => [mover.parcelCode, mover]))
  expect(byCode.get(second)).toMatchObject({ to: 'D', name: '=HYPERLINK("x")', scale: '规上', industry: '34' })
  expect(byCode.get(second)?.reason).toContain('规则 D1')
  expect(byCode.get(example)?.reason).toContain('E1 土地税收产出率由')
  const exported = await call(app, qianJin, 'exportComparison', {
    query: { cycle, from: 'evaluation:1', to: 'evaluation:2' },
  })
  const bytes = new Uint8Array(await exported.arrayBuffer())
  const book = read(bytes)
  expect(book.SheetNames).toEqual(['类别变动', '按街镇或园区', '按行业大类', '按用地类别', '按规模', '变动地块'])
  const sheet = book.Sheets.变动地块 ?? {}
  const rows = utils.sheet_to_json<(string | number | null)[]>(sheet, { header: 1, defval: null })
  expect(rows.find(([code]) => code === second)?.[1]).toBe('=HYPERLINK("x")')
  expect(Object.values(sheet).every((cell) => cell.f === undefined)).toBe(true)
  expect(JSON.stringify(book.Sheets)).not.toContain('884.2')
  const log = await app.service.database.read((db) =>
    db.selectFrom('audit').select(['action', 'object']).where('action', '=', 'exported').execute(),
  )
  expect(log).toEqual([{ action: 'exported', object: 'comparison evaluation:1 evaluation:2' }])
  expect(app.defects).toEqual([])
})

test('另一个标准与现行标准在现有数据上对比；试调取数算出的与评估相同', async () => {
  const app = await district()
  const body = await compared(app, inForce, 'standard:HA-示例-2024.1')
  expect(body.from).toMatchObject({ kind: 'standard', id: regExample20261.id, label: '示例', at: null, ranked: 2 })
  expect(body.breakdowns.townCode).toHaveLength(1)

  await draft(app)
  const response = await call(app, zhouTao, 'tryOutParcels', {
    query: { id: randomUUID(), cycle, standard: regExample20261.id },
  })
  const made = (await response.json()) as MadeTryOut
  expect(made).toMatchObject({ cycle, inForce: regExample20261.id, standard: { id: regExample20261.id } })
  const { items } = (await answer(app, zhouTao, 'results', { params: { id: '1' } })) as {
    items: { parcelCode: string; class: string; total: number }[]
  }
  const scorer = tryOutScorer(made.columns)
  const scores = scorer.score(made.standard)
  expect(made.columns.codes).toEqual(items.map(({ parcelCode }) => parcelCode))
  expect([...scores.totals]).toEqual(items.map(({ total }) => total))
  expect([...scores.outcomes].map((number) => outcomes[number])).toEqual(items.map((item) => item.class))
  expect([...scores.outcomes]).toEqual(made.baseOutcomes)
  const heavier = scorer.score(withDial(made.standard, { kind: 'weight', indicator: 'E1' }, 40))
  expect([...heavier.totals]).not.toEqual([...scores.totals])
  expect(app.defects).toEqual([])
})

test('没有地块的年度：两边都是空的；断开即取消，位置空出来；一次至多两个', async () => {
  const app = await testApp()
  const empty = await compared(app, inForce, inForce)
  expect(empty).toMatchObject({ cells: [], moved: 0, movers: [], correlation: { n: 0, spearman: null } })

  const asked = query(inForce, inForce)
  const started = await call(app, zhouTao, 'compare', { query: asked })
  const other = await call(app, zhouTao, 'compare', { query: query(inForce, inForce) })
  const progress = { query: { id: asked.id } }
  expect(await answer(app, zhouTao, 'comparisonProgress', progress)).toMatchObject({ progress: { total: 100 } })
  expect(await answer(app, qianJin, 'comparisonProgress', progress)).toEqual({ progress: null })
  expect((await problemOf(await call(app, zhouTao, 'compare', { query: query(inForce, inForce) }))).code).toBe(
    'too-busy',
  )
  await Promise.all([started.body?.cancel(), other.body?.cancel()])
  await expect
    .poll(async () => {
      await delay(20)
      return answer(app, zhouTao, 'comparisonProgress', progress)
    })
    .toEqual({ progress: null })
  await compared(app, inForce, inForce)
  expect(app.defects).toEqual([])
})

test.each([
  ['没有的评估', 'evaluation:9', 'not-found'],
  ['没有的标准', 'standard:没有', 'not-found'],
  ['看不懂的一边', '12', 'malformed-request'],
] as const)('%s：拒绝', async (_, from, code) => {
  const app = await testApp()
  expect((await problemOf(await call(app, zhouTao, 'compare', { query: query(from, inForce) }))).code).toBe(code)
})
