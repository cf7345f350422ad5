import { describe, expect, test } from 'vitest'
import type { Actor } from '#server/actions/actor.ts'
import { chedun, guQiang, owner, shiLi, tenant, wangFang, zhangWei, zhaoMin, zhouTao } from '../cast.ts'
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
import { entrusted } from '../third-parties/stage.ts'

async function withExample(): Promise<TestService> {
  const service = await openService()
  await push(service, wangFang, exampleRows())
  return service
}

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
    const before = await storedRow(service)
    const answer = await push(service, actor, rows)
    expect(answer.rows).toMatchObject([{ outcome: 'refused', refusal: { code }, revision: 0, findings: [] }])
    expect(answer.rows[0]?.refusal?.message).toMatch(/[\u4e00-\u9fff]/)
    expect(await storedRow(service)).toEqual(before)
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
    expect((await storedRow(service, `${cycle}/${example}/${owner}`))?.layered.department).toEqual({ taxPaid: 900 })
  })
})

test('第三方单位只在给定的日期内、给定的地块上', async () => {
  const service = await withExample()
  await entrusted(service, { parcelCodes: [example], until: '2026-11-21' })
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
