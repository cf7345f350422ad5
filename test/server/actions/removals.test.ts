import { expect, test } from 'vitest'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { overview } from '#server/actions/overview.ts'
import { pullChanges } from '#server/actions/pull-changes.ts'
import { uploadWorkbook } from '#server/actions/upload-workbook.ts'
import { readDistrict } from '#server/evaluation/read-district.ts'
import { listParcels } from '#server/parcels/list-parcels.ts'
import { parcelDetail } from '#server/parcels/parcel-detail.ts'
import { chedun, liQiang, owner, shiLi, tenant, third, wangFang, xinqiao, zhangWei, zhaoMin, zhouTao } from '../cast.ts'
import { conflictsOf, settleAs, withConflict } from '../ledger.ts'
import { refusal } from '../problem.ts'
import { firmKey, move, parcelKey, removalsOf, remove, restore, tenantKey, withTenant } from '../removals.ts'
import {
  cycle,
  example,
  exampleRows,
  firmFields,
  firmRow,
  parcelFields,
  parcelRow,
  push,
  pushOne,
  storedRow,
} from '../rows.ts'
import { openService, type TestService } from '../service.ts'
import { firmCells, ledger, parcelCells } from '../workbooks.ts'

async function detail(service: TestService, actor: Actor = wangFang) {
  return parcelDetail(service, await authorise(service, actor, 'parcel'), cycle, example)
}

async function changes(service: TestService, actor: Actor, cursor?: string) {
  return pullChanges(service, await authorise(service, actor, 'changes'), { cycle, cursor })
}

async function totals(service: TestService) {
  const { parcels, firms, errors, warnings } = await overview(service, await authorise(service, zhouTao, 'overview'), {
    cycle,
  })
  return { parcels, firms, errors, warnings }
}

test('删除一家企业：不再计入列表、合计、评估输入和地块页，值与历史都在，谁、何时、为何列在已删除的行', async () => {
  const service = await withTenant()
  expect(await move(service, wangFang, 'removed', [[tenantKey, 1]], '同一企业填了两行')).toEqual([
    { form: 'enterprise-information', key: tenantKey, revision: 2, refusal: null },
  ])
  expect((await detail(service)).firms.map(({ key }) => key)).toEqual([firmKey()])
  expect(await totals(service)).toMatchObject({ parcels: 1, firms: 1 })
  const year = await service.database.read((db) => readDistrict(db, '310117', cycle, '2026-11-21'))
  expect(year.subjects.flatMap(({ firms }) => firms).map(({ id }) => id)).toEqual([firmKey()])
  expect(await removalsOf(service, wangFang)).toEqual({
    items: [
      {
        form: 'enterprise-information',
        key: tenantKey,
        parcelCode: example,
        name: '示例机电（上海）有限公司',
        townCode: xinqiao,
        revision: 2,
        by: '王芳',
        at: '2026-11-21T14:20:00.000+08:00',
        reason: '同一企业填了两行',
        mayRestore: true,
      },
    ],
    nextCursor: null,
  })
  expect(await storedRow(service, tenantKey)).toMatchObject({ removed: 1, effective: { occupiedFloorArea: 4000 } })
  // Two firms were announced, one is left.
  expect((await detail(service)).findings.map(({ code }) => code)).toContain('X08')
  expect(await restore(service, wangFang, tenantKey)).toBeNull()
  expect((await detail(service)).firms.map(({ key }) => key)).toEqual([firmKey(), tenantKey].sort())
  expect((await detail(service)).findings).toEqual([])
  expect(await totals(service)).toMatchObject({ parcels: 1, firms: 2 })
})

test('删除一宗地块：企业随它走，列表、地块页、台账都没有；恢复时一起回来，先前单独删的不回来', async () => {
  const service = await withTenant()
  await remove(service, wangFang, tenantKey)
  expect(await remove(service, wangFang, parcelKey())).toBeNull()
  await refusal(detail(service), 'not-found')
  const list = await listParcels(service, await authorise(service, wangFang, 'parcels'), { cycle })
  expect(list).toMatchObject({ total: 0, items: [] })
  expect(await totals(service)).toEqual({ parcels: 0, firms: 0, errors: 0, warnings: 0 })
  const { items } = await removalsOf(service, wangFang)
  expect(items.map(({ key, mayRestore }) => [key, mayRestore])).toEqual([
    [parcelKey(), true],
    [tenantKey, false],
    [firmKey(), false],
  ])
  expect(await restore(service, wangFang, tenantKey)).toBe('row-removed')
  expect(await restore(service, wangFang, parcelKey())).toBeNull()
  expect((await detail(service)).firms.map(({ key }) => key)).toEqual([firmKey()])
  expect(await totals(service)).toMatchObject({ parcels: 1, firms: 1 })
  expect((await removalsOf(service, wangFang)).items.map(({ key }) => key)).toEqual([tenantKey])
})

test('取回的修改里有删除：没有单元格，说明谁删的；恢复后整行再来。企业也得到自己地块的', async () => {
  const service = await withTenant()
  const { nextCursor } = await changes(service, shiLi)
  await remove(service, wangFang, parcelKey())
  const gone = await changes(service, shiLi, nextCursor)
  expect(gone.items.map(({ key }) => key).sort()).toEqual([parcelKey(), firmKey(), tenantKey].sort())
  for (const item of gone.items) expect(item).toMatchObject({ removed: true, cells: {}, masked: [], changedBy: '王芳' })
  await restore(service, liQiang, parcelKey())
  const back = await changes(service, shiLi, gone.nextCursor)
  expect(back.items).toHaveLength(3)
  const parcel = back.items.find(({ key }) => key === parcelKey())
  expect(parcel).toMatchObject({ revision: 3, cells: { landArea: 13333.33 } })
  expect(parcel).not.toHaveProperty('removed')
})

test('同步到已删除的行：拒绝，说明谁、何时、怎么办；给已删除的地块加企业也拒绝；部门也一样', async () => {
  const service = await withTenant()
  await remove(service, liQiang, tenantKey)
  const refused = await pushOne(service, wangFang, firmRow({ taxPaid: 1 }, example, tenant, 1))
  expect(refused).toMatchObject({ outcome: 'refused', refusal: { code: 'row-removed' } })
  expect(refused.refusal?.message).toContain('李强 于 2026-11-21 14:20 删除')
  await remove(service, liQiang, parcelKey())
  const { rows } = await push(service, wangFang, [
    parcelRow({ selfNote: '还在填' }, example, 1),
    firmRow(firmFields(), example, third),
  ])
  expect(rows.map((row) => row.refusal?.code)).toEqual(['row-removed', 'row-removed'])
  expect(await pushOne(service, zhaoMin, firmRow({ taxPaid: 884 }, example, owner, 1))).toMatchObject({
    refusal: { code: 'row-removed' },
  })
  expect(await storedRow(service)).toMatchObject({ revision: 2, removed: 1 })
  expect(await storedRow(service, firmKey(third))).toBeNull()
})

test('上传的工作簿里还有已删除的行：那一行拒绝，其余照收', async () => {
  const service = await withTenant()
  await remove(service, liQiang, tenantKey)
  const bytes = await ledger({
    parcels: [parcelCells({ selfNote: '台账里改的', firmCount: 2 })],
    firms: [firmCells(), firmCells({ firmName: '示例机电' }, example, tenant)],
  })
  const { rows } = await uploadWorkbook(service, await authorise(service, wangFang, 'uploadWorkbook'), { bytes })
  expect(rows.map(({ outcome, refusal: why }) => [outcome, why?.code ?? null])).toEqual([
    ['accepted', null],
    ['accepted', null],
    ['refused', 'row-removed'],
  ])
  expect((await storedRow(service))?.effective.selfNote).toBe('台账里改的')
})

test('删除过的行再删、没删的行再恢复：答复相同，不多一条记录', async () => {
  const service = await withTenant()
  const first = await move(service, wangFang, 'removed', [[tenantKey, 1]])
  expect(await move(service, wangFang, 'removed', [[tenantKey, 1]])).toEqual(first)
  expect(await move(service, liQiang, 'present', [[firmKey(), 1]])).toMatchObject([{ revision: 1, refusal: null }])
  const [removals, audit] = await service.database.read(async (db) => [
    await db.selectFrom('row_removal').selectAll().execute(),
    await db.selectFrom('audit').selectAll().where('action', 'like', 'row-%').execute(),
  ])
  expect([removals?.length, audit?.length]).toEqual([1, 1])
})

test('看过之后别人又改了：拒绝，说明谁、何时；自己改的不算', async () => {
  const service = await withTenant()
  await push(service, wangFang, [firmRow({ taxPaid: 500 }, example, tenant, 1)])
  await push(service, liQiang, [firmRow({ revenue: 9000 }, example, tenant, 2)])
  const [refused] = await move(service, wangFang, 'removed', [[tenantKey, 2]])
  expect(refused).toMatchObject({ revision: null, refusal: { code: 'row-changed-since' } })
  expect(refused?.refusal?.message).toContain('李强')
  expect(await move(service, wangFang, 'removed', [[tenantKey, 99]])).toMatchObject([
    { refusal: { code: 'row-changed-since' } },
  ])
  expect(await remove(service, liQiang, tenantKey, 3)).toBeNull()
})

test('同一企业在两宗地块，占比合计超过 100%：删掉一行，另一宗的问题随之消失，恢复又有', async () => {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  await push(service, zhangWei, [
    parcelRow(parcelFields({ townCode: chedun }), 'SJ-CD-0001'),
    firmRow(firmFields({ parcelShare: 40 }), 'SJ-CD-0001'),
  ])
  const codes = async () => (await detail(service, zhouTao)).findings.map(({ code }) => code)
  expect(await codes()).toContain('X30')
  await remove(service, zhangWei, firmKey(owner, 'SJ-CD-0001'))
  expect(await codes()).not.toContain('X30')
  await restore(service, zhangWei, firmKey(owner, 'SJ-CD-0001'))
  expect(await codes()).toContain('X30')
})

test('已删除的行上的冲突：不列不计，恢复之后又在；这时办理得到说明', async () => {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  const conflict = await withConflict(service)
  await remove(service, wangFang, parcelKey(), 2)
  expect(await conflictsOf(service, wangFang)).toMatchObject({ items: [], open: 0 })
  expect(await settleAs(service, wangFang, conflict, 'mine')).toBe('row-removed')
  await restore(service, wangFang, parcelKey())
  expect(await conflictsOf(service, wangFang)).toMatchObject({ open: 1 })
  expect(await settleAs(service, wangFang, { id: conflict.id, rowRevision: 4 }, 'mine')).toBeNull()
})

test('一批删除里有一行不行：那一行说明原因，其余照删；一页一页取，一行不漏', async () => {
  const service = await withTenant()
  const codes = ['SJ-XQ-0201', 'SJ-XQ-0202', 'SJ-XQ-0203']
  await push(
    service,
    wangFang,
    codes.map((code) => parcelRow(parcelFields(), code)),
  )
  const asked = [...codes.map((code) => [parcelKey(code), 1] as const), [parcelKey('SJ-XQ-0299'), 1] as const]
  const reply = await move(service, wangFang, 'removed', [...asked, [tenantKey, 1]])
  expect(reply.map(({ refusal: why }) => why?.code ?? null)).toEqual([null, null, null, 'row-outside-scope', null])
  const paged: string[] = []
  let cursor: string | undefined
  do {
    const page = await removalsOf(service, wangFang, { limit: 2, cursor })
    paged.push(...page.items.map(({ key }) => key))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(paged).toEqual([...codes.map((code) => parcelKey(code)).reverse(), tenantKey])
  expect((await removalsOf(service, wangFang, { parcelCode: example })).items).toHaveLength(1)
  expect((await removalsOf(service, zhouTao, { town: chedun })).items).toEqual([])
})
