import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { RowStatus } from '#core/record/status.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { transition } from '#server/actions/transition.ts'
import { liQiang, wangFang, zhouTao } from '../cast.ts'
import { conflictsOf, onlyConflict, pushWith, withConflict, withExample } from '../ledger.ts'
import { cycle, example, parcelFields, parcelRow, push } from '../rows.ts'

const place = { form: 'parcel-self-assessment', key: { cycle, parcelCode: example } } as const

describe('填报窗格里的选择随同步上来', () => {
  test('采用对方的：冲突关闭，记批次；同一批再送一次不再记', async () => {
    const service = await withExample()
    await withConflict(service)
    const batch = randomUUID()
    const choice = [{ ...place, field: 'floorArea', choice: 'theirs' as const }]
    await pushWith(service, wangFang, [], choice, batch)
    await pushWith(service, wangFang, [], choice, batch)
    await pushWith(service, wangFang, [], choice)
    const events = await service.database.read((db) => db.selectFrom('conflict_settlement').selectAll().execute())
    expect(events).toMatchObject([{ choice: 'theirs', settled_value: '15000', batch, username: 'wangfang' }])
    expect(await conflictsOf(service, wangFang, { state: 'open' })).toMatchObject({ open: 0 })
  })

  test('别人的冲突不归我选：照样待处理', async () => {
    const service = await withExample()
    await withConflict(service)
    await pushWith(service, liQiang, [], [{ ...place, field: 'floorArea', choice: 'theirs' }])
    expect(await conflictsOf(service, wangFang, { state: 'open' })).toMatchObject({ open: 1 })
  })

  test('旧的窗格只把我的值再送一次，没有说选择：冲突自己关闭，算采用我的', async () => {
    const service = await withExample()
    await withConflict(service)
    await push(service, wangFang, [parcelRow({ floorArea: 15500 }, example, 2)])
    expect((await onlyConflict(service, wangFang)).settlement).toMatchObject({
      choice: 'mine',
      value: 15500,
      by: '王芳',
    })
  })

  test('选了我的，同时又改成别的值：算另填；送的是别的格：还待处理', async () => {
    const service = await withExample()
    await withConflict(service)
    await push(service, wangFang, [parcelRow({ selfNote: '别的格' }, example, 2)])
    expect(await conflictsOf(service, wangFang, { state: 'open' })).toMatchObject({ open: 1 })
    await push(service, wangFang, [parcelRow({ floorArea: 15600 }, example, 3)])
    expect((await onlyConflict(service, wangFang)).settlement).toMatchObject({ choice: 'other', value: 15600 })
  })

  test('选了我的，送来时又与别人冲突：旧的已处理，新的待处理', async () => {
    const service = await withExample()
    await withConflict(service)
    await push(service, zhouTao, [parcelRow({ floorArea: 15200 }, example, 2)])
    service.clock.pass(1000)
    const rows = [parcelRow({ floorArea: 15500 }, example, 2)]
    await pushWith(service, wangFang, rows, [{ ...place, field: 'floorArea', choice: 'mine' }])
    const { items, open } = await conflictsOf(service, wangFang)
    expect(open).toBe(1)
    expect(items).toMatchObject([
      { mine: 15500, theirs: 15200, settlement: null },
      { mine: 15500, theirs: 15000, settlement: { choice: 'mine', replacedBy: items[0]?.id } },
    ])
  })

  test('选了我的，那一行却被拒绝（街镇已通过）：没有采用，还待处理；退回以后再送来才算', async () => {
    const service = await withExample()
    await withConflict(service)
    await push(service, zhouTao, [parcelRow({ selfUsedArea: 9800 }, example, 2)])
    const move = async (actor: Actor, to: RowStatus): Promise<void> => {
      const grant = await authorise(service, actor, 'transition')
      const { items } = await transition(service, grant, { cycle, to, parcelCodes: [example], reason: '请核对' })
      expect(items).toMatchObject([{ status: to, refusal: null }])
    }
    const chosen = async (): Promise<string | undefined> => {
      const mine = [{ ...place, field: 'floorArea', choice: 'mine' as const }]
      const { rows } = await pushWith(service, wangFang, [parcelRow({ floorArea: 15500 }, example, 3)], mine)
      return rows[0]?.refusal?.code ?? rows[0]?.outcome
    }
    await move(wangFang, 'submitted')
    await move(liQiang, 'town-approved')
    expect(await chosen()).toBe('row-locked')
    expect(await onlyConflict(service, wangFang)).toMatchObject({ settlement: null })
    await move(zhouTao, 'review-returned')
    expect(await chosen()).toBe('merged')
    expect((await onlyConflict(service, wangFang)).settlement).toMatchObject({ choice: 'mine', value: 15500 })
  })

  test('选了我的，而我的后来改得与别人新写的一样：没有什么可写，冲突照样关闭，算另填', async () => {
    const service = await withExample()
    await withConflict(service)
    await push(service, zhouTao, [parcelRow({ floorArea: 15800 }, example, 2)])
    const rows = [parcelRow({ floorArea: 15800 }, example, 3)]
    await pushWith(service, wangFang, rows, [{ ...place, field: 'floorArea', choice: 'mine' }])
    expect((await onlyConflict(service, wangFang)).settlement).toMatchObject({ choice: 'other', value: 15800 })
  })

  // 15000 came with revision 2, 15200 with revision 3; 15500 was made on revision 1.
  test.for([
    ['看的是最新的值：写入', 3, true, 'accepted', 15500],
    ['不是整行也一样', 3, false, 'accepted', 15500],
    ['看的是前一个值：再问', 2, true, 'conflict', 15200],
    ['没说看过：再问', undefined, true, 'conflict', 15200],
    ['说的版本还没有过：不算看过，再问', 9, true, 'conflict', 15200],
  ] as const)('选了我的，行仍以改时的版本为准——%s', async ([, seen, whole, outcome, stands]) => {
    const service = await withExample()
    await withConflict(service)
    await push(service, zhouTao, [parcelRow({ floorArea: 15200 }, example, 2)])
    const seenAt = seen === undefined ? {} : { seenAt: { floorArea: seen } }
    const rows = [{ ...parcelRow({ floorArea: 15500 }, example, 1), whole, ...seenAt }]
    const answer = await pushWith(service, wangFang, rows, [{ ...place, field: 'floorArea', choice: 'mine' }])
    expect(answer.rows).toMatchObject([{ outcome }])
    const row = await service.database.read((db) =>
      db.selectFrom('row').selectAll().where('row_key', '=', `${cycle}/${example}`).executeTakeFirstOrThrow(),
    )
    expect(JSON.parse(row.effective)).toMatchObject({ floorArea: stands })
  })

  test('选了我的又改回改之前的值，行仍以改时的版本为准：算改动，不当作重复', async () => {
    const service = await withExample()
    await push(service, zhouTao, [parcelRow({ floorArea: 15000 }, example, 1)])
    const { floorArea: before } = parcelFields()
    const rows = [{ ...parcelRow({ floorArea: before ?? null }, example, 1), whole: true, seenAt: { floorArea: 2 } }]
    const answer = await pushWith(service, wangFang, rows, [])
    expect(answer.rows).toMatchObject([{ outcome: 'accepted', revision: 3 }])
  })

  test('没有选，同一格又送来一个值、又冲突：只问新的一条，旧的值还在台账里', async () => {
    const service = await withExample()
    await withConflict(service)
    service.clock.pass(1000)
    await push(service, wangFang, [parcelRow({ floorArea: 15700 }, example, 1)])
    const { items, open } = await conflictsOf(service, wangFang)
    expect(open).toBe(1)
    expect(items).toMatchObject([
      { mine: 15700, settlement: null },
      { mine: 15500, settlement: { choice: 'theirs', value: 15000, replacedBy: items[0]?.id } },
    ])
  })
})
