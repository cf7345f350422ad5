import { expect, test } from 'vitest'
import type { ParcelDetail } from '#core/api/parcels.ts'
import type { UnlockRequest } from '#core/api/unlocks.ts'
import type { Actor } from '#server/actions/actor.ts'
import { Bulk, codeOf, submitted, usccOf } from '../bulk/stage.ts'
import { liQiang, qianJin, wangFang, zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'

const second: Actor = { ...zhouTao, username: 'linyi', name: '林奕' }
const [locked = '', other = ''] = [1, 2].map(codeOf)
const asked = { cycle, parcelCode: locked, to: 'review-returned', reason: '土地面积与不动产登记不符' } as const

/** Two parcels of 新桥镇, the first locked. */
async function district(): Promise<TestApp> {
  const app = await testApp()
  await submitted(app, 2)
  await new Bulk(app, liQiang, 'town-approved', { parcelCodes: [locked] }, '属实').run()
  await new Bulk(app, zhouTao, 'review-approved', { parcelCodes: [locked] }).run()
  await new Bulk(app, zhouTao, 'locked', { parcelCodes: [locked] }, '进入评估').run()
  return app
}

async function request(app: TestApp, body: object = asked): Promise<UnlockRequest> {
  return (await answer(app, zhouTao, 'requestUnlock', { body })) as UnlockRequest
}

function decide(app: TestApp, actor: Actor, id: string, decision: UnlockRequest['state'], reason?: string) {
  return call(app, actor, 'decideUnlock', { params: { id }, body: { decision, reason } })
}

async function codeFrom(response: Response): Promise<string> {
  return (await problemOf(response)).code
}

async function parcel(app: TestApp, code = locked): Promise<ParcelDetail> {
  return (await answer(app, zhouTao, 'parcel', { params: { cycle, parcelCode: code } })) as ParcelDetail
}

/** A formal evaluation that ranked the parcel; formal runs are not there yet. */
async function evaluated({ service }: TestApp): Promise<void> {
  await service.database.write(async (db) => {
    const district = '310117'
    const at = '2026-11-20T10:00:00+08:00'
    const run = { standard: 'REG', engine: '1', input_hash: null, username: 'zhoutao', by_name: '周涛', failure: null }
    for (const [number, mode] of [
      [1, 'draft'],
      [2, 'formal'],
    ] as const) {
      const times = { started_at: at, finished_at: at, parcels: 1, progress: 1, summary: null }
      await db
        .insertInto('evaluation')
        .values({ district, number, cycle, mode, status: 'done', standard_hash: null, trial: 0, ...run, ...times })
        .execute()
      const result = {
        status: 'ok',
        how: 'ranked',
        class: 'B',
        total: 72.6,
        open_total: 72.6,
        rank: 3,
        ranked: 40,
        flagged: 0,
        rules: '[]',
      }
      const place = { district, evaluation: number, parcel_code: locked, town_code: null, land_class: '工业' }
      await db
        .insertInto('evaluation_result')
        .values({ ...place, ...result })
        .execute()
    }
  })
}

test('一人申请、另一人确认才解锁；理由、依据、两人的名字写入历史和审计', async () => {
  const app = await district()
  const made = await request(app, { ...asked, evidence: '沪松规划资源〔2026〕8号' })
  expect(made).toMatchObject({ state: 'waiting', isOwn: true, affected: [] })
  expect((await parcel(app)).parcel.status).toBe('locked')
  expect(await codeFrom(await decide(app, zhouTao, made.id, 'confirmed'))).toBe('unlock-own')
  // 同名的另一个账号，也是同一个人。
  expect(await codeFrom(await decide(app, { ...zhouTao, username: 'zhoutao2' }, made.id, 'confirmed'))).toBe(
    'unlock-own',
  )
  expect(await codeFrom(await decide(app, second, made.id, 'withdrawn'))).toBe('not-found')
  expect((await decide(app, second, made.id, 'confirmed')).status).toBe(200)
  const { parcel: row, transitions } = await parcel(app)
  expect(row.status).toBe('review-returned')
  expect(transitions.at(-1)).toMatchObject({
    by: '林奕',
    from: 'locked',
    to: 'review-returned',
    reason: '解锁例外（周涛 申请）：土地面积与不动产登记不符；依据：沪松规划资源〔2026〕8号',
  })
  const entries = await app.service.database.read((db) =>
    db.selectFrom('audit').select(['action', 'username']).where('action', 'like', 'unlock%').orderBy('seq').execute(),
  )
  expect(entries).toEqual([
    { action: 'unlock-requested', username: 'zhoutao' },
    { action: 'unlock-confirmed', username: 'linyi' },
  ])
  expect(await codeFrom(await decide(app, second, made.id, 'declined'))).toBe('unlock-closed')
  expect(app.defects).toEqual([])
})

test('只有锁定的能申请，一宗同时只有一份；不同意、撤回都不解锁，之后可以再申请', async () => {
  const app = await district()
  const submittedOne = await call(app, zhouTao, 'requestUnlock', { body: { ...asked, parcelCode: other } })
  expect(await codeFrom(submittedOne)).toBe('transition-not-allowed')
  const unknown = await call(app, zhouTao, 'requestUnlock', { body: { ...asked, parcelCode: 'SJ-XQ-9999' } })
  expect(await codeFrom(unknown)).toBe('not-found')
  const first = await request(app)
  expect(await codeFrom(await call(app, second, 'requestUnlock', { body: asked }))).toBe('unlock-pending')
  expect((await decide(app, second, first.id, 'declined', '依据不足')).status).toBe(200)
  const next = await request(app)
  expect((await decide(app, zhouTao, next.id, 'withdrawn')).status).toBe(200)
  expect((await parcel(app)).parcel.status).toBe('locked')
  const { items } = (await answer(app, qianJin, 'unlocks', { query: { cycle } })) as { items: UnlockRequest[] }
  expect(items.map(({ state, decided, isOwn }) => [state, decided?.by, decided?.reason, isOwn])).toEqual([
    ['withdrawn', '周涛', null, false],
    ['declined', '林奕', '依据不足', false],
  ])
  expect((await call(app, wangFang, 'unlocks', { query: { cycle } })).status).toBe(403)
})

test('正式评估用过这一宗的，说出哪几次的结果受影响；草评不算；申请时的结果随申请留存', async () => {
  const app = await district()
  await evaluated(app)
  const result = { evaluation: '2', at: '2026-11-20T10:00:00+08:00', class: 'B', rank: 3, of: 40, landClass: '工业' }
  const query = { cycle, parcelCode: locked }
  expect(await answer(app, zhouTao, 'unlocks', { query })).toEqual({ items: [], nextCursor: null, affected: [result] })
  expect((await request(app)).affected).toEqual([result])
})

test('锁定之后因别的地块有了差错的，不能解锁为核验通过，可以解锁为核验退回', async () => {
  const app = await district()
  const firm = usccOf(locked)
  const beside = [parcelRow(parcelFields(), 'SJ-XQ-0008'), firmRow(firmFields({ parcelShare: 60 }), 'SJ-XQ-0008', firm)]
  await answer(app, wangFang, 'push', { body: batchOf(beside) })
  const made = await request(app, { ...asked, to: 'review-approved' })
  expect(await codeFrom(await decide(app, second, made.id, 'confirmed'))).toBe('row-has-errors')
  expect((await parcel(app)).parcel.status).toBe('locked')
  expect((await decide(app, zhouTao, made.id, 'withdrawn')).status).toBe(200)
  const back = await request(app)
  expect((await decide(app, second, back.id, 'confirmed')).status).toBe(200)
  expect((await parcel(app)).parcel.status).toBe('review-returned')
})
