import { expect, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { transition } from '#server/actions/transition.ts'
import { rebuild } from '#server/rows/rebuild.ts'
import { adoptTenancy } from '#server/tenancy/adopt-tenancy.ts'
import { usccOf } from '../bulk/stage.ts'
import { chedun, liuYang, owner, qianJin, tenant, wangFang, zhangWei, zhouTao } from '../cast.ts'
import { answer, call, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, firmFields, firmRow, parcelFields, parcelRow, tenantRow } from '../rows.ts'
import { lettings } from './stage.ts'

const own = 'SJ-XQ-0138'
const elsewhere = 'SJ-CD-0001'
const subtenant = usccOf('901')
const day = 24 * 3_600_000

/** A 区属 parcel let and sublet, one nobody rents, and one of 车墩镇 let by a 镇属 firm to somebody unknown. */
async function district(): Promise<TestApp> {
  const app = await testApp()
  const sublet = { firmName: '示例物流', occupancy: '分租', lessor: '示例机电(上海)有限公司', occupiedFloorArea: 500 }
  const rows = [
    parcelRow(parcelFields({ ownerIsSoe: '区属', soeFourBatch: '盘活一批' })),
    firmRow(firmFields()),
    tenantRow(),
    firmRow(firmFields({ ...sublet, leaseStart: '2024-01-01', leaseEnd: '2026-11-25' }), example, subtenant),
    parcelRow(parcelFields({ rentedOutArea: 0 }), own),
    firmRow(firmFields(), own),
  ]
  await answer(app, wangFang, 'push', { body: batchOf(rows) })
  const other = [
    parcelRow(parcelFields({ townCode: chedun, ownerIsSoe: '镇属' }), elsewhere),
    firmRow(
      firmFields({ occupancy: '租赁', lessor: '不在这里的公司', leaseStart: '2023-04-01', leaseEnd: '2028-03-31' }),
      elsewhere,
      tenant,
    ),
  ]
  await answer(app, zhangWei, 'push', { body: batchOf(other) })
  return app
}

test('一宗的链：用地主体、二房东、承租，出租方的文字对上了谁；没有出租的不列', async () => {
  const app = await district()
  const { items, total, kinds } = await lettings(app, wangFang)
  expect(total).toBe(1)
  expect(items[0]).toMatchObject({ parcelCode: example, ownerIsSoe: '区属' })
  expect(items[0]?.links.map(({ uscc, lessor, depth }) => [uscc, lessor.kind, lessor.uscc, depth])).toEqual([
    [owner, 'none', null, 0],
    [tenant, 'owner', null, 1],
    [subtenant, 'firm', tenant, 2],
  ])
  expect(items[0]?.issues).toEqual([{ kind: 'tenants-over-let', uscc: null }])
  expect(kinds).toEqual([{ kind: 'tenants-over-let', parcels: 1 }])
})

test('租约到期是疑点，从到期次日起，不必有人改动；续租就没有了', async () => {
  const app = await district()
  expect((await lettings(app, zhouTao, { issue: 'lease-ended' })).total).toBe(0)
  app.service.clock.pass(4 * day)
  expect((await lettings(app, zhouTao, { issue: 'lease-ended' })).total).toBe(0)
  app.service.clock.pass(day)
  const ended = await lettings(app, zhouTao, { issue: 'lease-ended' })
  expect(ended.items.map(({ parcelCode }) => parcelCode)).toEqual([example])
  expect(ended.items[0]?.issues).toContainEqual({ kind: 'lease-ended', uscc: subtenant })
  await answer(app, wangFang, 'push', { body: batchOf([firmRow({ leaseEnd: '2027-11-25' }, example, subtenant, 1)]) })
  expect((await lettings(app, zhouTao, { issue: 'lease-ended' })).total).toBe(0)
})

test('按国企属性、街镇、疑点、编码筛选；各看各的范围；分页', async () => {
  const app = await district()
  const codes = async (actor: typeof zhouTao, query: Readonly<Record<string, string>> = {}) =>
    (await lettings(app, actor, query)).items.map(({ parcelCode }) => parcelCode)
  expect(await codes(zhouTao)).toEqual([elsewhere, example])
  expect(await codes(liuYang, { soe: '区属' })).toEqual([example])
  expect(await codes(qianJin, { soe: '央企,市属,区属,镇属' })).toEqual([elsewhere, example])
  expect(await codes(zhouTao, { issue: 'lessor-unknown' })).toEqual([elsewhere])
  expect(await codes(zhouTao, { issue: 'any', town: chedun })).toEqual([elsewhere])
  expect(await codes(zhouTao, { parcelCode: example })).toEqual([example])
  expect(await codes(wangFang, { parcelCode: elsewhere })).toEqual([])
  expect(await codes(zhangWei)).toEqual([elsewhere])
  const first = (await answer(app, zhouTao, 'tenancyParcels', { query: { cycle, limit: '1' } })) as {
    nextCursor: string
    total: number
  }
  expect(first.total).toBe(2)
  expect(await codes(zhouTao, { limit: '1', cursor: first.nextCursor })).toEqual([example])
  expect((await call(app, zhouTao, 'tenancyParcels', { query: { cycle, soe: '国营' } })).status).toBe(400)
})

test('删除、恢复、改街镇都跟上；从记录重建、由旧库补建都与随改随记的一样', async () => {
  const app = await district()
  const { service } = app
  const stored = () =>
    service.database.read(async (db) => ({
      lines: await db.selectFrom('tenancy_line').selectAll().orderBy('parcel_code').execute(),
      issues: await db
        .selectFrom('tenancy_issue')
        .selectAll()
        .orderBy('parcel_code')
        .orderBy('kind')
        .orderBy('uscc')
        .execute(),
    }))
  const rows = [{ form: 'parcel-self-assessment', key: `${cycle}/${elsewhere}`, baseRevision: 1 }]
  await answer(app, zhouTao, 'removeRows', { body: { to: 'removed', rows, reason: '重复填报' } })
  expect((await lettings(app, zhouTao)).total).toBe(1)
  const back = rows.map((row) => ({ ...row, baseRevision: 2 }))
  await answer(app, zhouTao, 'removeRows', { body: { to: 'present', rows: back, reason: '删错了' } })
  const before = await stored()
  expect(before.lines.map(({ tenants, subtenants, issues }) => [tenants, subtenants, issues])).toEqual([
    [1, 0, 2],
    [2, 1, 1],
  ])
  await service.database.write((db) => rebuild(db, '310117', '2026-11-21'))
  expect(await stored()).toEqual(before)
  await service.database.write(async (db) => {
    await db.deleteFrom('tenancy_line').execute()
    await db.deleteFrom('tenancy_issue').execute()
    await db.deleteFrom('property').where('key', '=', 'tenancy-lines').execute()
  })
  await adoptTenancy(service)
  expect(await stored()).toEqual(before)
  const grant = await authorise(service, zhouTao, 'transition')
  await transition(service, grant, { cycle, parcelCodes: [example], to: 'submitted' })
  expect((await stored()).lines).toHaveLength(2)
})
