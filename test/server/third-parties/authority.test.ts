import { expect, test } from 'vitest'
import type { AuthorityLine, HandOverLine } from '#core/api/third-parties.ts'
import type { Actor } from '#server/actions/actor.ts'
import { readWorkbook } from '#workbook/read.ts'
import { logged } from '../access/people.ts'
import { chedun, guQiang, liQiang, secondUnit, third, wangFang, xinqiao, zhangWei, zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'
import { entrusted, registered } from './stage.ts'

const elsewhere = 'SJ-CD-0001'
const second = 'SJ-XQ-0002'
const hour = 3_600_000
const other: Actor = { ...guQiang, username: 'hanmei', name: '韩梅', org: secondUnit }

/** Two parcels in 新桥镇, one in 车墩镇. */
async function ground(): Promise<TestApp> {
  const app = await testApp()
  const more = [parcelRow(parcelFields(), second)]
  await answer(app, wangFang, 'push', { body: batchOf([...exampleRows(), ...more]) })
  const there = [
    parcelRow(parcelFields({ townCode: chedun, ownerUscc: third, ownerName: '示例仓储' }), elsewhere),
    firmRow(firmFields({ firmName: '示例仓储' }), elsewhere, third),
  ]
  await answer(app, zhangWei, 'push', { body: batchOf(there) })
  return app
}

interface Listed {
  readonly items: readonly { readonly parcelCode: string }[]
  readonly total: number
}

/** What each way of reading shows of the three parcels. */
async function seen(app: TestApp, actor: Actor): Promise<Readonly<Record<string, string>>> {
  const codes = [example, second, elsewhere]
  const of = (text: string): string => codes.filter((code) => text.includes(code)).join(' ')
  const query = { cycle }
  const list = (await answer(app, actor, 'parcels', { query })) as Listed
  const searched = (await answer(app, actor, 'parcels', { query: { cycle, q: 'SJ' } })) as Listed
  const changes = await answer(app, actor, 'changes', { query })
  const file = await call(app, actor, 'exportLedger', { query })
  const { rows } = await readWorkbook(new Uint8Array(await file.arrayBuffer()))
  const details = await Promise.all(
    codes.map(async (parcelCode) =>
      (await call(app, actor, 'parcel', { params: { cycle, parcelCode } })).ok ? parcelCode : '',
    ),
  )
  return {
    列表: of(JSON.stringify(list.items)),
    计数: String(list.total),
    搜索: of(JSON.stringify(searched.items)),
    同步: of(JSON.stringify(changes)),
    导出: of(JSON.stringify(rows.map(({ parcelCode }) => parcelCode))),
    详情: details.filter(Boolean).join(' '),
  }
}

function everywhere(...codes: readonly string[]): Readonly<Record<string, string>> {
  const text = codes.join(' ')
  return { 列表: text, 计数: String(codes.length), 搜索: text, 同步: text, 导出: text, 详情: text }
}

async function pushed(app: TestApp, actor: Actor, row: ReturnType<typeof parcelRow>): Promise<string> {
  const answered = (await answer(app, actor, 'push', { body: batchOf([row]) })) as {
    rows: { outcome: string; refusal: { code: string } | null }[]
  }
  return answered.rows[0]?.refusal?.code ?? answered.rows[0]?.outcome ?? ''
}

test('每一种读法都只在授权之内：没有授权、点名、整个街镇、两份重叠、到期', async () => {
  const app = await ground()
  await registered(app.service, guQiang.org ?? '')
  expect(await seen(app, guQiang)).toEqual(everywhere())
  await entrusted(app.service, { parcelCodes: [example], until: '2026-11-21' })
  expect(await seen(app, guQiang)).toEqual(everywhere(example))
  await entrusted(app.service, { towns: [xinqiao], until: '2026-11-22' })
  expect(await seen(app, guQiang)).toEqual(everywhere(example, second))
  await entrusted(app.service, { parcelCodes: [elsewhere], from: '2026-11-22', until: '2026-11-22' })
  expect(await seen(app, guQiang)).toEqual(everywhere(example, second))
  // 23:50 in Shanghai of the last day, then past midnight: UTC is a day behind.
  app.service.clock.pass(9.5 * hour)
  expect(await seen(app, guQiang)).toEqual(everywhere(example, second))
  app.service.clock.pass(0.5 * hour)
  expect(await seen(app, guQiang)).toEqual(everywhere(example, second, elsewhere))
  app.service.clock.pass(24 * hour)
  expect(await seen(app, guQiang)).toEqual(everywhere())
  expect(await pushed(app, guQiang, parcelRow({ selfNote: '过期' }, example, 1))).toBe('row-outside-scope')
  expect(app.defects).toEqual([])
})

test('只能写授权的表和层；不能新建地块；提前终止即刻失效', async () => {
  const app = await ground()
  const { service } = app
  const given = await entrusted(service, { towns: [xinqiao], forms: ['parcel-self-assessment'], layers: ['onsite'] })
  const onsite = { ...parcelRow({ vacantFloorArea: 900 }, example, 1), layer: 'onsite' as const }
  expect(await pushed(app, guQiang, parcelRow({ parcelName: '改名' }, example, 1))).toBe('row-not-authorised')
  expect(await pushed(app, guQiang, onsite)).toBe('accepted')
  expect(await pushed(app, guQiang, firmRow({ firmName: '改名' }, example, undefined, 1))).toBe('row-not-authorised')
  expect(await pushed(app, guQiang, parcelRow(parcelFields(), 'SJ-XQ-0009'))).toBe('row-outside-scope')
  const { history } = (await answer(app, liQiang, 'parcel', { params: { cycle, parcelCode: example } })) as {
    history: { by: string; unit?: string | null }[]
  }
  expect(history[0]).toMatchObject({ by: '顾强', unit: '示例测绘' })
  expect(history.at(-1)?.unit ?? null).toBe(null)
  const reason = { body: { reason: '合同解除' } }
  const ended = (await answer(app, zhouTao, 'endAuthority', { params: { id: given.id }, ...reason })) as AuthorityLine
  expect(ended).toMatchObject({ state: 'ended', ended: { by: '周涛', reason: '合同解除' } })
  expect(await seen(app, guQiang)).toEqual(everywhere())
  const again = await call(app, zhouTao, 'endAuthority', { params: { id: given.id }, ...reason })
  expect((await problemOf(again)).code).toBe('third-party-refused')
})

test('街镇只授自己的地块，只终止自己的；期限、地块、单位不对的说明原因', async () => {
  const app = await ground()
  await registered(app.service, guQiang.org ?? '')
  const base = {
    uscc: guQiang.org,
    from: '2026-11-21',
    until: '2026-12-31',
    towns: [],
    parcelCodes: [example],
    reason: '合同',
  }
  const writes = { forms: ['parcel-self-assessment'], layers: ['onsite'] }
  const give = async (actor: Actor, change: object): Promise<string> => {
    const response = await call(app, actor, 'giveAuthority', { body: { ...base, ...writes, ...change } })
    return response.ok ? 'given' : (await problemOf(response)).detail
  }
  expect(await give(liQiang, {})).toBe('given')
  expect(await give(liQiang, { towns: [chedun] })).toContain(chedun)
  expect(await give(liQiang, { parcelCodes: [elsewhere] })).toContain(elsewhere)
  expect(await give(zhouTao, { parcelCodes: [elsewhere, example] })).toBe('given')
  expect(await give(zhouTao, { parcelCodes: ['没有'] })).toContain('没有编码为 没有的地块')
  expect(await give(zhouTao, { until: '2026-11-20' })).toContain('截止日早于起始日')
  expect(await give(zhouTao, { from: '2026-10-01', until: '2026-11-20' })).toContain('截止日已经过去')
  expect(await give(zhouTao, { until: '2030-01-01' })).toContain('最长 36 个月')
  expect(await give(zhouTao, { uscc: secondUnit })).toContain('还没有登记')
  expect(await give(zhouTao, { parcelCodes: [] })).toContain('没有选街镇')
  const { authorities } = (await answer(app, liQiang, 'thirdParties')) as { authorities: AuthorityLine[] }
  expect(authorities.map(({ mayChange }) => mayChange)).toEqual([false, true])
  const { units } = (await answer(app, guQiang, 'thirdParties')) as { units: { contactPhone: string }[] }
  expect(units.map(({ contactPhone }) => contactPhone)).toEqual(['138****5678'])
  const stored = await app.service.database.read((db) =>
    db.withoutPlugins().selectFrom('third_party_unit').select('unit_contact').execute(),
  )
  expect(stored[0]?.unit_contact).toMatch(/^sealed:/)
  expect(JSON.stringify(await logged(app.service))).not.toContain('13812345678')
})

test('移交：先看未完成的；数目变了不办；交出的看不到、接手的看得到；没动过能撤回，动过不能', async () => {
  const app = await ground()
  const { service } = app
  const given = await entrusted(service, { towns: [xinqiao], layers: ['reported'] })
  await registered(service, secondUnit)
  const params = { id: given.id }
  const chosen = { cycle, parcelCodes: [example] }
  const preview = (await answer(app, liQiang, 'previewHandOver', { params, body: chosen })) as {
    total: number
    unfinished: number
  }
  expect(preview).toMatchObject({ total: 1, unfinished: 1, items: [{ parcelCode: example, status: 'draft' }] })
  const body = { ...chosen, toUscc: secondUnit, until: '2026-12-01', reason: '换单位', total: 1, unfinished: 0 }
  const stale = await call(app, liQiang, 'handOver', { params, body })
  expect((await problemOf(stale)).detail).toContain('与预览时不同')
  const made = (await answer(app, liQiang, 'handOver', { params, body: { ...body, unfinished: 1 } })) as HandOverLine
  expect(made).toMatchObject({ parcels: 1, unfinished: 1, by: '李强', undone: null })
  expect(await seen(app, guQiang)).toEqual(everywhere(second))
  expect(await seen(app, other)).toEqual(everywhere(example))
  const undo = { params: { id: made.id }, body: { reason: '交错了' } }
  expect(await answer(app, liQiang, 'undoHandOver', undo)).toMatchObject({ undone: { by: '李强' } })
  expect(await seen(app, guQiang)).toEqual(everywhere(example, second))
  expect(await seen(app, other)).toEqual(everywhere())

  const next = (await answer(app, liQiang, 'handOver', { params, body: { ...body, unfinished: 1 } })) as HandOverLine
  service.clock.pass(1000)
  expect(await pushed(app, other, parcelRow({ parcelName: '接手后改' }, example, 1))).toBe('accepted')
  expect(await pushed(app, guQiang, parcelRow({ parcelName: '交出后改' }, example, 2))).toBe('row-outside-scope')
  const late = await call(app, liQiang, 'undoHandOver', { params: { id: next.id }, body: { reason: '交错了' } })
  expect((await problemOf(late)).detail).toContain('韩梅')
  expect(app.defects).toEqual([])
})

test('换码、分割之后，授权跟着地块走', async () => {
  const app = await ground()
  await entrusted(app.service, { parcelCodes: [example] })
  const act = (kind: string, predecessors: string[], successors: string[]) =>
    app.service.database.write(async (db) => {
      const line = {
        district: '310117',
        number: successors.length,
        kind,
        cycle,
        reason: '测试',
        username: 'x',
        by_name: 'x',
      }
      const at = '2026-11-21T15:00:00.000+08:00'
      const codes = { predecessors: JSON.stringify(predecessors), successors: JSON.stringify(successors) }
      await db
        .insertInto('base_act')
        .values({ ...line, ...codes, at, request: successors.join(), content_hash: '-' })
        .execute()
    })
  await act('recode', [example], [second])
  expect(await seen(app, guQiang)).toEqual(everywhere(example, second))
  await act('merge', [second, 'SJ-XQ-9999'], [elsewhere, 'SJ-XQ-8888'])
  expect(await seen(app, guQiang)).toEqual(everywhere(example, second))
})
