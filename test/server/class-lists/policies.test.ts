import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ActPreview, ListActBody } from '#core/api/class-list-shapes.ts'
import type { ClassPolicyBody, PolicyApplicationBody } from '#core/api/class-policies.ts'
import type { Actor } from '#server/actions/actor.ts'
import { chedun, wangFang, zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { codes, decide } from './stage.ts'

const economy: Actor = { username: 'jingwei', name: '金伟', role: 'department', org: 'economy', client: 'console' }
const planning: Actor = { ...economy, username: 'guihua', name: '桂花', org: 'planning' }

const policy = {
  name: '技改扶持',
  direction: 'reward',
  classes: ['A', 'B'],
  content: '对技术改造给予扶持。',
  document: '松经委〔2025〕8号',
  clause: '第三条',
  department: 'economy',
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
}

async function district(): Promise<{ app: TestApp; saved: ClassPolicyBody }> {
  const app = await testApp()
  await decide(app.service, '2025', { P1: 'A', P2: 'B', P3: 'C', P4: 'A', P5: null }, { towns: { P4: chedun } })
  const saved = (await answer(app, zhouTao, 'saveClassPolicy', {
    body: { id: null, revision: 0, ...policy },
  })) as ClassPolicyBody
  return { app, saved }
}

async function act(app: TestApp, actor: Actor, order: object): Promise<ListActBody> {
  const { ready } = (await answer(app, actor, 'previewPolicyAct', { body: order })) as ActPreview
  const body = { id: randomUUID(), reason: '按政策办理', ...order, ready }
  return (await answer(app, actor, 'recordPolicyAct', { body })) as ListActBody
}

async function applied(app: TestApp, actor: Actor, query = {}): Promise<readonly PolicyApplicationBody[]> {
  const page = await answer(app, actor, 'policyApplications', { query })
  return (page as { items: PolicyApplicationBody[] }).items
}

test('登记表：空表载入示例并标明；改一条留旧版本，给出正式来源的不再标示例；先改的在先', async () => {
  const app = await testApp()
  const { items } = (await answer(app, zhouTao, 'loadExamplePolicies')) as { items: ClassPolicyBody[] }
  expect(items.every(({ label }) => label === '示例')).toBe(true)
  expect((await problemOf(await call(app, zhouTao, 'loadExamplePolicies'))).code).toBe('class-list-refused')
  const [first] = items
  const change = { ...policy, id: first?.id, revision: 1 }
  const saved = await answer(app, zhouTao, 'saveClassPolicy', { body: change })
  expect(saved).toMatchObject({ revision: 2, label: null, document: '松经委〔2025〕8号' })
  expect((await problemOf(await call(app, zhouTao, 'saveClassPolicy', { body: change }))).detail).toContain('已先更改')
  const backwards = { ...change, revision: 2, validUntil: '2025-01-01' }
  expect((await problemOf(await call(app, zhouTao, 'saveClassPolicy', { body: backwards }))).detail).toContain('早于')
  const versions = await answer(app, wangFang, 'classPolicy', { params: { id: first?.id ?? '' } })
  expect((versions as { items: ClassPolicyBody[] }).items.map(({ revision }) => revision)).toEqual([2, 1])
})

test('适用：类别、有效期不合的说明为什么不办，写明理由才放行；按筛选批量；停止；撤销', async () => {
  const { app, saved } = await district()
  const named = { parcelCodes: ['P1', 'P3', 'P5', 'P9'] }
  const order = { kind: 'apply', policy: saved.id, cycle: '2025', from: '2026-03-01', chosen: named }
  const preview = (await answer(app, economy, 'previewPolicyAct', { body: order })) as ActPreview
  expect(preview).toMatchObject({ total: 4, ready: 1, overridden: 0 })
  expect(preview.hindered.map(({ why, samples }) => [why, samples])).toEqual([
    ['unknown', ['P9']],
    ['no-class', ['P5']],
    ['class', ['P3']],
  ])
  const expired = await answer(app, economy, 'previewPolicyAct', { body: { ...order, from: '2027-01-01' } })
  expect(expired).toMatchObject({ ready: 0, hindered: [{ why: 'unknown' }, { why: 'expired', parcels: 3 }] })
  const override = { ...order, chosen: { parcelCodes: ['P3'] }, override: '整改已完成，经专班同意' }
  expect(await answer(app, economy, 'previewPolicyAct', { body: override })).toMatchObject({ ready: 1, overridden: 1 })
  await act(app, economy, override)
  const batch = await act(app, zhouTao, { ...order, chosen: { filter: { class: 'A,B' } } })
  expect(batch).toMatchObject({ parcels: 3, policyName: '技改扶持' })
  const lines = await applied(app, zhouTao)
  expect(lines.map(({ parcelCode, class: of, overridden }) => [parcelCode, of, overridden])).toEqual([
    ['P1', 'A', null],
    ['P2', 'B', null],
    ['P3', 'C', '整改已完成，经专班同意'],
    ['P4', 'A', null],
  ])
  const again = (await answer(app, economy, 'previewPolicyAct', { body: order })) as ActPreview
  expect(again.hindered.map(({ why }) => why)).toContain('applied')

  const end = await act(app, economy, {
    kind: 'end',
    policy: saved.id,
    from: '2026-06-01',
    chosen: { parcelCodes: ['P1', 'P9'] },
  })
  expect(codes(await applied(app, zhouTao, { state: 'ended' }))).toEqual(['P1'])
  const params = (id: string) => ({ params: { id }, body: { reason: '办错了，撤回' } })
  expect((await problemOf(await call(app, zhouTao, 'undoClassListAct', params(batch.id)))).detail).toContain(
    '其后又办过',
  )
  expect((await call(app, economy, 'undoClassListAct', params(end.id))).status).toBe(200)
  expect((await call(app, zhouTao, 'undoClassListAct', params(batch.id))).status).toBe(200)
  expect(codes(await applied(app, zhouTao, { state: 'all' }))).toEqual(['P3'])
})

test('部门只办、只看自己负责的政策；街镇看本街镇的', async () => {
  const { app, saved } = await district()
  await act(app, economy, {
    kind: 'apply',
    policy: saved.id,
    cycle: '2025',
    from: '2026-03-01',
    chosen: { filter: { class: 'A' } },
  })
  expect(codes(await applied(app, economy))).toEqual(['P1', 'P4'])
  expect(codes(await applied(app, planning))).toEqual([])
  expect(codes(await applied(app, wangFang))).toEqual(['P1'])
  const body = { kind: 'end', policy: saved.id, from: '2026-06-01', chosen: { parcelCodes: ['P1'] } }
  expect((await problemOf(await call(app, planning, 'previewPolicyAct', { body }))).code).toBe('not-found')
  const acts = async (actor: Actor) =>
    ((await answer(app, actor, 'classListActs')) as { items: ListActBody[] }).items.length
  expect([await acts(economy), await acts(planning), await acts(zhouTao)]).toEqual([1, 0, 1])
})
