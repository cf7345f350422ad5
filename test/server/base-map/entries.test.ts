import { expect, test } from 'vitest'
import type { BaseEntry, BaseParcel } from '#core/api/base-parcels.ts'
import type { Actor } from '#server/actions/actor.ts'
import { owner, zhaoMin, zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import { headings, one, two } from './lists.ts'
import { csv, imported, StagedImport, uploadCall } from './stage.ts'

const guoZi: Actor = { username: 'guozi', name: '国梓', role: 'department', org: 'soe', client: 'console' }
const shiJian: Actor = { username: 'shijian', name: '石坚', role: 'department', org: 'market', client: 'console' }

async function entries(app: TestApp, query: Readonly<Record<string, string>>): Promise<readonly BaseEntry[]> {
  const page = (await answer(app, zhouTao, 'baseEntries', { query })) as { items: BaseEntry[] }
  return page.items
}

async function district(): Promise<TestApp> {
  const app = await testApp()
  await imported(app, { kind: 'registry', bytes: csv(headings, one, two) })
  return app
}

test('低效清单、处置计划、四个一批：按编码、证号、用地主体对应；对不上的列出可能的地块；同一条不重复', async () => {
  const app = await district()
  const list = csv(
    ['年度', '不动产权证号', '企业名称', '统一社会信用代码', '低效类型'],
    [2023, '沪(2021)松字不动产权第000002号', '', '', '未投产'],
    [2023, '', '示例精密', owner, '产出低'],
    [2023, '', '示例电子', '', '停产'],
    [2023, '', '无此企业', '', '停产'],
  )
  const first = await imported(app, { kind: 'low-efficiency', bytes: list })
  expect((await first.changes()).map(({ kind, parcelCode }) => [kind, parcelCode])).toEqual([
    ['new', 'SJ-XQ-0002'],
    ['new', 'SJ-XQ-0001'],
    ['new', null],
    ['new', null],
  ])
  const unmatched = await entries(app, { kind: 'low-efficiency', matched: 'no' })
  expect(unmatched.map(({ candidates }) => candidates.map(({ parcelCode, why }) => [parcelCode, why]))).toEqual([
    [],
    [['SJ-XQ-0002', '用地主体名称相同']],
  ])
  const again = await StagedImport.upload(app, { kind: 'low-efficiency', bytes: list })
  expect((await again.compare()).counts?.changes).toEqual({ unchanged: 4 })

  await imported(app, {
    kind: 'disposal-plan',
    bytes: csv(
      ['计划年度', '地块编码', '处置方式', '处置面积（亩）', '完成时限'],
      [2024, 'SJ-XQ-0001', '更新', 10, '2025-12'],
    ),
  })
  const parcel = (await answer(app, zhouTao, 'baseParcel', {
    params: { cycle, parcelCode: 'SJ-XQ-0001' },
  })) as BaseParcel
  expect(parcel.entries.map(({ kind, year }) => [kind, year])).toEqual([
    ['disposal-plan', '2024'],
    ['low-efficiency', '2023'],
  ])
  expect(parcel.entries[0]?.values).toContainEqual({ label: '处置面积（m²）', value: 6666.67 })
  expect(app.defects).toEqual([])
})

test('变更线索：登记、对应地块、记录处理结果；别人先处理了的不覆盖', async () => {
  const app = await district()
  const body = {
    request: 'request-event-1',
    event: '股权转让',
    day: '2026-03-01',
    parcelCodes: ['SJ-XQ-0001'],
    note: '市场监管局来函：股东变更',
  }
  const noted = (await answer(app, shiJian, 'noteBaseEvent', { body })) as BaseEntry
  expect(await answer(app, shiJian, 'noteBaseEvent', { body })).toEqual(noted)
  expect(noted).toMatchObject({ state: 'open', event: '股权转让', parcelCodes: ['SJ-XQ-0001'] })
  const decide = (revision: number) => ({
    body: {
      items: [{ id: noted.id, revision, parcelCodes: ['SJ-XQ-0001', 'SJ-XQ-0002'], state: 'handled' }],
      reason: '已约谈',
    },
  })
  const first = await answer(app, zhouTao, 'decideBaseEntries', decide(noted.revision))
  expect(first).toMatchObject({ items: [{ entry: { state: 'handled', parcelCodes: ['SJ-XQ-0001', 'SJ-XQ-0002'] } }] })
  const late = await answer(app, zhouTao, 'decideBaseEntries', decide(noted.revision))
  expect(late).toMatchObject({ items: [{ refusal: { code: 'row-changed-since' } }] })
  expect((await entries(app, { kind: 'change', state: 'open' })).length).toBe(0)
  const unknown = await call(app, zhouTao, 'noteBaseEvent', {
    body: { ...body, request: 'request-event-2', parcelCodes: ['X-1'] },
  })
  expect((await problemOf(unknown)).code).toBe('not-found')
  expect(app.defects).toEqual([])
})

test('各部门只能导入自己掌握的：国资委四个一批，市场监管局线索，其他部门都不能', async () => {
  const app = await testApp()
  const list = csv(['企业名称', '四个一批'], ['示例国企', '盘活一批'])
  const allowed = async (actor: Actor, kind: 'soe-four-batch' | 'change' | 'registry'): Promise<string> => {
    const response = await call(app, actor, 'startBaseImport', uploadCall({ kind, bytes: list }))
    return response.ok ? 'ok' : (await problemOf(response)).code
  }
  expect(await allowed(guoZi, 'soe-four-batch')).toBe('ok')
  expect(await allowed(guoZi, 'change')).toBe('not-allowed')
  expect(await allowed(guoZi, 'registry')).toBe('not-allowed')
  expect(await allowed(shiJian, 'change')).toBe('ok')
  expect(await allowed(zhaoMin, 'soe-four-batch')).toBe('not-allowed')
  const seen = (await answer(app, guoZi, 'baseImports')) as { items: { id: string; kind: string }[] }
  expect(seen.items.map(({ kind }) => kind)).toEqual(['soe-four-batch'])
  expect(await answer(app, zhaoMin, 'baseImports')).toMatchObject({ items: [] })
  const [{ id } = { id: '' }] = ((await answer(app, shiJian, 'baseImports')) as typeof seen).items
  expect((await problemOf(await call(app, guoZi, 'baseImport', { params: { id } }))).code).toBe('not-found')
  const denials = await app.service.database.read((db) =>
    db.selectFrom('audit').select('username').where('action', '=', 'denied').execute(),
  )
  expect(denials.map(({ username }) => username)).toEqual(['guozi', 'guozi', 'zhaomin'])
  expect(app.defects).toEqual([])
})

test('拟编码规则可改，须含“拟”字和一个顺序号', async () => {
  const app = await testApp()
  expect(await answer(app, zhouTao, 'baseCodeRule')).toEqual({
    template: 'SJ-拟{town}-{seq:4}',
    example: 'SJ-拟105-0001',
    changed: null,
  })
  const change = (template: string) =>
    call(app, zhouTao, 'changeBaseCodeRule', { body: { template, reason: '区里另定' } })
  for (const bad of ['SJ-{town}-{seq:4}', '拟{town}', '拟{seq:4}{seq:4}', '拟 {seq:4}', '拟{x}{seq:4}']) {
    expect((await problemOf(await change(bad))).code, bad).toBe('base-code-rule-refused')
  }
  expect(await (await change('拟{town}{seq:5}')).json()).toMatchObject({
    example: '拟10500001',
    changed: { by: '周涛' },
  })
})
