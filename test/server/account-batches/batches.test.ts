import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import type { PlannedAccount } from '#core/api/account-batches.ts'
import { pagesOf } from '../../paper/reading.ts'
import { sunLi, unitOfGuQiang, wangFang, xinqiao, zhangWei, zhouTao } from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, parcelFields, parcelRow } from '../rows.ts'
import { registered } from '../third-parties/stage.ts'
import { accountList, accountOrder, type Line } from './lists.ts'

async function planned(app: TestApp, lines: readonly Line[]): Promise<readonly PlannedAccount[]> {
  const { items } = (await answer(app, sunLi, 'previewAccounts', { body: await accountList(lines) })) as {
    items: PlannedAccount[]
  }
  return items
}

const good: readonly Line[] = [
  ['李明', '街镇经办', '新桥镇', null, null, '13812345678'],
  ['李明', '街镇审核', xinqiao, null, null, null],
  ['赵税', '条线部门', '区税务局', 'zhaoshui', 'S01', null],
  ['测绘员', '第三方技术单位', '示例测绘', null, null, null],
]

test('逐行说明新建、已有、不办和原因', async () => {
  const app = await testApp()
  await registered(app.service, unitOfGuQiang)
  const bad: readonly Line[] = [
    [null, '街镇经办', '新桥镇', null, null, null],
    ['王五', '镇长', '新桥镇', null, null, null],
    ['王五', '街镇经办', '新乔镇', null, null, null],
    ['王五', '街镇经办', null, null, null, null],
    ['王五', '企业', '91310117', null, null, null],
    ['王五', '第三方技术单位', '没登记公司', null, null, null],
    ['王五', '审计', '新桥镇', null, null, null],
    ['王五', '审计', null, 'zhaoshui', null, null],
    ['王五', '审计', null, 'wang5', 'S01', null],
    ['李明', '街镇经办', '新桥镇', null, null, null],
    ['王五', '街镇经办', '新桥镇', 'wang wu', null, null],
  ]
  const lines = await planned(app, [...good, ...bad])
  expect(lines.slice(0, 4).map(({ outcome, username, orgName }) => [outcome, username, orgName])).toEqual([
    ['new', 'jingban001', '新桥镇'],
    ['new', 'shenhe001', '新桥镇'],
    ['new', 'zhaoshui', '区税务局'],
    ['new', 'jishu001', '示例测绘'],
  ])
  expect(lines.slice(4).map(({ outcome }) => outcome)).toEqual(bad.map(() => 'refused'))
  const reasons = [
    '姓名未填',
    '没有“镇长”这个角色',
    '没有“新乔镇”',
    '单位未填',
    '统一社会信用代码',
    '没有登记“没登记公司”',
  ]
  const more = ['应留空', '与第 6 行', '不能兼任审计', '与第 4 行', '不能有空格']
  for (const [index, text] of [...reasons, ...more].entries()) expect(lines[index + 4]?.why).toContain(text)
  const missing = await call(app, sunLi, 'previewAccounts', {
    body: await accountList(good, ['名字', '角色', '单位', '账号', '工号', '手机号']),
  })
  expect((await problemOf(missing)).code).toBe('account-list-refused')
})

test('一次建好：链接只在答复里，库里只有摘要；本人能设密码；再来一次都是已有；日志没有姓名电话', async () => {
  const app = await testApp()
  await registered(app.service, unitOfGuQiang)
  const stale = await call(app, sunLi, 'createAccounts', await accountOrder(good, 3))
  expect((await problemOf(stale)).detail).toContain('现可新建 4 个')
  const response = await call(app, sunLi, 'createAccounts', await accountOrder(good, 4))
  expect(response.status).toBe(200)
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  expect(Object.keys(files)).toEqual(['开户单.pdf', '开户清单.xlsx'])
  const sheet = read(files['开户清单.xlsx']).Sheets.开户清单
  const text = JSON.stringify(utils.sheet_to_json(sheet ?? {}, { header: 1 }))
  const [link = '', token = ''] = /https:\/\/checkup\.example\.gov\.cn\/set-password#([\w-]{43})/.exec(text) ?? []
  expect(text.match(/set-password#/g)).toHaveLength(4)
  const pages = pagesOf(files['开户单.pdf'] ?? new Uint8Array()).join('')
  expect(pages).toContain(link)
  expect(pages).toContain('jingban001')
  const stored = await app.service.database.read(async (db) => ({
    links: await db.selectFrom('password_link').selectAll().execute(),
    audit: await db.selectFrom('audit').selectAll().execute(),
    accounts: await db.selectFrom('account').select('username').where('created_by', '=', sunLi.username).execute(),
  }))
  expect(stored.accounts).toHaveLength(4)
  expect(JSON.stringify(stored)).not.toContain(token)
  expect(JSON.stringify(stored)).not.toContain('13812345678')
  expect(JSON.stringify(stored.audit)).not.toContain('李明')
  const set = await call(app, null, 'setPassword', { body: { token, password: '松江-Abc-2026-x' } })
  expect(set.status).toBe(200)
  expect((await planned(app, good)).map(({ outcome }) => outcome)).toEqual(['exists', 'exists', 'exists', 'exists'])
  const again = await call(app, sunLi, 'createAccounts', await accountOrder(good, 4))
  expect((await problemOf(again)).code).toBe('account-list-refused')
  expect(app.defects).toEqual([])
})

test('名单里的公式在开户清单里仍是文字', async () => {
  const app = await testApp()
  const formula = '=HYPERLINK("http://192.0.2.1/","点我")'
  const response = await call(
    app,
    sunLi,
    'createAccounts',
    await accountOrder([[formula, '街镇经办', '新桥镇', null, null, '+1+1']], 1),
  )
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const cells = Object.values(read(files['开户清单.xlsx']).Sheets.开户清单 ?? {}) as {
    v?: unknown
    t?: string
    f?: string
  }[]
  for (const text of [formula, '+1+1'])
    expect(cells.filter(({ v, t, f }) => v === text && t === 's' && f === undefined)).toHaveLength(1)
})

test('按街镇生成企业邀请单：没有主体的写明，已有邀请码的不重复；别的街镇不办', async () => {
  const app = await testApp()
  const blank = parcelRow({ ...parcelFields(), ownerUscc: null, ownerName: null }, 'SJ-XQ-0002')
  await answer(app, wangFang, 'push', { body: batchOf([...exampleRows(), blank]) })
  const body = { cycle, town: xinqiao, days: 14, address: 'https://checkup.example.gov.cn/' }
  const outside = await call(app, zhangWei, 'inviteTown', { body })
  expect((await problemOf(outside)).code).toBe('not-found')
  const response = await call(app, wangFang, 'inviteTown', { body })
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const [pdf = '', xlsx = ''] = Object.keys(files)
  const book = read(files[xlsx])
  const text = JSON.stringify(Object.values(book.Sheets).map((sheet) => utils.sheet_to_json(sheet, { header: 1 })))
  expect(text).toContain(example)
  expect(text).toContain('SJ-XQ-0002')
  const [code = ''] = /([0-9A-Z]{4}-){3,}[0-9A-Z]{1,4}/.exec(text) ?? []
  expect(pagesOf(files[pdf] ?? new Uint8Array()).join('')).toContain(code)
  expect(code).toHaveLength(19)
  const again = await call(app, zhouTao, 'inviteTown', { body })
  expect((await problemOf(again)).detail).toContain('都已有账号或邀请码')
  const joined = { code, username: 'qiye1', name: '企业填表人', password: '松江-Abc-2026-x' }
  expect((await call(app, null, 'acceptInvitation', { body: joined })).status).toBe(201)
  expect(app.defects).toEqual([])
})
