import { expect, it } from 'vitest'
import { openObjections } from '#server/cycle-stage/open-objections.ts'
import { png } from '../attachments/files.ts'
import { liQiang, qianJin, shiLi, wangFang, zhangWei, zhouTao } from '../cast.ts'
import { answer, call, problemOf, testApp } from '../http/test-app.ts'
import {
  accepted,
  actOn,
  elsewhere,
  grounds,
  judged,
  Objecting,
  ofPerson,
  otherFirm,
  published,
} from '../publication/stage.ts'
import { cycle, example } from '../rows.ts'

const day = 86_400_000
const opinion = '经现场核实，空置部分已出租，情况属实'

it('企业提出异议，街镇提意见，区专班决定并答复；答复前企业看不到意见和决定', async () => {
  const app = await judged()
  await published(app)
  const objecting = await Objecting.open(app)
  expect((await problemOf(await objecting.tryAct(shiLi, 'submit'))).detail).toContain('盖章凭证')
  expect((await call(app, wangFang, 'objection', { params: objecting.params })).status).toBe(404)
  await objecting.attach()
  const received = await objecting.act(shiLi, 'submit')
  expect(received).toMatchObject({
    state: 'received',
    late: false,
    due: { day: '2026-12-04' },
    receivedOn: '2026-11-21',
  })
  const twice = await call(app, shiLi, 'openObjection', {
    body: { publication: 1, parcelCode: example, items: ['area'], grounds },
  })
  expect((await problemOf(twice)).code).toBe('objection-open-already')

  const early = await objecting.tryAct(zhouTao, 'answer')
  expect((await problemOf(early)).code).toBe('objection-act-not-allowed')
  await objecting.attach(liQiang, png, '现场照片.png')
  await objecting.act(liQiang, 'opine', { note: opinion })
  await objecting.act(zhouTao, 'decide', { decision: '不予采纳', note: '写错了决定' })
  const kept = await objecting.as(shiLi)
  expect(kept).toMatchObject({ state: 'heard', opinion: null, decision: null, decisionReason: null, parcels: [] })
  expect(kept.evidence.map(({ side }) => side)).toEqual(['firm'])
  expect(JSON.stringify(kept.events)).not.toContain(opinion)
  await objecting.act(zhouTao, 'undo', { note: '决定选错了，撤销' })
  await objecting.act(zhouTao, 'decide', { decision: '采纳', note: '空置面积按现状更正' })
  const answered = await objecting.act(zhouTao, 'answer')
  expect(answered).toMatchObject({ state: 'answered', parcels: [example], possible: [] })
  expect(await objecting.as(shiLi)).toMatchObject({ state: 'answered', opinion, decision: '采纳' })
  const undone = await objecting.tryAct(zhouTao, 'undo', { note: '已经答复的不能撤销' })
  expect((await problemOf(undone)).code).toBe('objection-act-not-allowed')

  expect(await answer(app, zhouTao, 'objectionReEvaluation', { query: { cycle } })).toMatchObject({
    parcels: [example],
    formal: 1,
    waiting: [{ parcelCode: example, decision: '采纳' }],
  })
  const { database, district } = app.service
  const open = await database.read((db) => openObjections(db, district.code, cycle, '2026-11-21'))
  expect(open).toMatchObject({ open: 0, toReEvaluate: 1, windowOver: false })
})

it('街镇代录纸质异议：逾期的由区专班决定是否受理，受理之日起算答复期', async () => {
  const app = await judged()
  await published(app)
  app.service.clock.pass(10 * day)
  const nameless = await call(app, wangFang, 'openObjection', {
    body: { publication: 1, parcelCode: ofPerson, items: ['exempt'], grounds },
  })
  expect((await problemOf(nameless)).detail).toContain('名称')
  const paper = await Objecting.open(app, wangFang, { parcelCode: ofPerson, items: ['exempt'], firmName: '王小明' })
  await paper.attach(wangFang)
  expect((await problemOf(await paper.tryAct(wangFang, 'submit'))).detail).toContain('收到')
  const outside = await paper.tryAct(wangFang, 'submit', { receivedOn: '2026-11-01' })
  expect((await problemOf(outside)).code).toBe('objection-not-ready')
  const late = await paper.act(wangFang, 'submit', { receivedOn: '2026-11-30' })
  expect(late).toMatchObject({ state: 'late', late: true, due: null, channel: 'paper' })
  expect((await problemOf(await paper.tryAct(wangFang, 'opine', { note: opinion }))).code).toBe(
    'objection-act-not-allowed',
  )
  const admitted = await paper.act(zhouTao, 'admit', { note: '邮寄延误，予以受理' })
  expect(admitted).toMatchObject({
    state: 'received',
    due: { day: '2026-12-15' },
    admittedReason: '邮寄延误，予以受理',
  })
  // The auditor does not see contacts: of a person the family name.
  expect(await paper.as(qianJin)).toMatchObject({ firmName: '王*' })
  expect(await paper.act(wangFang, 'withdraw', { note: '当事人书面撤回' })).toMatchObject({ state: 'withdrawn' })

  const other = await Objecting.open(app, otherFirm, { parcelCode: elsewhere, items: ['area'] })
  await other.attach(otherFirm)
  await other.act(otherFirm, 'submit')
  const refused = await other.act(zhouTao, 'refuse-late', { note: '已过公示期，不予受理' })
  expect(refused).toMatchObject({ state: 'refused-late', answeredOn: '2026-12-01' })
  expect(await other.as(otherFirm)).toMatchObject({ decisionReason: '已过公示期，不予受理' })
})

it('列表按期限排列，只见自己范围内的；公示撤回后不再受理', async () => {
  const app = await judged()
  const out = await published(app)
  const own = await Objecting.submitted(app)
  const other = await Objecting.submitted(app, otherFirm, { parcelCode: elsewhere })
  const seen = async (actor: typeof shiLi, query: Record<string, string> = {}) =>
    (await answer(app, actor, 'objections', { query: { cycle, ...query } })) as {
      items: { id: string }[]
      total: number
      counts: Record<string, number>
    }
  expect((await seen(shiLi)).items.map(({ id }) => id)).toEqual([own.detail.id])
  expect((await seen(zhangWei)).items.map(({ id }) => id)).toEqual([other.detail.id])
  expect(await seen(zhouTao)).toMatchObject({ total: 2, counts: { open: 2, mine: 0, overdue: 0 } })
  expect((await seen(wangFang, { only: 'mine' })).total).toBe(1)
  app.service.clock.pass(30 * day)
  expect(await seen(zhouTao, { only: 'overdue', q: '精密' })).toMatchObject({ total: 1, counts: { overdue: 2 } })
  const foreign = await own.tryAct(zhangWei, 'opine', { note: opinion })
  expect(foreign.status).toBe(404)
  await own.act(shiLi, 'withdraw', { note: '已与街镇核对清楚' })
  const draft = await Objecting.open(app)
  await draft.attach()
  await actOn(app, out, 'withdraw', { reason: '名单有误，重新公示' })
  const withdrawn = await draft.tryAct(shiLi, 'submit')
  expect((await problemOf(withdrawn)).code).toBe('wrong-stage')
  const unknown = await call(app, shiLi, 'openObjection', {
    body: { publication: 1, parcelCode: elsewhere, items: ['area'], grounds },
  })
  expect((await problemOf(unknown)).code).toBe('objection-not-ready')
})

it('已采纳的异议一并重新评估：新的正式评估记在每件异议上，之后可以更正公示', async () => {
  const app = await testApp()
  const objecting = await accepted(app)
  const reason = '公示期异议成立，按更正后的数据重新评估'
  const done = await answer(app, zhouTao, 'reEvaluateObjections', { body: { cycle, reason } })
  expect(done).toMatchObject({
    waiting: [],
    formal: 2,
    running: null,
    last: { evaluation: 2, objections: 1, changes: [], unchanged: 1 },
  })
  expect(await objecting.as(shiLi)).toMatchObject({ reevaluation: 2, state: 'answered' })
  const again = await call(app, zhouTao, 'reEvaluateObjections', { body: { cycle, reason } })
  expect((await problemOf(again)).detail).toContain('没有已采纳')
  const { database, district } = app.service
  const open = await database.read((db) => openObjections(db, district.code, cycle, '2026-11-21'))
  expect(open).toMatchObject({ open: 0, toReEvaluate: 0 })
})
