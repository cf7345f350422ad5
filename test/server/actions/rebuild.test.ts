import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CellValue } from '#core/form/field.ts'
import type { RowStatus } from '#core/record/status.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { transition } from '#server/actions/transition.ts'
import { rebuildRows } from '#server/rebuild-rows.ts'
import type { Service } from '#server/service.ts'
import {
  chedun,
  chenJing,
  liQiang,
  owner,
  shiLi,
  tenant,
  wangFang,
  xinqiao,
  zhangWei,
  zhaoMin,
  zhouTao,
} from '../cast.ts'
import { conflictsOf, settle, settleAs, withConflict } from '../ledger.ts'
import { firmKey, move as moveRows, parcelKey, remove, restore } from '../removals.ts'
import { cycle, exampleRows, firmFields, firmRow, parcelFields, parcelRow, push, tenantRow } from '../rows.ts'
import { openService, type TestService } from '../service.ts'

const derived = [
  'row',
  'parcel',
  'removed_parcel',
  'field_conflict',
  'finding_count',
  'finding_total',
  'town_total',
  'progress_count',
] as const

/** Every derived table as text, in the order of its key. */
async function dump(service: Service): Promise<string> {
  return service.database.read(async (db) => {
    const tables: unknown[] = []
    for (const table of derived) {
      const rows: unknown[] = await db.selectFrom(table).selectAll().execute()
      tables.push([table, rows.map((row) => JSON.stringify(row)).sort()])
    }
    return JSON.stringify(tables, null, 1)
  })
}

async function expectRebuilt(service: Service): Promise<void> {
  const written = await dump(service)
  await rebuildRows(service)
  expect(await dump(service)).toBe(written)
}

async function move(service: Service, actor: Actor, to: RowStatus, ...parcelCodes: string[]) {
  const grant = await authorise(service, actor, 'transition')
  return transition(service, grant, { cycle, parcelCodes, to, reason: '请核对空置面积' })
}

test('一宗地块走完填报、核定、提交、退回、再提交和通过，重建后逐字节相同', async () => {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  await push(service, zhaoMin, [firmRow({ taxPaid: 884.2 }, undefined, owner, 1)])
  await push(service, chenJing, [firmRow({ revenue: 9600, grossOutput: 100 }, undefined, owner, 2)])
  service.clock.pass(60_000)
  await push(service, wangFang, [parcelRow({ firmCount: 2 }, undefined, 1), tenantRow()])
  const { items } = await move(service, wangFang, 'submitted', 'SJ-XQ-0137')
  expect(items).toMatchObject([{ status: 'submitted', refusal: null }])
  await move(service, liQiang, 'town-returned', 'SJ-XQ-0137')
  await push(service, wangFang, [
    parcelRow({ townReviewer: '李强', townReviewDate: '2026-02-10', townOpinion: '情况属实' }, undefined, 4),
  ])
  await move(service, wangFang, 'submitted', 'SJ-XQ-0137')
  expect((await move(service, liQiang, 'town-approved', 'SJ-XQ-0137')).items).toMatchObject([
    { status: 'town-approved' },
  ])
  await expectRebuilt(service)
})

test('地块转到另一街镇、两个街镇都报、上年和分摊比例变动，重建后逐字节相同', async () => {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  await push(service, zhouTao, [
    { ...parcelRow(parcelFields({ firmCount: 1 })), key: { cycle: '2024', parcelCode: 'SJ-XQ-0137' } },
    { ...firmRow(firmFields({ taxPaid: 100 })), key: { cycle: '2024', parcelCode: 'SJ-XQ-0137', uscc: owner } },
  ])
  await push(service, zhangWei, [
    parcelRow(parcelFields({ townCode: chedun }), 'SJ-CD-0001'),
    firmRow(firmFields({ parcelShare: 40 }), 'SJ-CD-0001'),
  ])
  await expectRebuilt(service)
  await push(service, zhangWei, [parcelRow(parcelFields({ townCode: chedun }))])
  await expectRebuilt(service)
  await push(service, zhouTao, [parcelRow({ townCode: chedun }, 'SJ-XQ-0137', 1)])
  await expectRebuilt(service)
})

test('许多地块误填同一家企业代码，份额逐宗改动、读不出、超出范围，重建后逐字节相同', async () => {
  const service = await openService()
  for (let parcel = 1; parcel <= 6; parcel += 1) {
    const code = `SJ-XQ-100${parcel}`
    await push(service, wangFang, [parcelRow(parcelFields(), code), firmRow(firmFields({ parcelShare: 60 }), code)])
    await expectRebuilt(service)
  }
  for (const parcelShare of [{ raw: '一半' }, 500, -300, 0, null]) {
    await push(service, wangFang, [firmRow({ parcelShare }, 'SJ-XQ-1003', owner, 0)])
    await expectRebuilt(service)
  }
  // Down to the whole: those that stayed in error as long as it was too much are without it now.
  for (const parcel of [1, 2, 3, 4, 5, 6]) {
    const share = parcel === 6 ? 50 : 10
    await push(service, wangFang, [firmRow({ parcelShare: share }, `SJ-XQ-100${parcel}`, owner, 0)])
    await expectRebuilt(service)
  }
  const found = await service.database.read((db) => db.selectFrom('finding_count').select('code').execute())
  expect(found.filter(({ code }) => code === 'X30')).toEqual([])
})

test('删除一宗地块、恢复、再删除，处理冲突，重建后逐字节相同；合计与单独数的相符', async () => {
  const service = await openService()
  await push(service, wangFang, [...exampleRows(), tenantRow()])
  await withConflict(service)
  await remove(service, wangFang, firmKey(tenant))
  await expectRebuilt(service)
  await remove(service, zhouTao, parcelKey(), 2)
  await expectRebuilt(service)
  expect(await service.database.read((db) => db.selectFrom('town_total').selectAll().execute())).toEqual([])
  await restore(service, wangFang, parcelKey())
  await expectRebuilt(service)
  const { items } = await conflictsOf(service, zhouTao)
  for (const conflict of items) expect(await settleAs(service, zhouTao, conflict, 'mine')).toBeNull()
  await expectRebuilt(service)
  await remove(service, wangFang, parcelKey(), 5)
  await expectRebuilt(service)
})

/** One thing somebody does; refusals are part of life. */
type Step = (service: TestService) => Promise<unknown>

const codes = ['SJ-XQ-0001', 'SJ-XQ-0002', 'SJ-CD-0003']
const actor = fc.constantFrom(wangFang, zhangWei, zhouTao, shiLi, zhaoMin, chenJing)
const parcelValue: fc.Arbitrary<Record<string, CellValue | null>> = fc.oneof(
  fc.constantFrom<Record<string, CellValue | null>>(
    parcelFields(),
    parcelFields({ townCode: chedun }),
    { townCode: xinqiao },
    { vacantFloorArea: 99_999 },
    { vacantFloorArea: null, floorArea: 15_000.55 },
    { landArea: { raw: '约20亩' } },
    { landArea: 20_000.07, ownerUscc: tenant },
    { firmCount: 2, fillPerson: '' },
  ),
)
const firmValue = fc.constantFrom<Record<string, CellValue | null>>(
  firmFields(),
  { parcelShare: 60 },
  { parcelShare: 40, taxPaid: 850 },
  { taxPaid: 1000.5, rdExpense: 1 },
  { revenue: null, grossOutput: 1 },
  { opStatus: '停产' },
)
const base = fc.integer({ min: 0, max: 4 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ actor, code: fc.constantFrom(...codes), fields: parcelValue, base }).map(
    ({ actor, code, fields, base }): Step =>
      (service) =>
        push(service, actor, [parcelRow(fields, code, base)]),
  ),
  fc
    .record({ actor, code: fc.constantFrom(...codes), uscc: fc.constantFrom(owner, tenant), fields: firmValue, base })
    .map(
      ({ actor, code, uscc, fields, base }): Step =>
        (service) =>
          push(service, actor, [firmRow(fields, code, uscc, base)]),
    ),
  fc
    .record({
      actor: fc.constantFrom(wangFang, liQiang, zhouTao),
      to: fc.constantFrom<RowStatus>('submitted', 'town-returned'),
    })
    .map(
      ({ actor, to }): Step =>
        (service) =>
          move(service, actor, to, ...codes),
    ),
  fc
    .record({
      actor: fc.constantFrom(wangFang, zhangWei, zhouTao, shiLi),
      code: fc.constantFrom(...codes),
      uscc: fc.constantFrom(null, owner, tenant),
      to: fc.constantFrom('removed' as const, 'present' as const),
      base,
    })
    .map(
      ({ actor, code, uscc, to, base }): Step =>
        (service) =>
          moveRows(service, actor, to, [[uscc === null ? parcelKey(code) : firmKey(uscc, code), base]]),
    ),
  fc
    .record({ actor: fc.constantFrom(wangFang, zhouTao), choice: fc.constantFrom('mine' as const, 'theirs' as const) })
    .map(
      ({ actor, choice }): Step =>
        async (service) => {
          const { items } = await conflictsOf(service, actor)
          if (items.length === 0) return
          await settle(
            service,
            actor,
            items.map(({ id, rowRevision }) => ({ id, rowRevision, choice })),
          )
        },
    ),
  fc.constant<Step>(async (service) => service.clock.pass(1000)),
)

test('任意操作之后，重建的行、列表、计数和合计与写下的逐字节相同', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const service = await openService()
      for (const run of steps) await run(service)
      await expectRebuilt(service)
    }),
    { numRuns: 40 },
  )
})
