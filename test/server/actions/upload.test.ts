import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { uploadWorkbook } from '#server/actions/upload-workbook.ts'
import type { Service } from '#server/service.ts'
import { chenJing, owner, wangFang, zhaoMin, zhouTao } from '../cast.ts'
import { refusal } from '../problem.ts'
import { example, firmRow, parcelRow, push, pushOne } from '../rows.ts'
import { openService } from '../service.ts'
import { departmentWorkbook, firmCells, ledger, parcelCells, plainWorkbook } from '../workbooks.ts'

async function upload(service: Service, actor: Actor, bytes: Uint8Array, id?: string) {
  const grant = await authorise(service, actor, 'uploadWorkbook')
  return uploadWorkbook(service, grant, { bytes, ...(id === undefined ? {} : { id }) })
}

async function effective(service: Service, key: string): Promise<Record<string, unknown>> {
  const { effective: cells } = await service.database.read((db) =>
    db.selectFrom('row').selectAll().where('row_key', '=', key).executeTakeFirstOrThrow(),
  )
  return JSON.parse(cells)
}

async function versions(service: Service) {
  return service.database.read((db) => db.selectFrom('row_version').select(['revision', 'source', 'layer']).execute())
}

const parcelKey = `2025/${example}`
const firmKey = `${parcelKey}/${owner}`

test('王芳上传台账：各行按上送处理，发现随行返回', async () => {
  const service = await openService()
  const bytes = await ledger({ parcels: [parcelCells({ floorArea: null })], firms: [firmCells()] })
  const { rows } = await upload(service, wangFang, bytes)
  expect(rows.map(({ form, key, outcome }) => ({ form, key, outcome }))).toEqual([
    { form: 'parcel-self-assessment', key: parcelKey, outcome: 'accepted' },
    { form: 'enterprise-information', key: firmKey, outcome: 'accepted' },
  ])
  expect(rows[0]?.findings).toContainEqual(
    expect.objectContaining({
      code: 'required',
      field: 'floorArea',
      level: 'error',
      message: expect.stringContaining('总建筑面积'),
    }),
  )
  expect((await versions(service)).every(({ source }) => source === 'workbook')).toBe(true)
  expect(await effective(service, parcelKey)).toMatchObject({ landArea: 13333.33, townCode: wangFang.org })
})

test('同一份再传不产生新版本；改了再传是替换自己的值，不是冲突', async () => {
  const service = await openService()
  const first = await plainWorkbook({ parcels: [parcelCells({ floorArea: null })], firms: [firmCells()] })
  await upload(service, wangFang, first)
  const before = await versions(service)
  const again = await upload(service, wangFang, first)
  expect(again.rows.map(({ outcome, revision }) => [outcome, revision])).toEqual([
    ['accepted', 1],
    ['accepted', 1],
  ])
  expect(await versions(service)).toEqual(before)
  const fixed = await plainWorkbook({ parcels: [parcelCells({ vacantFloorArea: 1100 })], firms: [firmCells()] })
  const { rows } = await upload(service, wangFang, fixed)
  expect(rows.map(({ outcome, conflicts, revision }) => [outcome, conflicts, revision])).toEqual([
    ['accepted', [], 2],
    ['accepted', [], 1],
  ])
  expect(await effective(service, parcelKey)).toMatchObject({ floorArea: 16000, vacantFloorArea: 1100 })
})

test('不知来自哪一版的文件：空白不清除，与别人填的不同算冲突', async () => {
  const service = await openService()
  await push(service, zhouTao, [
    parcelRow({ ...parcelCells(), parcelCode: null, assessYear: null, selfNote: '专班补充' }),
    firmRow({ revenue: 9500 }),
  ])
  const bytes = await plainWorkbook({ parcels: [parcelCells({ landArea: 14000, buildYear: 2012 })], firms: [] })
  const { rows } = await upload(service, wangFang, bytes)
  expect(rows).toMatchObject([
    { outcome: 'conflict', conflicts: [{ field: 'landArea', theirs: 13333.33, mine: 14000 }] },
  ])
  expect(rows[0]?.incoming).toEqual({ selfNote: '专班补充' })
  expect(await effective(service, parcelKey)).toMatchObject({
    landArea: 13333.33,
    buildYear: 2012,
    selfNote: '专班补充',
  })
})

test('知道来自第 1 版的文件：只算改过的格，清空的格清除，别人改的并进来', async () => {
  const service = await openService()
  await upload(
    service,
    wangFang,
    await plainWorkbook({ parcels: [parcelCells({ buildYear: 2012 })], firms: [firmCells()] }),
  )
  await pushOne(service, zhouTao, parcelRow({ landArea: 14000 }, example, 1))
  const revisions = [
    { form: 'parcel-self-assessment', key: parcelKey, revision: 1 },
    { form: 'enterprise-information', key: firmKey, revision: 1 },
  ] as const
  const changed = await ledger({ parcels: [parcelCells({ selfNote: '已核对' })], firms: [firmCells()] }, revisions)
  const { rows } = await upload(service, wangFang, changed)
  expect(rows).toMatchObject([
    { outcome: 'merged', incoming: { landArea: 14000 }, conflicts: [], revision: 3 },
    { outcome: 'accepted', revision: 1 },
  ])
  const cells = await effective(service, parcelKey)
  expect(cells).toMatchObject({ landArea: 14000, selfNote: '已核对' })
  expect(cells).not.toHaveProperty('buildYear')
})

test('税务局的核定表进部门核定层，与填报相同也是核定；别人不能代传', async () => {
  const service = await openService()
  await upload(service, wangFang, await plainWorkbook({ parcels: [parcelCells()], firms: [firmCells()] }))
  const firm = {
    parcelCode: example,
    uscc: owner,
    firmName: '示例精密制造（上海）有限公司',
    taxPaid: 900,
    rdExpense: 300.5,
  }
  const bytes = await departmentWorkbook('区税务局', { parcels: [], firms: [firm] })
  await refusal(upload(service, wangFang, bytes), 'not-allowed')
  await refusal(upload(service, chenJing, bytes), 'not-allowed')
  const { rows } = await upload(service, zhaoMin, bytes)
  expect(rows.map(({ outcome, key }) => [outcome, key])).toEqual([['accepted', firmKey]])
  const layered = await service.database.read((db) =>
    db.selectFrom('row').select('layered').where('row_key', '=', firmKey).executeTakeFirstOrThrow(),
  )
  expect(JSON.parse(layered.layered).department).toEqual({ taxPaid: 900, rdExpense: 300.5 })
  // The clerk's own file, unchanged, says nothing against it, and does not undo it.
  const again = await upload(service, wangFang, await plainWorkbook({ parcels: [parcelCells()], firms: [firmCells()] }))
  expect(again.rows.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted'])
  expect((await effective(service, firmKey)).rdExpense).toBe(300.5)
})

test('没有编码的行不能入库，仍指出它的问题；其余照收', async () => {
  const service = await openService()
  const { parcelCode: _, ...nameless } = parcelCells({ landArea: null })
  const bytes = await plainWorkbook({ parcels: [parcelCells(), nameless], firms: [firmCells()] })
  const { rows } = await upload(service, wangFang, bytes)
  expect(rows.map(({ key, outcome, refusal }) => [key, outcome, refusal?.code])).toEqual([
    [parcelKey, 'accepted', undefined],
    ['用地主体自评表!3', 'refused', 'row-key-missing'],
    [firmKey, 'accepted', undefined],
  ])
  expect(rows[1]?.findings.map(({ field }) => field)).toEqual(expect.arrayContaining(['parcelCode', 'landArea']))
})

test('上千行分批存，发现以全部存完后为准；同一编号再传，答复相同', async () => {
  const service = await openService()
  const count = 700
  const code = (index: number) => `SJ-XQ-${String(index).padStart(4, '0')}`
  const parcels = Array.from({ length: count }, (_, index) => parcelCells({}, code(index)))
  // One firm on the first and the last parcel, half each: neither batch alone could know.
  const firms = parcels.map((_, index) => {
    const isShared = index === 0 || index === count - 1
    return firmCells(isShared ? { parcelShare: 50 } : {}, code(index), isShared ? owner : uscc(index))
  })
  const bytes = await plainWorkbook({ parcels, firms })
  const id = randomUUID()
  const answer = await upload(service, wangFang, bytes, id)
  expect(answer.batch).toBe(id)
  expect(answer.rows).toHaveLength(2 * count)
  expect(new Set(answer.rows.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']))
  expect(answer.rows.flatMap(({ findings }) => findings.filter(({ code }) => code === 'X30'))).toEqual([])
  const batches = await service.database.read((db) => db.selectFrom('batch').select('rows').execute())
  expect(batches.map(({ rows }) => rows).sort()).toEqual([400, 500, 500])
  expect(await upload(service, wangFang, bytes, id)).toEqual(answer)
  expect(await service.database.read((db) => db.selectFrom('batch').select('id').execute())).toHaveLength(3)
})

test('不是工作簿的文件，按它的问题拒绝', async () => {
  const service = await openService()
  await refusal(upload(service, wangFang, Buffer.from('地块编码,土地面积\n1,2\n')), 'not-a-workbook')
  await refusal(upload(service, wangFang, Buffer.from('PK\u0003\u0004 damaged')), 'workbook-damaged')
})

/** Made-up, distinct, of the right structure. */
function uscc(index: number): string {
  return `91310117MA${String(index).padStart(8, '0')}`
}
