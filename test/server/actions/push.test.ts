import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { CellValue } from '#core/form/field.ts'
import { authorise } from '#server/actions/authorise.ts'
import { pushBatch } from '#server/actions/push-batch.ts'
import { liuYang, owner, shiLi, wangFang, xinqiao, zhaoMin, zhouTao } from '../cast.ts'
import { refusal } from '../problem.ts'
import {
  batchOf,
  cycle,
  example,
  exampleRows,
  firmRow,
  forms,
  parcelFields,
  parcelRow,
  push,
  pushOne,
  storedRow,
  tenantRow,
} from '../rows.ts'
import { openService, type TestService } from '../service.ts'

async function withExample(): Promise<TestService> {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  return service
}

test('王芳上送一宗地块和它的企业：都接收，没有发现，列表有它', async () => {
  const service = await openService()
  const answer = await push(service, wangFang, exampleRows())
  expect(answer.rows.map(({ outcome, key, revision, refusal }) => ({ outcome, key, revision, refusal }))).toEqual([
    { outcome: 'accepted', key: `2025/${example}`, revision: 1, refusal: null },
    { outcome: 'accepted', key: `2025/${example}/${owner}`, revision: 1, refusal: null },
  ])
  expect(answer.rows.flatMap((row) => row.findings)).toEqual([])
  const lines = await service.database.read((db) => db.selectFrom('parcel').selectAll().execute())
  expect(lines).toMatchObject([
    { parcel_code: example, land_area: 13333.33, firms: 1, errors: 0, warnings: 0, started: 1, town_code: xinqiao },
  ])
})

test('街镇的现场项进现场层，其余进填报层；部门进部门核定层，有效值取最高层', async () => {
  const service = await withExample()
  await pushOne(service, liuYang, parcelRow({ houseSafety: '一般' }, example, 1))
  const row = await storedRow(service)
  expect(row?.layered.onsite).toMatchObject({ vacantFloorArea: 1200, houseSafety: '无' })
  expect(row?.layered.reported).toMatchObject({ landArea: 13333.33 })
  expect(row?.layered.reported).not.toHaveProperty('vacantFloorArea')
  expect(row?.layered.department).toEqual({ houseSafety: '一般' })
  expect(row?.effective).toMatchObject({ houseSafety: '一般', assessYear: 2025, parcelCode: example })
})

describe('三方合并的结果：王芳与周涛都从第 1 版改起，周涛先到', () => {
  type Fields = Record<string, CellValue | null>
  test.each<[string, Fields, Fields, string, Fields, Fields]>([
    // name, 周涛 (first), 王芳 (second), outcome of 王芳, incoming, what stands afterwards
    [
      '不同字段',
      { landArea: 14000 },
      { selfNote: '已核对' },
      'merged',
      { landArea: 14000 },
      { landArea: 14000, selfNote: '已核对' },
    ],
    ['同一字段不同值', { floorArea: 15000 }, { floorArea: 15500 }, 'conflict', {}, { floorArea: 15000 }],
    ['同一字段相同值', { floorArea: 15000 }, { floorArea: 15000 }, 'accepted', {}, { floorArea: 15000 }],
    [
      '一个字段冲突，另一个照写',
      { floorArea: 15000, buildYear: 2012 },
      { floorArea: 15500, selfNote: '已核对' },
      'conflict',
      { buildYear: 2012 },
      { floorArea: 15000, selfNote: '已核对', buildYear: 2012 },
    ],
    ['对方清空，我改', { farAllowed: null }, { farAllowed: 2 }, 'conflict', {}, { farAllowed: null }],
    [
      '我清空，对方没有动',
      { selfNote: '甲' },
      { farAllowed: null },
      'merged',
      { selfNote: '甲' },
      { selfNote: '甲', farAllowed: null },
    ],
    ['对方没有实际改动', { floorArea: 16000 }, { floorArea: 15500 }, 'accepted', {}, { floorArea: 15500 }],
  ])('%s', async (_name, theirs, mine, outcome, incoming, after) => {
    const service = await withExample()
    await pushOne(service, zhouTao, parcelRow(theirs, example, 1))
    const answer = await pushOne(service, wangFang, parcelRow(mine, example, 1))
    expect(answer.outcome).toBe(outcome)
    expect(answer.incoming).toEqual(incoming)
    expect(answer.incomingBy).toEqual(Object.fromEntries(Object.keys(incoming).map((field) => [field, '周涛'])))
    const effective = (await storedRow(service))?.effective
    for (const [field, value] of Object.entries(after)) expect(effective[field] ?? null, field).toBe(value)
  })

  test('冲突：说出原值、我的、对方的、谁、何时；我的值入冲突台账，对方的仍有效', async () => {
    const service = await withExample()
    service.clock.pass(60_000)
    await pushOne(service, zhouTao, parcelRow({ vacantFloorArea: 900 }, example, 1))
    const answer = await pushOne(service, wangFang, parcelRow({ vacantFloorArea: 1500 }, example, 1))
    const at = '2026-11-21T14:21:00.000+08:00'
    expect(answer.conflicts).toEqual([
      { field: 'vacantFloorArea', base: 1200, mine: 1500, theirs: 900, theirsBy: '周涛', theirsAt: at },
    ])
    const ledger = await service.database.read((db) => db.selectFrom('field_conflict').selectAll().execute())
    expect(ledger).toMatchObject([
      {
        layer: 'onsite',
        field: 'vacantFloorArea',
        base_value: '1200',
        mine: '1500',
        theirs: '900',
        state: 'open',
        username: 'wangfang',
      },
    ])
    expect((await storedRow(service))?.effective.vacantFloorArea).toBe(900)
  })

  test('填报与现场、部门核定各在一层，不算冲突', async () => {
    const service = await withExample()
    const reported = await pushOne(service, shiLi, parcelRow({ vacantFloorArea: 800 }, example, 1))
    expect(reported.outcome).toBe('accepted')
    const tax = await pushOne(service, zhaoMin, firmRow({ taxPaid: 884.2 }, example, owner, 1))
    const mine = await pushOne(service, wangFang, firmRow({ taxPaid: 905 }, example, owner, 1))
    expect([tax.outcome, mine.outcome]).toEqual(['accepted', 'accepted'])
    expect((await storedRow(service))?.effective.vacantFloorArea).toBe(1200)
    expect((await storedRow(service, `${cycle}/${example}/${owner}`))?.effective.taxPaid).toBe(884.2)
  })
})

describe('没有见过这一行（修订号 0）', () => {
  test('自己给过的值可以替换，别人给的不同值算冲突，空白不清除', async () => {
    const service = await withExample()
    await pushOne(service, zhouTao, parcelRow({ selfNote: '专班补充' }, example, 1))
    const answer = await pushOne(
      service,
      wangFang,
      parcelRow({ floorArea: 15800, selfNote: '经办填写', buildYear: null }, example, 0),
    )
    expect(answer.outcome).toBe('conflict')
    expect(answer.conflicts.map(({ field, base, theirs }) => ({ field, base, theirs }))).toEqual([
      { field: 'selfNote', base: null, theirs: '专班补充' },
    ])
    expect((await storedRow(service))?.effective).toMatchObject({ floorArea: 15800, selfNote: '专班补充' })
  })

  test('说有修订号而服务器没有这一行：不凭空建行', async () => {
    const service = await openService()
    const answer = await pushOne(service, wangFang, parcelRow(parcelFields(), example, 3))
    expect(answer).toMatchObject({ outcome: 'refused', refusal: { code: 'not-found' } })
    expect(await storedRow(service)).toBeNull()
  })

  test('修订号比服务器的还新：按没有见过处理', async () => {
    const service = await withExample()
    const answer = await pushOne(service, zhouTao, parcelRow({ floorArea: 1 }, example, 99))
    expect(answer).toMatchObject({ outcome: 'conflict', revision: 1 })
  })
})

test('程序送来的写法按单元格来读：全角、千分位、名称代替代码', async () => {
  const service = await openService()
  await push(service, wangFang, [
    parcelRow(parcelFields({ townCode: '新桥镇', landArea: '１3,333.33', idleDetermined: '否' })),
  ])
  expect((await storedRow(service))?.effective).toMatchObject({
    townCode: xinqiao,
    landArea: 13333.33,
    idleDetermined: false,
  })
})

describe('同一批再来一次', () => {
  test('八份同样的批次同时到达：只存一次，答复逐字相同', async () => {
    const service = await openService()
    const grant = await authorise(service, wangFang, 'push')
    const body = batchOf(exampleRows())
    const answers = await Promise.all(Array.from({ length: 8 }, () => pushBatch(service, grant, structuredClone(body))))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const versions = await service.database.read((db) => db.selectFrom('row_version').selectAll().execute())
    // The parcel has two layers, the firm one.
    expect(versions.map(({ layer, revision }) => [layer, revision]).sort()).toEqual([
      ['onsite', 1],
      ['reported', 1],
      ['reported', 1],
    ])
    service.clock.pass(3_600_000)
    expect(await pushBatch(service, grant, body)).toEqual(answers[0])
  })

  test('编号相同内容不同、或是别人的批次：拒绝', async () => {
    const service = await openService()
    const batch = randomUUID()
    await push(service, wangFang, exampleRows(), batch)
    await refusal(push(service, wangFang, [tenantRow()], batch), 'batch-id-reused')
    await refusal(push(service, zhouTao, exampleRows(), batch), 'batch-id-reused')
  })

  test('第一次失败的批次不占编号', async () => {
    const service = await openService()
    const body = batchOf(exampleRows())
    const grant = await authorise(service, wangFang, 'push')
    await refusal(pushBatch(service, grant, { ...body, forms: [] }), 'form-version-unknown')
    expect((await pushBatch(service, grant, body)).rows.map((row) => row.outcome)).toEqual(['accepted', 'accepted'])
  })
})

test('不认识的表单版本，整批拒绝并说明', async () => {
  const service = await openService()
  const grant = await authorise(service, wangFang, 'push')
  const old = { ...batchOf(exampleRows()), forms: forms.map(({ id }) => ({ id, version: '2024.1' })) }
  const problem = await refusal(pushBatch(service, grant, old), 'form-version-unknown')
  expect(problem.details).toEqual({ form: 'parcel-self-assessment', found: '2024.1', expected: '2026.1' })
})
