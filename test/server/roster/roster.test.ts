import { expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import type { PlannedRosterLine, RosterGapLine, RosterLine } from '#core/api/roster.ts'
import { rosterHeadings } from '#core/roster/roster-list.ts'
import { operator } from '#server/actions/actor.ts'
import { changeRight } from '#server/actions/change-right.ts'
import { logged } from '../access/people.ts'
import { listFile } from '../account-batches/lists.ts'
import { wangFang, xinqiao, zhaoMin, zhouTao } from '../cast.ts'
import { answer, type Call, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { tokenOf } from '../token-of.ts'

const phone = '13812345678'
const entry = {
  id: null,
  revision: 0,
  office: xinqiao,
  section: '规建办',
  duty: 'contact',
  name: '王芳',
  phone,
  account: null as string | null,
  from: '2026-01-01',
  until: null as string | null,
}

async function saved(app: TestApp, change: object): Promise<RosterLine> {
  return (await answer(app, zhouTao, 'saveRosterEntry', { body: { ...entry, ...change } })) as RosterLine
}

async function refused(app: TestApp, change: object): Promise<string> {
  return (await problemOf(await call(app, zhouTao, 'saveRosterEntry', { body: { ...entry, ...change } }))).detail
}

async function roster(app: TestApp): Promise<{ items: RosterLine[]; gaps: RosterGapLine[] }> {
  return (await answer(app, wangFang, 'roster')) as { items: RosterLine[]; gaps: RosterGapLine[] }
}

function gapsOf(gaps: readonly RosterGapLine[], office: string): readonly string[] {
  return gaps.filter((gap) => gap.office === office).map(({ gap }) => gap)
}

test('新增、更改、卸任：旧版本留存；电话列表脱敏、库里加密、明细按角色；替补代办', async () => {
  const app = await testApp()
  expect(gapsOf((await roster(app)).gaps, xinqiao)).toEqual(['nobody'])
  await tokenOf(app.service, wangFang)
  const first = await saved(app, { account: wangFang.username })
  expect(first).toMatchObject({ phone: '138****5678', state: 'current', officeName: '新桥镇' })
  expect(gapsOf((await roster(app)).gaps, xinqiao)).toEqual(['no-leader', 'never-signed-in'])
  await saved(app, { duty: 'substitute', name: '李强', phone: '' })
  const ended = {
    ...entry,
    id: first.id,
    revision: 1,
    phone: first.phone,
    account: wangFang.username,
    until: '2026-11-21',
  }
  await saved(app, ended)
  expect((await roster(app)).items.map(({ standsIn }) => standsIn)).toEqual([false, false])
  app.service.clock.pass(24 * 3_600_000)
  expect((await roster(app)).items.map(({ state, standsIn }) => [state, standsIn])).toEqual([
    ['past', false],
    ['current', true],
  ])
  expect(gapsOf((await roster(app)).gaps, xinqiao)).toEqual(['no-leader', 'no-contact'])
  const params = { params: { id: first.id } }
  const own = (await answer(app, zhouTao, 'rosterEntry', params)) as { items: RosterLine[] }
  expect(own.items.map(({ revision, until, phone: shown }) => [revision, until, shown])).toEqual([
    [2, '2026-11-21', phone],
    [1, null, phone],
  ])
  expect(JSON.stringify(await answer(app, zhaoMin, 'rosterEntry', params))).not.toContain(phone)
  const stored = await app.service.database.read((db) =>
    db.withoutPlugins().selectFrom('roster_entry').select('roster_contact').execute(),
  )
  for (const line of stored) expect(line.roster_contact).toMatch(/^sealed:/)
  expect(JSON.stringify(await logged(app.service))).not.toContain('王芳')
  // Being named gives no right: 李强 as 替补 has what his own account has.
  expect((await call(app, wangFang, 'saveRosterEntry', { body: entry })).status).toBe(403)
})

test('不能写成的说明原因：单位、日期、重叠、别处的账号、别人先改了', async () => {
  const app = await testApp()
  await tokenOf(app.service, zhaoMin)
  const first = await saved(app, {})
  expect(await refused(app, {})).toContain('日期重叠')
  expect(await refused(app, { office: '没有', name: '甲' })).toContain('没有这个单位')
  expect(await refused(app, { name: '甲', until: '2025-12-31' })).toContain('截止日早于起始日')
  expect(await refused(app, { name: '甲', account: 'nobody' })).toContain('没有账号')
  expect(await refused(app, { name: '甲', account: zhaoMin.username })).toContain('不属于新桥镇')
  expect(await refused(app, { id: first.id, revision: 0 })).toContain('先更改')
  expect((await saved(app, { office: 'tax', name: '赵敏', account: zhaoMin.username })).account).toBe('zhaomin')
})

async function fileOf(app: TestApp, request: Call): Promise<string[][]> {
  const response = await call(app, zhouTao, 'exportRoster', request)
  expect(response.status).toBe(200)
  const book = read(new Uint8Array(await response.arrayBuffer()))
  return utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, raw: false })
}

async function imported(app: TestApp, lines: readonly (readonly (string | null)[])[]) {
  const body = () => listFile(rosterHeadings, lines)
  const preview = (await answer(app, zhouTao, 'previewRoster', { body: await body() })) as {
    items: PlannedRosterLine[]
    changes: number
  }
  const send = async (changes: number) =>
    call(app, zhouTao, 'importRoster', { query: { changes: String(changes) }, body: await body() })
  return { preview, send }
}

test('导出再导入都是不变；脱敏的电话不改；完整电话须有权限；公式仍是文字', async () => {
  const app = await testApp()
  const formula = '=HYPERLINK("http://192.0.2.1/","点我")'
  await saved(app, { section: formula })
  await saved(app, { office: 'tax', duty: 'leader', name: '赵敏', phone: '', from: '2026-02-01', until: '2026-12-31' })
  const masked = await fileOf(app, {})
  expect(JSON.stringify(masked)).not.toContain(phone)
  expect(JSON.stringify(masked)).toContain(JSON.stringify(formula))
  const at = masked.findIndex((row) => row[0] === '单位')
  const lines = masked.slice(at + 1)
  const again = await imported(app, lines)
  expect(again.preview.items.map(({ outcome }) => outcome)).toEqual(['same', 'same'])
  const moved = await imported(app, [
    [...(lines[0] ?? [])].with(1, '产业办'),
    ['新桥镇', '', '负责人', '新来的', '021-12345678', null, null, null],
    ['新乔镇', '', '负责人', '新来的', '', null, null, null],
    ['新桥镇', '', '科长', '新来的', '', null, null, null],
  ])
  expect(moved.preview.items.map(({ outcome }) => outcome)).toEqual(['changed', 'new', 'refused', 'refused'])
  expect((await problemOf(await moved.send(3))).detail).toContain('与预览时不同')
  expect((await moved.send(2)).status).toBe(200)
  expect((await problemOf(await call(app, zhouTao, 'exportRoster', { query: { contacts: 'full' } }))).code).toBe(
    'not-allowed',
  )
  await changeRight(app.service, operator, { username: zhouTao.username, right: 'export-contacts', granted: true })
  const full = JSON.stringify(await fileOf(app, { query: { contacts: 'full' } }))
  expect(full).toContain(phone)
  expect(full).toContain('产业办')
  expect(app.defects).toEqual([])
})
