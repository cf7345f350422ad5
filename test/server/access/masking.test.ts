import { expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { chenJing, guQiang, liQiang, owner, qianJin, shiLi, third, wangFang, zhaoMin, zhouTao } from '../cast.ts'
import { approval } from '../export-requests/stage.ts'
import { answer, type Call, call, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'
import { entrusted } from '../third-parties/stage.ts'
import { tokenOf } from '../token-of.ts'

/** What the tax office found, and what it makes of the parcel: a revenue far below the tax is doubtful (X15). */
const secret = 4321.09
const plainSecret = ['4321.09', '4,321.09', '4321']
const other = 'SJ-XQ-0138'

/**
 * Two parcels with equal reports. On the first the tax office has confirmed a figure that makes a finding; what was
 * reported makes none.
 */
async function confirmed(isConfirmed = true): Promise<TestApp> {
  const app = await testApp()
  const second = [parcelRow(parcelFields({ ownerUscc: third }), other), firmRow(firmFields(), other, third)]
  await answer(app, wangFang, 'push', { body: batchOf([...exampleRows(), ...second]) })
  const figure = batchOf([firmRow({ taxPaid: secret }, example, owner, 1)])
  if (isConfirmed) await answer(app, zhaoMin, 'push', { body: figure })
  await tokenOf(app.service, guQiang)
  await entrusted(app.service, { parcelCodes: [example] })
  return app
}

interface List {
  readonly total: number
  readonly items: readonly { readonly parcelCode: string; readonly warnings: number; readonly errors: number }[]
}

const list = (app: TestApp, actor: Actor, query: Record<string, string>) =>
  answer(app, actor, 'parcels', { query: { cycle, ...query } }) as Promise<List>

const blind: readonly (readonly [string, Actor])[] = [
  ['街镇经办', wangFang],
  ['街镇审核', liQiang],
  ['第三方', guQiang],
  ['别的部门', chenJing],
]
const sighted: readonly (readonly [string, Actor])[] = [
  ['税务局', zhaoMin],
  ['区专班', zhouTao],
  ['审计', qianJin],
]

test('核定值确实引出了问题：专班数得到，筛得出', async () => {
  const app = await confirmed()
  const seen = await list(app, zhouTao, { finding: 'warning' })
  expect(seen.items.map(({ parcelCode }) => parcelCode)).toEqual([example])
  expect(seen.items[0]?.warnings).toBeGreaterThan(0)
})

test.each(blind.filter(([, actor]) => actor.role !== 'department'))(
  '%s：计数、按问题筛选都看不出',
  async (_name, actor) => {
    const app = await confirmed()
    expect((await list(app, actor, { finding: 'warning' })).total).toBe(0)
    const seen = await list(app, zhouTao, {})
    const found = (await answer(app, zhouTao, 'parcel', { params: { cycle, parcelCode: example } })) as {
      findings: { code: string }[]
    }
    for (const { code } of found.findings) expect((await list(app, actor, { code })).total, code).toBe(0)
    const masked = await list(app, actor, {})
    expect(masked.items.map(({ warnings, errors }) => [warnings, errors])).toEqual(masked.items.map(() => [0, 0]))
    expect(seen.items.some(({ warnings }) => warnings > 0)).toBe(true)
  },
)

test.each(blind.filter(([, actor]) => actor.role !== 'department'))(
  '%s：按问题数排序与没有核定时相同',
  async (_name, actor) => {
    const [confirmedApp, plainApp] = [await confirmed(), await confirmed(false)]
    const order = async (app: TestApp, sort: string) =>
      (await list(app, actor, { sort })).items.map(({ parcelCode }) => parcelCode)
    for (const sort of ['errors', '-errors']) {
      expect(await order(confirmedApp, sort), sort).toEqual(await order(plainApp, sort))
    }
  },
)

test.each([...blind, ...sighted])('%s：搜索只认编码和名称，搜数值找不到', async (_name, actor) => {
  const app = await confirmed()
  for (const q of plainSecret) expect((await list(app, actor, { q })).total, q).toBe(0)
})

async function exported(app: TestApp, actor: Actor, id: EndpointId, request: Call): Promise<string> {
  const response = await call(app, actor, id, request)
  expect(response.status).toBe(200)
  const book = read(new Uint8Array(await response.arrayBuffer()))
  return JSON.stringify(Object.values(book.Sheets).map((sheet) => utils.sheet_to_json(sheet, { header: 1 })))
}

test.each(blind)('%s：导出的台账没有核定值', async (_name, actor) => {
  const text = await exported(await confirmed(), actor, 'exportLedger', { query: { cycle } })
  expect(text).toContain(example)
  for (const part of plainSecret) expect(text).not.toContain(part)
})

test.each([['税务局', zhaoMin] as const, ['企业自己的', shiLi] as const])(
  '%s：导出的台账有自己的核定值',
  async (_name, actor) => {
    expect(await exported(await confirmed(), actor, 'exportLedger', { query: { cycle } })).toContain(String(secret))
  },
)

test.each(sighted.slice(1))('%s：页面上看得到的核定值，经审批才导出', async (_name, actor) => {
  const app = await confirmed()
  const text = await exported(app, actor, 'exportLedger', { query: { cycle } })
  for (const part of plainSecret) expect(text).not.toContain(part)
  const query = { cycle, ...(await approval(app, actor)) }
  expect(await exported(app, actor, 'exportLedger', { query })).toContain(String(secret))
})

test.each(blind.filter(([, actor]) => actor.role !== 'third-party'))(
  '%s：导出的结果没有由核定值算出的数',
  async (_name, actor) => {
    const app = await confirmed()
    await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
    const query = await approval(app, zhouTao, { kind: 'results', object: '1' })
    const full = await exported(app, zhouTao, 'exportResults', { params: { id: '1' }, query })
    // 亩均税收 of the confirmed tax on 20 mu.
    const perMu = (secret / 20).toFixed(2).slice(0, 5)
    expect(full).toContain(perMu)
    expect(await exported(app, actor, 'exportResults', { params: { id: '1' } })).not.toContain(perMu)
  },
)

test('同步的答复：并入的他人修改、冲突和问题里都没有核定值', async () => {
  const app = await confirmed()
  for (const [index, actor] of [wangFang, guQiang].entries()) {
    const stale = [firmRow({ taxPaid: 905 + index }, example, owner, 0), parcelRow({ selfNote: '旧表' }, example, 0)]
    const pushed = await answer(app, actor, 'push', { body: batchOf(stale) })
    for (const part of plainSecret) expect(JSON.stringify(pushed), actor.name).not.toContain(part)
  }
  const stored = await app.service.database.read((db) => db.selectFrom('field_conflict').selectAll().execute())
  expect(stored.length).toBeGreaterThan(0)
  for (const part of plainSecret) expect(JSON.stringify(stored)).not.toContain(part)
  // The tax office itself is told what stands.
  const own = await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: 1 }, example, owner, 1)]) })
  expect(JSON.stringify(own)).toContain(String(secret))
})

test('提交被拒时说的话不透露核定值引出的问题', async () => {
  const app = await confirmed()
  const body = { cycle, parcelCodes: [example], to: 'submitted' }
  const moved = await answer(app, wangFang, 'transition', { body })
  for (const part of plainSecret) expect(JSON.stringify(moved)).not.toContain(part)
})

test('范围外的地块、没有的地块，答复一字不差', async () => {
  const app = await confirmed()
  await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
  const strip = async (response: Response) => (await response.text()).replaceAll(/"instance":"[^"]*"/g, '')
  const stranger: Actor = { ...wangFang, username: 'stranger', org: '310117104000' }
  for (const id of ['parcel', 'result'] as const) {
    const there = await strip(await call(app, stranger, id, { params: { id: '1', cycle, parcelCode: example } }))
    const nowhere = await strip(await call(app, stranger, id, { params: { id: '1', cycle, parcelCode: 'SJ-XQ-9999' } }))
    expect(there.replaceAll(example, ''), id).toBe(nowhere.replaceAll('SJ-XQ-9999', ''))
  }
})
