import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { CellValue } from '#core/form/field.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { pushBatch } from '#server/actions/push-batch.ts'
import { giveParcels } from '#server/db/accounts.ts'
import {
  chedun,
  chenJing,
  guQiang,
  liuYang,
  owner,
  shiLi,
  tenant,
  wangFang,
  xinqiao,
  zhangWei,
  zhaoMin,
  zhouTao,
} from '../cast.ts'
import { refusal } from '../problem.ts'
import {
  batchOf,
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
  tenantRow,
} from '../rows.ts'
import { openService, type TestService } from '../service.ts'

async function withExample(): Promise<TestService> {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  return service
}

/** What stands in the database of one row. */
async function stored(service: TestService, key = `${cycle}/${example}`) {
  const row = await service.database.read((db) =>
    db.selectFrom('row').selectAll().where('row_key', '=', key).executeTakeFirst(),
  )
  if (row === undefined) return null
  return { ...row, layered: JSON.parse(row.layered), effective: JSON.parse(row.effective) }
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
  const row = await stored(service)
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
    const effective = (await stored(service))?.effective
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
    expect((await stored(service))?.effective.vacantFloorArea).toBe(900)
  })

  test('填报与现场、部门核定各在一层，不算冲突', async () => {
    const service = await withExample()
    const reported = await pushOne(service, shiLi, parcelRow({ vacantFloorArea: 800 }, example, 1))
    expect(reported.outcome).toBe('accepted')
    const tax = await pushOne(service, zhaoMin, firmRow({ taxPaid: 884.2 }, example, owner, 1))
    const mine = await pushOne(service, wangFang, firmRow({ taxPaid: 905 }, example, owner, 1))
    expect([tax.outcome, mine.outcome]).toEqual(['accepted', 'accepted'])
    expect((await stored(service))?.effective.vacantFloorArea).toBe(1200)
    expect((await stored(service, `${cycle}/${example}/${owner}`))?.effective.taxPaid).toBe(884.2)
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
    expect((await stored(service))?.effective).toMatchObject({ floorArea: 15800, selfNote: '专班补充' })
  })

  test('说有修订号而服务器没有这一行：不凭空建行', async () => {
    const service = await openService()
    const answer = await pushOne(service, wangFang, parcelRow(parcelFields(), example, 3))
    expect(answer).toMatchObject({ outcome: 'refused', refusal: { code: 'not-found' } })
    expect(await stored(service)).toBeNull()
  })

  test('修订号比服务器的还新：按没有见过处理', async () => {
    const service = await withExample()
    const answer = await pushOne(service, zhouTao, parcelRow({ floorArea: 1 }, example, 99))
    expect(answer).toMatchObject({ outcome: 'conflict', revision: 1 })
  })
})

describe('逐行拒绝，其余照收', () => {
  test.each<[string, Actor, Parameters<typeof push>[2], string]>([
    ['别的街镇的地块', zhangWei, [parcelRow({ selfNote: 'x' }, example, 1)], 'row-outside-scope'],
    ['别的街镇地块上的企业', zhangWei, [firmRow({ revenue: 1 }, example, owner, 1)], 'row-outside-scope'],
    ['新地块没有写街镇', wangFang, [parcelRow(parcelFields({ townCode: null }), 'SJ-XQ-9')], 'row-outside-scope'],
    ['新地块写了别的街镇', wangFang, [parcelRow(parcelFields({ townCode: chedun }), 'SJ-XQ-9')], 'row-outside-scope'],
    ['新企业的地块不在册', wangFang, [firmRow(firmFields(), 'SJ-XQ-9')], 'row-outside-scope'],
    ['专班的新企业，地块不在册', zhouTao, [firmRow(firmFields(), 'SJ-XQ-9')], 'row-outside-scope'],
    ['把自己的地块写给别的街镇', wangFang, [parcelRow({ townCode: chedun }, example, 1)], 'row-outside-scope'],
    ['企业把地块写给别的企业', shiLi, [parcelRow({ ownerUscc: tenant }, example, 1)], 'row-outside-scope'],
    ['没有给第三方的地块', guQiang, [parcelRow({ selfNote: 'x' }, example, 1)], 'row-outside-scope'],
    ['部门不能添企业', zhaoMin, [firmRow({ taxPaid: 1 }, example, tenant, 0)], 'row-outside-scope'],
    ['部门改别的部门的字段', zhaoMin, [firmRow({ revenue: 1 }, example, owner, 1)], 'row-field-not-yours'],
    ['企业写现场层', shiLi, [parcelRow({ vacantFloorArea: 1 }, example, 1, 'onsite')], 'row-layer-not-yours'],
    ['街镇写部门核定层', wangFang, [parcelRow({ houseSafety: '无' }, example, 1, 'department')], 'row-layer-not-yours'],
    ['表上没有的字段', wangFang, [parcelRow({ secret: 1 }, example, 1)], 'row-field-unknown'],
    ['原型上的名字不是字段', wangFang, [parcelRow({ constructor: 1 }, example, 1)], 'row-field-unknown'],
    ['键与值里的编码不同', wangFang, [parcelRow({ parcelCode: 'SJ-XQ-8' }, example, 1)], 'row-key-changed'],
    ['企业行没有信用代码', wangFang, [{ ...firmRow({}), key: { cycle, parcelCode: example } }], 'row-key-missing'],
    [
      '还没有到的年度',
      wangFang,
      [{ ...parcelRow(parcelFields()), key: { cycle: '2027', parcelCode: 'P' } }],
      'cycle-unknown',
    ],
  ])('%s', async (_name, actor, rows, code) => {
    const service = await withExample()
    const before = await stored(service)
    const answer = await push(service, actor, rows)
    expect(answer.rows).toMatchObject([{ outcome: 'refused', refusal: { code }, revision: 0, findings: [] }])
    expect(answer.rows[0]?.refusal?.message).toMatch(/[\u4e00-\u9fff]/)
    expect(await stored(service)).toEqual(before)
  })

  test('同一批里重复的行：第一行接收，第二行拒绝', async () => {
    const service = await openService()
    const { rows } = await push(service, wangFang, [
      parcelRow(parcelFields()),
      parcelRow({ ...parcelFields(), floorArea: 1 }, ` ${example} `),
    ])
    expect(rows.map((row) => row.refusal?.code ?? row.outcome)).toEqual(['accepted', 'row-duplicate'])
  })

  test('地块被拒绝，它的企业也拒绝；同批其他地块照收', async () => {
    const service = await openService()
    const { rows } = await push(service, wangFang, [
      firmRow(firmFields(), 'SJ-CD-1'),
      parcelRow(parcelFields({ townCode: chedun }), 'SJ-CD-1'),
      firmRow(firmFields(), example, tenant),
      parcelRow(parcelFields()),
    ])
    expect(rows.map((row) => row.refusal?.code ?? row.outcome)).toEqual([
      'row-outside-scope',
      'row-outside-scope',
      'accepted',
      'accepted',
    ])
  })

  test('部门带来与现状相同的别人字段：不算改动', async () => {
    const service = await withExample()
    const answer = await pushOne(service, zhaoMin, firmRow({ taxPaid: 900, revenue: 9500 }, example, owner, 1))
    expect(answer.outcome).toBe('accepted')
    expect((await stored(service, `${cycle}/${example}/${owner}`))?.layered.department).toEqual({ taxPaid: 900 })
  })
})

test('第三方单位只在给定的日期内、给定的地块上', async () => {
  const service = await withExample()
  const district = service.district.code
  await service.database.write(async (db) => {
    const account = { district, username: 'guqiang', name: '顾强', role: 'third-party', org: null }
    await db
      .insertInto('account')
      .values({ ...account, password_hash: '-', active: 1, created_at: '-', created_by: '-' })
      .execute()
    await giveParcels(db, [
      { district, username: 'guqiang', parcel_code: example, valid_from: '2026-11-01', valid_until: '2026-11-21' },
    ])
  })
  const row = parcelRow({ vacantFloorArea: 1100 }, example, 1)
  expect((await pushOne(service, guQiang, row)).outcome).toBe('accepted')
  service.clock.pass(24 * 3_600_000)
  expect((await pushOne(service, guQiang, { ...row, baseRevision: 2 })).refusal?.code).toBe('row-outside-scope')
})

test('企业可以报自己的新地块，之后就是它的', async () => {
  const service = await openService()
  const { rows } = await push(service, shiLi, exampleRows())
  expect(rows.map((row) => row.outcome)).toEqual(['accepted', 'accepted'])
  const others = await push(service, shiLi, [parcelRow(parcelFields({ ownerUscc: tenant }), 'SJ-XQ-2')])
  expect(others.rows[0]?.refusal?.code).toBe('row-outside-scope')
})

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
  expect((await stored(service))?.effective.landArea).toEqual({ raw: '约20亩' })
})

test('程序送来的写法按单元格来读：全角、千分位、名称代替代码', async () => {
  const service = await openService()
  await push(service, wangFang, [
    parcelRow(parcelFields({ townCode: '新桥镇', landArea: '１3,333.33', idleDetermined: '否' })),
  ])
  expect((await stored(service))?.effective).toMatchObject({
    townCode: xinqiao,
    landArea: 13333.33,
    idleDetermined: false,
  })
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

test('说明理由后，提示不再计数；值变了再问', async () => {
  const service = await openService()
  const rows = [parcelRow(parcelFields({ vacantFloorArea: 400 })), firmRow(firmFields())]
  const first = await push(service, wangFang, rows)
  expect(first.rows[0]?.findings.map(({ code, level }) => [code, level])).toEqual([['X01', 'warning']])
  const { valuesOf } = await import('#core/checks/reason.ts')
  const { loadParcels } = await import('#server/rows/load.ts')
  const { judgeParcels } = await import('#server/rows/judge.ts')
  const { surroundingsOf } = await import('#server/rows/surroundings.ts')
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
  await pushBatch(service, grant, { batch: randomUUID(), forms, rows: [], reasons: [{ ...reason, field }] })
  const line = () => service.database.read((db) => db.selectFrom('parcel').select('warnings').executeTakeFirstOrThrow())
  expect((await line()).warnings).toBe(0)
  await pushOne(service, wangFang, parcelRow({ vacantFloorArea: 300 }, example, 1))
  expect((await line()).warnings).toBe(1)
  const empty = { batch: randomUUID(), forms, rows: [], reasons: [{ ...reason, reason: '      ' }] }
  await refusal(pushBatch(service, grant, empty), 'malformed-request')
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
