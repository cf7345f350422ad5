import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { pushBatch } from '#server/actions/push-batch.ts'
import { parcelDetail } from '#server/parcels/parcel-detail.ts'
import type { Service } from '#server/service.ts'
import { liQiang, wangFang, zhouTao } from '../cast.ts'
import { withExample } from '../ledger.ts'
import { cycle, example, forms } from '../rows.ts'

interface Said {
  readonly values?: string
  readonly takenBack?: boolean
}

async function explain(
  service: Service,
  actor: Actor,
  reason: string,
  { values = '10800|4000|400', takenBack = false }: Said = {},
): Promise<void> {
  const place = { form: 'parcel-self-assessment', key: { cycle, parcelCode: example } } as const
  const said = takenBack ? { takenBack } : {}
  const reasons = [{ ...place, code: 'X01', field: 'selfUsedArea', values, reason, ...said }]
  await pushBatch(service, await authorise(service, actor, 'push'), { batch: randomUUID(), forms, rows: [], reasons })
}

async function told(service: Service): Promise<readonly (readonly [by: string, reason: string])[]> {
  const { reasons } = await parcelDetail(service, await authorise(service, zhouTao, 'parcel'), cycle, example)
  return reasons.map(({ by, reason }) => [by, reason])
}

test('同一条提示先后写过的理由都留着：谁、何时、怎么写的；后写的算数', async () => {
  const service = await withExample()
  await explain(service, wangFang, '门卫室不计入自用面积')
  await explain(service, liQiang, '现场看过，门卫室已拆除')
  expect(await told(service)).toEqual([
    ['王芳', '门卫室不计入自用面积'],
    ['李强', '现场看过，门卫室已拆除'],
  ])
  const standing = await service.database.read((db) => db.selectFrom('explained_reason').selectAll().execute())
  expect(standing).toMatchObject([{ reason: '现场看过，门卫室已拆除', username: 'liqiang' }])
})

test('同样的理由再送一次不算又写一次；值变了，同样的话也是又写了一次', async () => {
  const service = await withExample()
  await explain(service, wangFang, '门卫室不计入自用面积')
  await explain(service, wangFang, '门卫室不计入自用面积')
  expect(await told(service)).toHaveLength(1)
  await explain(service, wangFang, '门卫室不计入自用面积', { values: '10800|4000|300' })
  expect(await told(service)).toHaveLength(2)
})

test('一批里先写新的、又写回原来的：三次都留着，最后写的算数', async () => {
  const service = await withExample()
  await explain(service, wangFang, '门卫室不计入自用面积')
  const place = { form: 'parcel-self-assessment', key: { cycle, parcelCode: example } } as const
  const reasons = ['现场看过，门卫室已拆除', '门卫室不计入自用面积'].map((reason) => ({
    ...place,
    code: 'X01',
    field: 'selfUsedArea',
    values: '10800|4000|400',
    reason,
  }))
  const grant = await authorise(service, wangFang, 'push')
  await pushBatch(service, grant, { batch: randomUUID(), forms, rows: [], reasons })
  expect(await told(service)).toHaveLength(3)
  const standing = await service.database.read((db) => db.selectFrom('explained_reason').selectAll().execute())
  expect(standing).toMatchObject([{ reason: '门卫室不计入自用面积' }])
})

test('撤回自己的理由：不再算数，写过什么、何时撤回都留着；再写又算数', async () => {
  const service = await withExample()
  const standing = () => service.database.read((db) => db.selectFrom('explained_reason').selectAll().execute())
  await explain(service, wangFang, '门卫室不计入自用面积')
  await explain(service, wangFang, '门卫室不计入自用面积', { takenBack: true })
  expect(await standing()).toEqual([])
  const { reasons } = await parcelDetail(service, await authorise(service, zhouTao, 'parcel'), cycle, example)
  expect(reasons).toMatchObject([
    { by: '王芳', reason: '门卫室不计入自用面积', takenBack: false },
    { by: '王芳', reason: '门卫室不计入自用面积', takenBack: true },
  ])
  await explain(service, wangFang, '门卫室不计入自用面积')
  expect(await standing()).toMatchObject([{ reason: '门卫室不计入自用面积' }])
})

test.for([
  ['别人的理由', liQiang, '门卫室不计入自用面积', '10800|4000|400'],
  ['早已换掉的理由', wangFang, '先前写的另一条', '10800|4000|400'],
  ['为另外的值写的', wangFang, '门卫室不计入自用面积', '10800|4000|300'],
] as const)('撤回%s：现在算数的不动，也不留记录', async ([, actor, reason, values]) => {
  const service = await withExample()
  await explain(service, wangFang, '门卫室不计入自用面积')
  await explain(service, actor, reason, { values, takenBack: true })
  const standing = await service.database.read((db) => db.selectFrom('explained_reason').selectAll().execute())
  expect(standing).toMatchObject([{ reason: '门卫室不计入自用面积', username: 'wangfang' }])
  expect(await told(service)).toHaveLength(1)
})

test('写过的理由只增不改', async () => {
  const service = await withExample()
  await explain(service, wangFang, '门卫室不计入自用面积')
  const changed = service.database.write((db) => db.updateTable('given_reason').set({ reason: '改写' }).execute())
  await expect(changed).rejects.toThrow('given_reason is append-only')
  const taken = service.database.write((db) => db.deleteFrom('given_reason').execute())
  await expect(taken).rejects.toThrow('given_reason is append-only')
})
