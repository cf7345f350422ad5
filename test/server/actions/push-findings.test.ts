import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { valuesOf } from '#core/checks/reason.ts'
import { authorise } from '#server/actions/authorise.ts'
import { pushBatch } from '#server/actions/push-batch.ts'
import { judgeParcels } from '#server/rows/judge.ts'
import { loadParcels } from '#server/rows/load.ts'
import { surroundingsOf } from '#server/rows/surroundings.ts'
import { chedun, chenJing, owner, wangFang, xinqiao, zhangWei, zhouTao } from '../cast.ts'
import { refusal } from '../problem.ts'
import {
  cycle,
  example,
  exampleRows,
  firmFields,
  firmRow,
  forms,
  parcelFields,
  parcelRow,
  push,
  pushOne,
  storedRow,
} from '../rows.ts'
import { openService, type TestService } from '../service.ts'

async function withExample(): Promise<TestService> {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  return service
}

test('发现从不拒绝草稿：读不出的值原样保存并指出', async () => {
  const service = await openService()
  const { rows } = await push(service, wangFang, [
    parcelRow(parcelFields({ landArea: { raw: '约20亩' }, selfUsedArea: 99_999 })),
    firmRow(firmFields()),
  ])
  expect(rows[0]?.outcome).toBe('accepted')
  const found = rows[0]?.findings.map(({ code, level, field, row }) => ({ code, level, field, row }))
  expect(found).toContainEqual({ code: 'not-a-number', level: 'error', field: 'landArea', row: `2025/${example}` })
  expect(found?.some(({ code }) => code === 'X01')).toBe(true)
  expect((await storedRow(service))?.effective.landArea).toEqual({ raw: '约20亩' })
})

test('同一企业在两个街镇的分摊比例合计不为 100：两边都指出', async () => {
  const service = await withExample()
  const far = await push(service, zhangWei, [
    parcelRow(parcelFields({ townCode: chedun }), 'SJ-CD-0001'),
    firmRow(firmFields({ parcelShare: 60 }), 'SJ-CD-0001'),
  ])
  expect(far.rows[1]?.findings.map(({ code, level }) => ({ code, level }))).toEqual([{ code: 'X30', level: 'error' }])
  const counts = await service.database.read((db) =>
    db.selectFrom('finding_count').select(['parcel_code', 'code', 'found']).orderBy('parcel_code').execute(),
  )
  expect(counts).toEqual([
    { parcel_code: 'SJ-CD-0001', code: 'X30', found: 1 },
    { parcel_code: example, code: 'X30', found: 1 },
  ])
  await pushOne(service, wangFang, firmRow({ parcelShare: 40 }, example, owner, 1))
  expect(await service.database.read((db) => db.selectFrom('finding_count').selectAll().execute())).toEqual([])
})

test('两个街镇都报同一地块：后到的拒绝，专班定下归属前双方都有 X31', async () => {
  const service = await withExample()
  await push(service, zhangWei, [parcelRow(parcelFields({ townCode: chedun }))])
  const again = await pushOne(service, wangFang, parcelRow({ selfNote: '是我们的' }, example, 1))
  expect(again.findings.map(({ code }) => code)).toEqual(['X31'])
  const settled = await pushOne(service, zhouTao, parcelRow({ townCode: xinqiao }, example, 2))
  expect(settled.findings).toEqual([])
})

test('说明理由后，提示不再计数；撤回理由、值变了，都再问', async () => {
  const service = await openService()
  const rows = [parcelRow(parcelFields({ vacantFloorArea: 400 })), firmRow(firmFields())]
  const first = await push(service, wangFang, rows)
  expect(first.rows[0]?.findings.map(({ code, level }) => [code, level])).toEqual([['X01', 'warning']])
  const values = await service.database.read(async (db) => {
    const parcels = await loadParcels(db, service.district.code, cycle, [example])
    const around = await surroundingsOf(db, service.district.code, cycle, '2026-11-21', parcels)
    const [finding] = judgeParcels(parcels, around).get(example)?.all ?? []
    if (finding === undefined) throw new Error('no finding')
    return valuesOf(finding)
  })
  const grant = await authorise(service, wangFang, 'push')
  const key = { cycle, parcelCode: example }
  const reason = {
    form: 'parcel-self-assessment' as const,
    key,
    code: 'X01',
    field: 'selfUsedArea',
    values,
    reason: '门卫室不计入自用面积',
  }
  const { field } = first.rows[0]?.findings[0] ?? reason
  const say = (takenBack: boolean) => {
    const reasons = [{ ...reason, field, ...(takenBack ? { takenBack } : {}) }]
    return pushBatch(service, grant, { batch: randomUUID(), forms, rows: [], reasons })
  }
  const line = () => service.database.read((db) => db.selectFrom('parcel').select('warnings').executeTakeFirstOrThrow())
  await say(false)
  expect((await line()).warnings).toBe(0)
  await say(true)
  expect((await line()).warnings).toBe(1)
  await say(false)
  await pushOne(service, wangFang, parcelRow({ vacantFloorArea: 300 }, example, 1))
  expect((await line()).warnings).toBe(1)
  const empty = { batch: randomUUID(), forms, rows: [], reasons: [{ ...reason, reason: '      ' }] }
  await refusal(pushBatch(service, grant, empty), 'malformed-request')
})

test('部门核定的统计、税务值引起的发现，不泄露给看不到的人', async () => {
  const service = await withExample()
  // Revenue as the department has it: tax is then over 40 % of it (X15), R&D over all of it (X17).
  const seen = await pushOne(service, chenJing, firmRow({ revenue: 100 }, example, owner, 1))
  expect(seen.findings).toEqual([])
  const town = await pushOne(service, wangFang, parcelRow({ selfNote: '已核对' }, example, 1))
  expect(town.findings).toEqual([])
  const district = await push(service, zhouTao, [firmRow({ firmName: '示例精密制造' }, example, owner, 2)])
  expect(district.rows[0]?.findings.map(({ code }) => code)).toContain('X15')
  const line = await service.database.read((db) => db.selectFrom('parcel').selectAll().executeTakeFirstOrThrow())
  expect(line.warnings).toBeGreaterThan(0)
  expect([line.open_errors, line.open_warnings]).toEqual([0, 0])
})
