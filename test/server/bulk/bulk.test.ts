import { expect, test } from 'vitest'
import type { BulkOperation } from '#core/api/bulk.ts'
import type { ParcelDetail } from '#core/api/parcels.ts'
import type { Actor } from '#server/actions/actor.ts'
import { chedun, liQiang, qianJin, wangFang, zhangWei, zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'
import { Bulk, codeOf, submitted, usccOf } from './stage.ts'

const elsewhere = 'SJ-CD-0001'
const [good = '', faulty = '', clashing = '', open = '', other = ''] = [1, 2, 3, 4, 5].map(codeOf)

function detailOf(app: TestApp, parcelCode: string, actor: Actor = zhouTao): Promise<ParcelDetail> {
  return answer(app, actor, 'parcel', { params: { cycle, parcelCode } }) as Promise<ParcelDetail>
}

/** Submitted parcels: two in order, one with an error since, one with an open conflict; one not submitted; one of 车墩镇. */
async function town(): Promise<TestApp> {
  const app = await testApp()
  await submitted(app, 5)
  const change = (actor: Actor, ...rows: Parameters<typeof batchOf>[0]) =>
    answer(app, actor, 'push', { body: batchOf(rows) })
  await change(wangFang, parcelRow({ floorArea: null }, faulty, 2))
  await change(zhouTao, parcelRow({ parcelName: '专班的名称' }, clashing, 2))
  await change(wangFang, parcelRow({ parcelName: '街镇的名称' }, clashing, 2))
  await change(
    wangFang,
    parcelRow(parcelFields(), open.replace('4', '9')),
    firmRow(firmFields(), open.replace('4', '9'), usccOf('9')),
  )
  await change(
    zhangWei,
    parcelRow(parcelFields({ townCode: chedun }), elsewhere),
    firmRow(firmFields(), elsewhere, usccOf('77')),
  )
  return app
}
const draft = open.replace('4', '9')
const all = [good, faulty, clashing, draft, elsewhere, 'SJ-XQ-9999', other, open]

test('预览：能办几宗，其余按原因归类，各举几例；按筛选选时，范围外的本来就不在里面', async () => {
  const app = await town()
  const chosen = new Bulk(app, liQiang, 'town-approved', { parcelCodes: all }, '属实')
  const preview = await chosen.preview()
  expect(preview).toMatchObject({ total: 8, ready: 3 })
  expect(preview.samples.map(({ parcelCode }) => parcelCode)).toEqual([good, open, other])
  expect(preview.hindered.map(({ why, parcels }) => [why, parcels])).toEqual([
    ['outside', 2],
    ['status', 1],
    ['conflicts', 1],
    ['errors', 1],
  ])
  // 别的街镇的地块，名称和状态都不说。
  expect(preview.hindered[0]?.samples).toContainEqual({
    parcelCode: elsewhere,
    parcelName: null,
    townCode: null,
    status: null,
  })

  const filtered = await new Bulk(app, liQiang, 'town-approved', { filter: {} }).preview()
  expect(filtered).toMatchObject({ total: 6, ready: 0 })
  expect(filtered.hindered.map(({ why, parcels }) => [why, parcels])).toEqual([
    ['status', 1],
    ['conflicts', 1],
    ['errors', 1],
    ['opinion', 3],
  ])
  const without = await call(app, liQiang, 'previewBulk', {
    body: { cycle, to: 'town-returned', chosen: { filter: {} } },
  })
  expect((await problemOf(without)).code).toBe('malformed-request')
})

test('办理与预览相符，逐宗有结果；同一编号再发不重办，换了内容退回', async () => {
  const app = await town()
  const bulk = new Bulk(app, liQiang, 'town-approved', { parcelCodes: all }, '属实')
  const started = await bulk.start()
  expect(started).toMatchObject({
    state: 'running',
    total: 8,
    counts: { waiting: 8 },
    townCode: liQiang.org,
    mayRun: true,
  })
  expect(await bulk.start()).toEqual(started)
  const reused = await call(app, liQiang, 'startBulk', { body: { ...bulk.order, reason: '不属实', id: bulk.id } })
  expect((await problemOf(reused)).code).toBe('batch-id-reused')

  expect(await bulk.finish()).toMatchObject({
    state: 'done',
    counts: { done: 3, refused: 5 },
    mayUndo: true,
    undone: null,
  })
  const refused = new Map((await bulk.items('refused')).map(({ parcelCode, message }) => [parcelCode, message]))
  expect(refused.get(faulty)).toContain('还有 1 处须改正')
  expect(refused.get(clashing)).toContain('1 项冲突待选择')
  expect(refused.get(draft)).toContain('当前为“填报中”')
  expect(refused.get(elsewhere)).toBe(refused.get('SJ-XQ-9999')?.replace('SJ-XQ-9999', elsewhere))
  expect((await detailOf(app, good)).parcel.status).toBe('town-approved')
  expect((await detailOf(app, elsewhere)).parcel.status).toBe('draft')
  expect(app.defects).toEqual([])
})

test('撤销：没人再动过的回到原状，通过时写入的审核人、日期和意见一并撤去；其后有人办理的不动并列出', async () => {
  const app = await town()
  const opinion = { townReviewer: '李强', townReviewDate: '2026-11-01', townOpinion: '初审意见' }
  await answer(app, liQiang, 'push', { body: batchOf([parcelRow(opinion, other, 2)]) })
  const bulk = new Bulk(app, liQiang, 'town-approved', { parcelCodes: [good, open, other] }, '批量属实')
  await bulk.run()
  const stands = async (code: string, field: string): Promise<unknown> =>
    (await detailOf(app, code)).parcel.fields.find((one) => one.field === field)?.effective ?? null
  expect(await stands(other, 'townOpinion')).toBe('批量属实')
  await answer(app, zhouTao, 'transition', {
    body: { cycle, parcelCodes: [open], to: 'review-returned', reason: '核对面积' },
  })
  await answer(app, liQiang, 'transition', {
    body: { cycle, parcelCodes: [open], to: 'town-approved', reason: '已核对' },
  })

  expect(await bulk.undo('选错了筛选条件')).toMatchObject({
    state: 'undone',
    counts: { undone: 2, kept: 1 },
    undone: { by: '李强', reason: '选错了筛选条件' },
    mayUndo: false,
  })
  const [kept] = await bulk.items('kept')
  expect(kept).toMatchObject({ parcelCode: open, from: 'submitted' })
  expect(kept?.message).toContain('李强 于 2026-11-21 14:20')
  expect((await detailOf(app, open)).parcel.status).toBe('town-approved')
  const back = await detailOf(app, good)
  expect(back.parcel.status).toBe('submitted')
  expect(back.transitions.at(-1)).toMatchObject({
    from: 'town-approved',
    to: 'submitted',
    reason: '撤销批量办理 1：选错了筛选条件',
  })
  expect(await stands(good, 'townOpinion')).toBeNull()
  expect(await stands(good, 'townReviewer')).toBeNull()
  expect(await stands(other, 'townOpinion')).toBe('初审意见')
  expect(await stands(other, 'townReviewDate')).toBe('2026-11-01')
  const again = await call(app, liQiang, 'undoBulk', { params: bulk.params, body: { reason: '再撤一次' } })
  expect((await problemOf(again)).code).toBe('bulk-closed')
  expect(app.defects).toEqual([])
})

test('退回之后企业改出差错的，撤销时不回到已提交；锁定不能批量撤销', async () => {
  const app = await testApp()
  await submitted(app, 3)
  const back = new Bulk(app, liQiang, 'town-returned', { parcelCodes: [good, faulty] }, '请核对面积')
  await back.run()
  await answer(app, wangFang, 'push', { body: batchOf([parcelRow({ floorArea: null }, faulty, 3)]) })
  expect(await back.undo()).toMatchObject({ counts: { undone: 1, kept: 1 } })
  expect((await back.items('kept'))[0]?.message).toContain('须改正')

  await new Bulk(app, liQiang, 'town-approved', { parcelCodes: [good, clashing] }, '属实').run()
  await new Bulk(app, zhouTao, 'review-approved', { filter: { status: 'town-approved' } }).run()
  const lock = new Bulk(app, zhouTao, 'locked', { filter: { status: 'review-approved' } }, '进入评估')
  expect(await lock.run()).toMatchObject({ counts: { done: 2 }, mayUndo: false })
  const refused = await call(app, zhouTao, 'undoBulk', { params: lock.params, body: { reason: '锁早了' } })
  expect((await problemOf(refused)).code).toBe('bulk-not-undoable')
})

test('办到一半取消：办过的留着、可以撤销，其余没动；两边同时接着办，一宗不重不漏', async () => {
  const app = await testApp()
  const codes = await submitted(app, 70)
  const half = new Bulk(app, liQiang, 'town-returned', { filter: { status: 'submitted' } }, '请核对面积')
  await half.start()
  expect(await half.step()).toMatchObject({ state: 'running', counts: { done: 50, waiting: 20 } })
  expect(await answer(app, liQiang, 'cancelBulk', { params: half.params })).toMatchObject({
    state: 'cancelled',
    counts: { done: 50, waiting: 20 },
    mayUndo: true,
  })
  expect(await half.step()).toMatchObject({ state: 'cancelled' })
  expect(await half.undo()).toMatchObject({ state: 'undone', counts: { undone: 50, waiting: 20 } })

  const whole = new Bulk(app, liQiang, 'town-returned', { parcelCodes: [...codes] }, '请核对面积')
  await whole.start()
  await Promise.all([whole.step(), whole.step(), whole.step()])
  expect(await whole.step()).toMatchObject({ state: 'done', counts: { done: 70 } })
  const transitions = await app.service.database.read((db) =>
    db.selectFrom('row_transition').select(['parcel_code', 'to_status']).execute(),
  )
  expect(transitions.filter(({ to_status }) => to_status === 'town-returned')).toHaveLength(120)
  expect(app.defects).toEqual([])
})

test('同一街镇的人看得到记录，只有同一角色的人能接着办；别的街镇看不到；区专班和审计都看得到', async () => {
  const app = await testApp()
  await submitted(app, 2)
  const bulk = new Bulk(app, liQiang, 'town-returned', { parcelCodes: [good, faulty] }, '请核对面积')
  await bulk.start()
  const listed = async (actor: Actor): Promise<readonly BulkOperation[]> =>
    ((await answer(app, actor, 'bulkOperations', { query: { cycle } })) as { items: BulkOperation[] }).items
  for (const [actor, mayRun] of [
    [liQiang, true],
    [wangFang, false],
    [zhouTao, false],
    [qianJin, false],
  ] as const) {
    expect(await listed(actor), actor.name).toMatchObject([{ id: bulk.id, mayRun }])
  }
  expect(await listed(zhangWei)).toEqual([])
  for (const actor of [wangFang, zhangWei, zhouTao]) {
    const refused = await call(app, actor, 'stepBulk', { params: bulk.params })
    expect((await problemOf(refused)).code, actor.name).toBe('not-found')
  }
  expect(await bulk.items('waiting')).toHaveLength(2)
})
