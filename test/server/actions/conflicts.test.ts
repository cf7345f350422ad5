import { describe, expect, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { settleConflicts } from '#server/actions/conflicts/settle-conflicts.ts'
import { pushBatch } from '#server/actions/push-batch.ts'
import { liQiang, owner, shiLi, wangFang, xinqiao, zhangWei, zhaoMin, zhouTao } from '../cast.ts'
import { conflictsOf, onlyConflict, settle, settleAs, withConflict, withExample } from '../ledger.ts'
import { refusal } from '../problem.ts'
import { batchOf, cycle, example, firmRow, parcelRow, push, storedRow } from '../rows.ts'
import type { TestService } from '../service.ts'
import { tokenOf } from '../token-of.ts'

async function standing(service: TestService, field = 'floorArea') {
  return (await storedRow(service))?.effective[field]
}

test('台账一条冲突：原值、我的、对方的、现值，谁、何时、从哪台设备', async () => {
  const service = await withExample()
  const from = async (actor: typeof wangFang, device: string, floorArea: number) => {
    const body = { ...batchOf([parcelRow({ floorArea }, example, 1)]), device }
    return pushBatch(service, await authorise(service, actor, 'push'), body)
  }
  await from(zhouTao, '专班台式机', 15000)
  service.clock.pass(60_000)
  await from(wangFang, '王芳的笔记本', 15500)
  const { items, open, nextCursor } = await conflictsOf(service, wangFang, { state: 'open' })
  expect({ open, nextCursor }).toEqual({ open: 1, nextCursor: null })
  expect(items).toMatchObject([
    {
      key: `${cycle}/${example}`,
      parcelCode: example,
      parcelName: '新桥镇示例路137号',
      firmName: null,
      townCode: xinqiao,
      field: 'floorArea',
      layer: 'reported',
      base: 16000,
      mine: 15500,
      mineBy: '王芳',
      mineAt: '2026-11-21T14:21:00.000+08:00',
      mineDevice: '王芳的笔记本',
      theirs: 15000,
      theirsBy: '周涛',
      theirsAt: '2026-11-21T14:20:00.000+08:00',
      theirsDevice: '专班台式机',
      current: 15000,
      rowRevision: 2,
      maySettle: true,
      settlement: null,
    },
  ])
  expect(items[0]?.id).toMatch(/^[0-9a-f-]{36}$/)
})

describe('在控制台处理', () => {
  test('采用我的：写成新的一版，记处理人，冲突关闭，各版都在', async () => {
    const service = await withExample()
    const conflict = await withConflict(service)
    const { id, rowRevision } = conflict
    const reply = await settle(service, zhouTao, [{ id, rowRevision, choice: 'mine' }], '现场量过')
    expect(reply).toEqual([{ id, revision: 3, refusal: null }])
    expect(await standing(service)).toBe(15500)
    const versions = await service.database.read((db) =>
      db.selectFrom('row_version').select(['by_name', 'source', 'fields']).where('revision', '=', 3).execute(),
    )
    expect(versions).toEqual([{ by_name: '周涛', source: 'console', fields: '{"floorArea":15500}' }])
    expect(await conflictsOf(service, wangFang, { state: 'open' })).toMatchObject({ items: [], open: 0 })
    expect((await onlyConflict(service, wangFang)).settlement).toEqual({
      choice: 'mine',
      value: 15500,
      by: '周涛',
      at: '2026-11-21T14:20:00.000+08:00',
      reason: '现场量过',
    })
  })

  test('采用对方的：只留下决定，行没有新的一版', async () => {
    const service = await withExample()
    const conflict = await withConflict(service)
    expect(await settleAs(service, wangFang, conflict, 'theirs')).toBeNull()
    expect(await storedRow(service)).toMatchObject({ revision: 2, effective: { floorArea: 15000 } })
    expect((await onlyConflict(service, wangFang)).settlement).toMatchObject({ choice: 'theirs', value: 15000 })
  })

  test('另填：按字段读值，与单元格一样；清空也是一个值；不给值整个请求拒绝', async () => {
    const service = await withExample()
    const conflict = await withConflict(service)
    expect(await settleAs(service, wangFang, conflict, 'other', '15,250.5')).toBeNull()
    expect(await standing(service)).toBe(15250.5)
    expect(await settleAs(service, wangFang, await onlyConflict(service, wangFang), 'other', null)).toBeNull()
    expect(await standing(service)).toBeUndefined()
    const grant = await authorise(service, wangFang, 'settleConflicts')
    const missing = { items: [{ id: conflict.id, rowRevision: 4, choice: 'other' as const }] }
    await refusal(settleConflicts(service, grant, missing), 'malformed-request')
  })

  test('改选：每次决定都留着，台账显示最后一次', async () => {
    const service = await withExample()
    const conflict = await withConflict(service)
    await settleAs(service, wangFang, conflict, 'mine')
    service.clock.pass(1000)
    const again = await onlyConflict(service, zhouTao)
    expect(await settleAs(service, zhouTao, again, 'other', 15000)).toBeNull()
    const events = await service.database.read((db) =>
      db
        .selectFrom('conflict_settlement')
        .select(['number', 'choice', 'settled_value', 'username', 'revision'])
        .orderBy('number')
        .execute(),
    )
    expect(events).toEqual([
      { number: 1, choice: 'mine', settled_value: '15500', username: 'wangfang', revision: 3 },
      { number: 2, choice: 'other', settled_value: '15000', username: 'zhoutao', revision: 4 },
    ])
    expect((await onlyConflict(service, wangFang)).settlement).toMatchObject({ choice: 'other', by: '周涛' })
  })

  test('这一格后来又有人改：拒绝，说明谁、何时；同一行别的格改了不妨碍', async () => {
    const service = await withExample()
    const conflict = await withConflict(service)
    await push(service, zhouTao, [parcelRow({ selfNote: '别的格' }, example, 2)])
    await push(service, liQiang, [parcelRow({ floorArea: 15100 }, example, 3)])
    const [refused] = await settle(service, wangFang, [
      { id: conflict.id, rowRevision: conflict.rowRevision, choice: 'mine' },
    ])
    expect(refused).toMatchObject({ revision: null, refusal: { code: 'row-changed-since' } })
    expect(refused?.refusal?.message).toContain('李强 于 2026-11-21 14:20 修改过')
    expect(await standing(service)).toBe(15100)
    await push(service, zhouTao, [parcelRow({ selfNote: '又改别的格' }, example, 4)])
    expect(await settleAs(service, wangFang, { id: conflict.id, rowRevision: 4 }, 'mine')).toBeNull()
    expect(await standing(service)).toBe(15500)
  })

  test('一次处理多条：逐条得到结果，一条被拒不影响其余；同一行的几条都能办', async () => {
    const service = await withExample()
    await push(service, zhouTao, [parcelRow({ floorArea: 15000, buildYear: 2012 }, example, 1)])
    await push(service, wangFang, [parcelRow({ floorArea: 15500, buildYear: 2013 }, example, 1)])
    const { items } = await conflictsOf(service, wangFang)
    const asked = items.map(({ id, rowRevision }) => ({ id, rowRevision, choice: 'mine' as const }))
    const reply = await settle(service, wangFang, [...asked, { id: 'unknown', rowRevision: 2, choice: 'theirs' }])
    expect(reply.map(({ refusal: why }) => why?.code ?? null)).toEqual([null, null, 'not-found'])
    expect([await standing(service), await standing(service, 'buildYear')]).toEqual([15500, 2013])
    expect(await conflictsOf(service, wangFang, { state: 'open' })).toMatchObject({ open: 0 })
  })

  test('别镇的人：列不出，数不到，办不了，像没有这条一样，办的时候留痕', async () => {
    const service = await withExample()
    const conflict = await withConflict(service)
    expect(await conflictsOf(service, zhangWei)).toMatchObject({ items: [], open: 0 })
    expect(await settleAs(service, zhangWei, conflict, 'mine')).toBe('not-found')
    const denied = await service.database.read((db) =>
      db.selectFrom('audit').select(['username', 'object']).where('action', '=', 'denied').execute(),
    )
    expect(denied).toEqual([{ username: 'zhangwei', object: 'settleConflicts' }])
  })

  test('不是自己能写的层：看得见，办不了', async () => {
    const service = await withExample()
    await push(service, zhouTao, [parcelRow({ vacantFloorArea: 900 }, example, 1)])
    await push(service, wangFang, [parcelRow({ vacantFloorArea: 950 }, example, 1)])
    const conflict = await onlyConflict(service, shiLi)
    expect(conflict).toMatchObject({ layer: 'onsite', maySettle: false })
    expect(await settleAs(service, shiLi, conflict, 'mine')).toBe('row-layer-not-yours')
    expect(await settleAs(service, zhaoMin, conflict, 'mine')).toBe('row-layer-not-yours')
  })
})

test('部门核定层的冲突：只有该部门、专班和审计看得见，街镇的列表和计数里都没有', async () => {
  const service = await withExample()
  const other = { ...zhaoMin, username: 'taxtwo', name: '税务二' }
  await push(service, zhaoMin, [firmRow({ taxPaid: 884.2 }, example, owner, 1)])
  await push(service, other, [firmRow({ taxPaid: 900 }, example, owner, 1)])
  expect(await onlyConflict(service, zhaoMin)).toMatchObject({ layer: 'department', mine: 900, maySettle: true })
  expect(await conflictsOf(service, zhouTao)).toMatchObject({ open: 1, items: [{ maySettle: false }] })
  // The firm sees what was found about itself.
  expect(await conflictsOf(service, shiLi)).toMatchObject({ open: 1 })
  for (const actor of [wangFang, liQiang]) {
    expect(await conflictsOf(service, actor)).toMatchObject({ items: [], open: 0 })
    const { id, rowRevision } = await onlyConflict(service, zhaoMin)
    expect(await settleAs(service, actor, { id, rowRevision }, 'theirs')).toBe('not-found')
  }
})

test('联系方式的冲突：看不到联系方式的人列表和计数里都没有；库里是密文；脱敏的值不能另填', async () => {
  const service = await withExample()
  await push(service, zhouTao, [parcelRow({ fillPhone: '13811112222' }, example, 1)])
  await push(service, wangFang, [parcelRow({ fillPhone: '13833334444' }, example, 1)])
  const conflict = await onlyConflict(service, wangFang)
  expect(conflict).toMatchObject({ mine: '13833334444', theirs: '13811112222' })
  expect(await conflictsOf(service, zhaoMin)).toMatchObject({ items: [], open: 0 })
  expect(await settleAs(service, wangFang, conflict, 'other', '138****2222')).toBe('row-value-masked')
  await settleAs(service, wangFang, conflict, 'mine')
  const { vault } = service.database
  expect(vault).not.toBeNull()
  const raw = await service.database.read((db) =>
    db.withoutPlugins().selectFrom('conflict_settlement').select('settled_value').execute(),
  )
  expect(raw[0]?.settled_value).toMatch(/^sealed:/)
  expect((await onlyConflict(service, wangFang)).settlement).toMatchObject({ value: '13833334444' })
})

test('一页一页取：先新后旧，一条不漏，一条不重；只看自己的、只看一宗的、只看一镇的', async () => {
  const service = await withExample()
  await tokenOf(service, wangFang)
  for (let number = 0; number < 7; number += 1) {
    service.clock.pass(number % 2 === 0 ? 1000 : 0)
    await push(service, zhouTao, [parcelRow({ floorArea: 15000 + number }, example, 0)])
    await push(service, number % 2 === 0 ? wangFang : liQiang, [parcelRow({ floorArea: 100 + number }, example, 1)])
  }
  const { items: all } = await conflictsOf(service, zhouTao)
  const paged: string[] = []
  let cursor: string | undefined
  do {
    const page = await conflictsOf(service, zhouTao, { limit: 2, cursor })
    paged.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(paged).toEqual(all.map(({ id }) => id))
  const newestFirst = [...all].sort((a, b) => (a.mineAt < b.mineAt ? 1 : -1)).map(({ mineAt }) => mineAt)
  expect(all.map(({ mineAt }) => mineAt)).toEqual(newestFirst)
  const own = await conflictsOf(service, liQiang, { own: 'yes' })
  expect(new Set(own.items.map(({ mineBy }) => mineBy))).toEqual(new Set(['李强']))
  expect((await conflictsOf(service, zhouTao, { parcelCode: 'SJ-XQ-0999' })).items).toEqual([])
  expect((await conflictsOf(service, zhouTao, { town: xinqiao })).items).toHaveLength(all.length)
})
