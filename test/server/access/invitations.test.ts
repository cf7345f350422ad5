import { expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import { chedun, owner, tenant, third, wangFang, xinqiao, zhangWei, zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import {
  batchOf,
  cycle,
  example,
  exampleRows,
  firmFields,
  firmRow,
  parcelFields,
  parcelRow,
  tenantRow,
} from '../rows.ts'
import { arrive, logged, password, visitor } from './people.ts'

const second = 'SJ-XQ-0138'
const elsewhere = 'SJ-CD-0001'
const ownerless = 'SJ-XQ-0139'
const day = 86_400_000

/** 新桥镇 with two parcels of one owner, one of them with a tenant, and one without an owner; 车墩镇 with one parcel. */
async function district(): Promise<TestApp> {
  const app = await testApp()
  const own = [
    ...exampleRows(),
    tenantRow(),
    parcelRow(parcelFields({ firmCount: 2 }), second),
    parcelRow(parcelFields({ ownerUscc: null, ownerName: null }), ownerless),
  ]
  await answer(app, wangFang, 'push', { body: batchOf(own) })
  const other = [
    parcelRow(parcelFields({ townCode: chedun, ownerUscc: third, ownerName: '示例仓储' }), elsewhere),
    firmRow(firmFields({ firmName: '示例仓储' }), elsewhere, third),
  ]
  await answer(app, zhangWei, 'push', { body: batchOf(other) })
  return app
}

interface Issued {
  readonly code: string
  readonly invitation: { readonly id: string; readonly uscc: string; readonly parcelCodes: readonly string[] }
}

async function issue(app: TestApp, body: object, by = wangFang): Promise<Issued> {
  return (await answer(app, by, 'issueInvitation', { body: { cycle, ...body } })) as Issued
}

const newcomer = { username: 'shifan', name: '示例企业填表人', password }

function accept(app: TestApp, code: string, other: object = {}): Promise<Response> {
  return visitor(app).ask('acceptInvitation', { body: { ...newcomer, ...other, code } })
}

test('企业用邀请码建立账号，只看得到邀请的地块和年度，看不到本企业的其他地块', async () => {
  const app = await district()
  const { code, invitation } = await issue(app, { parcelCodes: [example] })
  expect(code).toMatch(/^([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/)
  expect(invitation).toMatchObject({ uscc: owner, parcelCodes: [example], townCode: xinqiao, state: 'open' })
  const response = await accept(app, code.toLowerCase())
  expect(response.status).toBe(201)
  expect(await response.json()).toMatchObject({ account: { username: 'shifan', role: 'enterprise', org: owner } })
  const firm = await arrive(app, 'shifan')
  const list = await firm.get<{ total: number; items: { parcelCode: string }[] }>('parcels', { query: { cycle } })
  expect(list).toMatchObject({ total: 1, items: [{ parcelCode: example }] })
  await firm.get('parcel', { params: { cycle, parcelCode: example } })
  for (const parcelCode of [second, elsewhere, 'nowhere']) {
    expect(await firm.refused('parcel', { params: { cycle, parcelCode } }), parcelCode).toBe('not-found')
  }
  const pushed = await firm.get('push', {
    body: batchOf([parcelRow({ selfNote: '补充' }, example, 1), parcelRow({ selfNote: '补充' }, second, 1)]),
  })
  expect(pushed).toMatchObject({
    rows: [{ outcome: 'accepted' }, { outcome: 'refused', refusal: { code: 'row-outside-scope' } }],
  })
  expect(app.defects).toEqual([])
})

test('邀请的是这一年：同一地块下一年的数据看不到', async () => {
  const app = await district()
  const { code } = await issue(app, { parcelCodes: [example] })
  await accept(app, code)
  const next = {
    ...parcelRow(parcelFields({ assessYear: 2026 }), example),
    key: { cycle: '2026', parcelCode: example },
  }
  await answer(app, wangFang, 'push', { body: batchOf([next]) })
  const firm = await arrive(app, 'shifan')
  expect(await firm.refused('parcel', { params: { cycle: '2026', parcelCode: example } })).toBe('not-found')
  expect(await firm.get('parcels', { query: { cycle: '2026' } })).toMatchObject({ total: 0 })
})

test('承租企业按信用代码邀请，须在该地块上', async () => {
  const app = await district()
  const { invitation } = await issue(app, { parcelCodes: [example], uscc: tenant })
  expect(invitation.uscc).toBe(tenant)
  const wrong = await call(app, wangFang, 'issueInvitation', { body: { cycle, parcelCodes: [second], uscc: tenant } })
  expect((await problemOf(wrong)).code).toBe('parcel-not-of-firm')
})

test.each([
  ['别的街镇的地块', elsewhere, 'row-outside-scope'],
  ['没有的地块，答复与别的街镇的相同', 'nowhere', 'row-outside-scope'],
  ['没有用地主体的地块', ownerless, 'parcel-without-owner'],
])('不能生成：%s', async (_name, parcelCode, code) => {
  const app = await district()
  const response = await call(app, wangFang, 'issueInvitation', { body: { cycle, parcelCodes: [parcelCode] } })
  expect((await problemOf(response)).code).toBe(code)
})

test('只能用一次；两家同时用，只成一家', async () => {
  const app = await district()
  const { code } = await issue(app, { parcelCodes: [example] })
  const answers = await Promise.all(['one', 'two', 'three'].map((username) => accept(app, code, { username })))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 410, 410])
})

test('账号名已有人用，邀请码仍可再用', async () => {
  const app = await district()
  const first = await issue(app, { parcelCodes: [example] })
  const other = await issue(app, { parcelCodes: [second] })
  await accept(app, first.code)
  expect((await problemOf(await accept(app, other.code))).code).toBe('account-exists')
  expect((await accept(app, other.code, { username: 'another' })).status).toBe(201)
})

test('到期、撤销的作废；猜的不认', async () => {
  const app = await district()
  const late = await issue(app, { parcelCodes: [example], days: 3 })
  app.service.clock.pass(1000)
  const revoked = await issue(app, { parcelCodes: [example] })
  await answer(app, wangFang, 'revokeInvitation', { params: { id: revoked.invitation.id } })
  expect((await problemOf(await accept(app, revoked.code))).code).toBe('invitation-invalid')
  app.service.clock.pass(3 * day - 1000)
  expect((await problemOf(await accept(app, late.code))).code).toBe('invitation-invalid')
  expect((await problemOf(await accept(app, '2222-2222-2222-2222'))).code).toBe('invitation-invalid')
  const list = await answer(app, wangFang, 'invitations', { query: { cycle } })
  expect(list).toMatchObject({ total: 2, items: [{ state: 'revoked' }, { state: 'expired' }] })
})

test('清单和数据库里没有码；审计里也没有', async () => {
  const app = await district()
  const { code } = await issue(app, { parcelCodes: [example] })
  await accept(app, code)
  const list = await answer(app, wangFang, 'invitations', { query: { cycle } })
  const stored = await app.service.database.read(async (db) => [
    await db.selectFrom('invitation').selectAll().execute(),
    await db.selectFrom('audit').selectAll().execute(),
  ])
  for (const text of [JSON.stringify(list), JSON.stringify(stored)]) {
    expect(text).not.toContain(code)
    expect(text).not.toContain(code.replaceAll('-', ''))
  }
  const actions = (await logged(app.service)).map(([action]) => action)
  expect(actions).toContain('invitation-issued')
  expect(actions).toContain('invitation-accepted')
})

test('别的街镇看不到、也撤不掉；区专班都可以', async () => {
  const app = await district()
  const { invitation } = await issue(app, { parcelCodes: [example] })
  expect(await answer(app, zhangWei, 'invitations', { query: { cycle } })).toMatchObject({ total: 0, items: [] })
  const params = { id: invitation.id }
  expect((await problemOf(await call(app, zhangWei, 'revokeInvitation', { params }))).code).toBe('not-found')
  expect(await logged(app.service)).toContainEqual(['denied', 'zhangwei', 'revokeInvitation'])
  expect(await answer(app, zhouTao, 'invitations', { query: { cycle } })).toMatchObject({ total: 1 })
  expect(await answer(app, zhouTao, 'revokeInvitation', { params })).toEqual({ revoked: true })
})

test('成批生成：一个用地主体一个码，码只在这张表里；没有生成的写明原因', async () => {
  const app = await district()
  const parcelCodes = [example, second, ownerless, elsewhere, 'nowhere']
  const response = await call(app, wangFang, 'issueInvitations', { body: { cycle, parcelCodes } })
  expect(response.status).toBe(200)
  expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
    '企业邀请码-2025-20261121.xlsx',
  )
  const book = read(new Uint8Array(await response.arrayBuffer()))
  const rowsOf = (name: string): string[][] => {
    const sheet = book.Sheets[name]
    return sheet === undefined ? [] : utils.sheet_to_json<string[]>(sheet, { header: 1 })
  }
  const rows = rowsOf('邀请码').filter((row) => /^[0-9A-Z]{18}$/.test(row[0] ?? ''))
  expect(rows).toHaveLength(1)
  const [uscc, , town, parcels, code = ''] = rows[0] ?? []
  expect([uscc, town, parcels]).toEqual([owner, '新桥镇', `${example}、${second}`])
  expect(rowsOf('没有生成').map(([parcelCode]) => parcelCode)).toEqual(
    expect.arrayContaining([ownerless, elsewhere, 'nowhere']),
  )
  expect((await accept(app, code)).status).toBe(201)
  const firm = await arrive(app, 'shifan')
  expect(await firm.get('parcels', { query: { cycle } })).toMatchObject({ total: 2 })
})
