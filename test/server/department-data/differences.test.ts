import { expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import type { ToleranceBody } from '#core/api/layer-differences.ts'
import type { DifferencesAnswer } from '#server/department-data/difference-list.ts'
import { adoptDifferences } from '#server/rows/differences.ts'
import { rebuild } from '#server/rows/rebuild.ts'
import {
  chedun,
  chenJing,
  liQiang,
  liuYang,
  owner,
  qianJin,
  third,
  wangFang,
  xinqiao,
  zhangWei,
  zhaoMin,
  zhouTao,
} from '../cast.ts'
import { answer, call, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'

type Person = typeof zhouTao
const elsewhere = 'SJ-CD-0001'

/** Two towns; the tax office says 1,200 of 900 and 500 of 900, 区建管委 重大 of 无, 周涛 an area on site. */
async function differing(): Promise<TestApp> {
  const app = await testApp()
  const push = async (actor: Person, rows: Parameters<typeof batchOf>[0]) =>
    answer(app, actor, 'push', { body: batchOf(rows) })
  await push(wangFang, exampleRows())
  await push(zhangWei, [
    parcelRow(parcelFields({ townCode: chedun, ownerUscc: third }), elsewhere),
    firmRow(firmFields({ firmName: '示例仓储' }), elsewhere, third),
  ])
  await push(zhaoMin, [firmRow({ taxPaid: 1200 }, example, owner, 1), firmRow({ taxPaid: 500 }, elsewhere, third, 1)])
  await push(chenJing, [firmRow({ revenue: 9400 }, example, owner, 2)])
  await push(liuYang, [parcelRow({ houseSafety: '重大' }, example, 1)])
  await push(wangFang, [parcelRow({ floorArea: 16200 }, example, 2, 'onsite')])
  return app
}

async function listed(app: TestApp, actor: Person, query: Readonly<Record<string, string>> = {}) {
  return (await answer(app, actor, 'layerDifferences', { query: { cycle, ...query } })) as DifferencesAnswer
}

function told({ items }: DifferencesAnswer): readonly string[] {
  return items.map(({ parcelCode, field, lower, upper }) => `${parcelCode} ${field} ${lower.value}→${upper.value}`)
}

const large = [`${elsewhere} taxPaid 900→500`, `${example} taxPaid 900→1200`]
const others = [`${example} floorArea 16000→16200`, `${example} houseSafety 无→重大`]

async function exported(app: TestApp, actor: Person, query: Readonly<Record<string, string>> = {}): Promise<string> {
  const response = await call(app, actor, 'exportLayerDifferences', { query: { cycle, ...query } })
  expect(response.status).toBe(200)
  const book = read(new Uint8Array(await response.arrayBuffer()))
  const first = book.Sheets[book.SheetNames[0] ?? '']
  return first === undefined ? '' : JSON.stringify(utils.sheet_to_json(first, { header: 1 }))
}

test('超出容差的两两列出：两个值、相差多少、谁、何时；容差之内的要看全部才列', async () => {
  const app = await differing()
  const all = await listed(app, zhouTao)
  expect(told(all)).toEqual([...large, ...others])
  expect(all.items[0]).toMatchObject({
    townCode: chedun,
    name: '示例仓储',
    percent: -44.444444,
    lower: { layer: 'reported', by: '张伟' },
    upper: { layer: 'department', by: '赵敏' },
  })
  const every = await listed(app, zhouTao, { all: 'true', sort: 'parcelCode' })
  expect(every.total).toBe(5)
  expect(told(every)).toContain(`${example} revenue 9500→9400`)
  expect(every.items.filter(({ isBeyond }) => !isBeyond)).toMatchObject([{ field: 'revenue' }])
  expect(await listed(app, zhouTao, { town: chedun })).toMatchObject({ total: 1 })
  expect(await listed(app, zhouTao, { least: '40' })).toMatchObject({ total: 1 })
  expect(await listed(app, zhouTao, { department: 'construction' })).toMatchObject({ total: 1 })
  expect(await listed(app, zhouTao, { field: 'enterprise-information.taxPaid' })).toMatchObject({ total: 2 })
  expect(told(await listed(app, zhouTao, { q: '示例仓储' }))).toEqual([large[0]])
  // 一页一页翻，不重不漏。
  for (const sort of ['-size', 'parcelCode']) {
    const walked: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: DifferencesAnswer = await listed(app, zhouTao, {
        all: 'true',
        sort,
        limit: '2',
        ...(cursor === '' ? {} : { cursor }),
      })
      walked.push(...told(page))
      cursor = page.nextCursor
    }
    expect([...walked].sort()).toEqual([...told(every)].sort())
  }
  expect((await call(app, zhouTao, 'layerDifferences', { query: { cycle, cursor: 'bm8' } })).status).toBe(400)
  expect(app.defects).toEqual([])
})

test('街镇从清单、排序、筛选、计数、导出都得不到税务、统计的核定值；部门只看自己的字段', async () => {
  const app = await differing()
  for (const actor of [wangFang, liQiang]) {
    for (const query of [
      {},
      { all: 'true' },
      { sort: 'parcelCode' },
      { field: 'enterprise-information.taxPaid' },
      { department: 'tax', all: 'true' },
      { least: '30' },
      { q: '1200' },
    ]) {
      const page = await listed(app, actor, query)
      const text = JSON.stringify(page)
      expect(text, JSON.stringify(query)).not.toContain('taxPaid')
      expect(text).not.toContain('1200')
      expect(page.total).toBe(page.items.length)
    }
    expect(told(await listed(app, actor))).toEqual(others)
    expect(await listed(app, actor, { least: '30' })).toMatchObject({ total: 0 })
    const file = await exported(app, actor, { all: 'true' })
    for (const secret of ['1,200', '1200', '上缴税金', '9,400']) expect(file).not.toContain(secret)
    expect(file).toContain('房屋安全隐患')
  }
  expect(told(await listed(app, zhaoMin))).toEqual(large)
  expect(told(await listed(app, chenJing, { all: 'true' }))).toEqual([`${example} revenue 9500→9400`])
  expect(told(await listed(app, liuYang, { department: 'tax' }))).toEqual([others[1]])
  expect((await listed(app, zhangWei)).total).toBe(0)
  // 专班、审计在页面上看得到，不经审批也导不出；税务局导出自己的。
  for (const actor of [zhouTao, qianJin]) {
    expect(told(await listed(app, actor))).toEqual([...large, ...others])
    expect(await exported(app, actor)).not.toContain('上缴税金')
  }
  expect(await exported(app, zhaoMin)).toContain('1,200.00')
  expect(app.defects).toEqual([])
})

test('容差可改：全部或单个字段，清单随之重算；编造的字段、旧的版本退回', async () => {
  const app = await differing()
  const change = (version: number, tolerances: object) =>
    call(app, zhouTao, 'changeLayerTolerances', { body: { version, tolerances, reason: '专班会议纪要' } })
  expect(await answer(app, wangFang, 'layerTolerances')).toEqual({
    version: 0,
    tolerances: { area: 1, amount: 5, fields: {} },
    reason: null,
    by: null,
    at: null,
  })
  expect((await change(0, { area: 2, amount: 1, fields: { 'enterprise-information.taxPaid': 40 } })).status).toBe(200)
  expect(told(await listed(app, zhouTao))).toEqual([
    `${elsewhere} taxPaid 900→500`,
    `${example} revenue 9500→9400`,
    `${example} houseSafety 无→重大`,
  ])
  // 其后写入的按新的容差。
  await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: 1250 }, example, owner, 3)]) })
  expect(told(await listed(app, zhouTao))).not.toContain(`${example} taxPaid 900→1250`)
  await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: 1300 }, example, owner, 4)]) })
  expect(told(await listed(app, zhouTao))).toContain(`${example} taxPaid 900→1300`)
  expect((await problemOf(await change(0, { area: 1, amount: 5, fields: {} }))).code).toBe('collection-rule-changed')
  const strange = await change(1, { area: 1, amount: 5, fields: { 'parcel-self-assessment.houseSafety': 5 } })
  expect((await problemOf(strange)).code).toBe('malformed-request')
  expect((await answer(app, zhouTao, 'layerTolerances')) as ToleranceBody).toMatchObject({ version: 1, by: '周涛' })
  expect((await call(app, liQiang, 'changeLayerTolerances', { body: {} })).status).toBe(403)
  expect(app.defects).toEqual([])
})

test('删除的行不在列，恢复后又在；重建、首次启动补算得到同样的清单', async () => {
  const app = await differing()
  const before = await listed(app, zhouTao, { all: 'true' })
  const stored = () =>
    app.service.database.read((db) =>
      db.selectFrom('layer_difference').selectAll().orderBy('form').orderBy('row_key').orderBy('field').execute(),
    )
  const move = async (to: 'removed' | 'present') => {
    const { revision } = (
      (await answer(app, zhouTao, 'parcel', { params: { cycle, parcelCode: elsewhere } }).catch(() => ({
        parcel: { revision: 2 },
      }))) as { parcel: { revision: number } }
    ).parcel
    const row = { form: 'parcel-self-assessment', key: `${cycle}/${elsewhere}`, baseRevision: revision }
    return answer(app, zhangWei, 'removeRows', { body: { to, rows: [row], reason: '重复录入' } })
  }
  await move('removed')
  expect((await listed(app, zhouTao)).total).toBe(3)
  await move('present')
  expect(told(await listed(app, zhouTao, { all: 'true' }))).toEqual(told(before))
  const { parcel } = (await answer(app, zhouTao, 'parcel', { params: { cycle, parcelCode: elsewhere } })) as {
    parcel: { revision: number }
  }
  const moved = parcelRow({ townCode: xinqiao }, elsewhere, parcel.revision)
  await answer(app, zhouTao, 'push', { body: batchOf([moved]) })
  expect(await listed(app, zhouTao, { town: chedun })).toMatchObject({ total: 0 })
  expect(await listed(app, zhouTao, { town: xinqiao })).toMatchObject({ total: 4 })
  const lines = await stored()
  const { database, district } = app.service
  await database.write((db) => rebuild(db, district.code, '2026-11-21'))
  expect(await stored()).toEqual(lines)
  await database.write((db) => db.deleteFrom('layer_difference').where('district', '=', district.code).execute())
  await adoptDifferences(app.service)
  expect(await stored()).toEqual(lines)
  expect(app.defects).toEqual([])
})
