import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ParcelSummary } from '#core/api/parcels.ts'
import { towns } from '#core/vocabulary/district.ts'
import { authorise } from '#server/actions/authorise.ts'
import { overview } from '#server/actions/overview.ts'
import { pullChanges } from '#server/actions/pull-changes.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import { type OpenedService, openService } from '#server/open-service.ts'
import { listParcels, type ParcelQuery } from '#server/parcels/list-parcels.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { makeDatabase, testKeys } from '../fresh-database.ts'
import { cycle, firmFields, firmRow, parcelFields, parcelRow, push } from '../rows.ts'
import { testClock } from '../service.ts'

const count = 5200
const database = await makeDatabase()
let service: OpenedService

const code = (index: number) => `SJ-${String((index * 7919) % count).padStart(5, '0')}`

/** 5,200 parcels over all towns: every 10th with an error, every 7th without an area, every 5th with a firm. */
async function seed(): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => {
    const town = towns[index % towns.length]
    const fields = {
      townCode: town?.code ?? null,
      landClass: ['工业', '仓储', '研发'][index % 3] ?? null,
      landArea: index % 7 === 0 ? null : 10_000 + (index % 50),
      ownerName: `示例企业${index}`,
      ...(index % 10 === 0 ? { floorArea: null } : {}),
      firmCount: index % 5 === 0 ? 1 : 0,
      vacantFloorArea: index % 5 === 0 ? 1200 : 16_000,
      selfUsedArea: index % 5 === 0 ? 10_800 : 0,
      rentedOutArea: index % 5 === 0 ? 4000 : 0,
    }
    const own = [parcelRow(parcelFields(fields), code(index))]
    return index % 5 === 0
      ? [...own, firmRow(firmFields({ firmName: `示例承租${index}` }), code(index), uscc(index))]
      : own
  })
  for (let start = 0; start < count; start += 400) await push(service, zhouTao, rows.slice(start, start + 400).flat())
}

/** Made-up, distinct, of the right structure. */
function uscc(index: number): string {
  return `91310117MA${String(index).padStart(8, '0')}`
}

beforeAll(async () => {
  service = await openService({ databaseUrl: database.url, keys: testKeys, clock: testClock() })
  await seed()
  await runEvaluation(service, await authorise(service, zhouTao, 'runEvaluation'), { cycle })
})

afterAll(async () => {
  await service.close()
  await database.drop()
})

async function list(query: Partial<ParcelQuery>, actor = zhouTao) {
  return listParcels(service, await authorise(service, actor, 'parcels'), { cycle, ...query })
}

/** Every page, one after the other. */
async function all(query: Partial<ParcelQuery>, limit: number): Promise<readonly ParcelSummary[]> {
  const items: ParcelSummary[] = []
  let cursor: string | undefined
  for (;;) {
    const page = await list({ ...query, limit, cursor })
    items.push(...page.items)
    expect(page.total).toBe(query.q === undefined ? count : page.total)
    if (page.nextCursor === null) return items
    cursor = page.nextCursor
  }
}

describe('5,200 宗地块的列表', () => {
  test.each<[NonNullable<ParcelQuery['sort']>, 'asc' | 'desc', (item: ParcelSummary) => string | number | null]>([
    ['parcelCode', 'asc', (item: ParcelSummary) => item.parcelCode],
    ['-parcelCode', 'desc', (item: ParcelSummary) => item.parcelCode],
    ['townCode', 'asc', (item: ParcelSummary) => item.townCode],
    ['-townCode', 'desc', (item: ParcelSummary) => item.townCode],
    ['landArea', 'asc', (item: ParcelSummary) => item.landArea],
    ['-landArea', 'desc', (item: ParcelSummary) => item.landArea],
    ['errors', 'asc', (item: ParcelSummary) => item.errors],
    ['-errors', 'desc', (item: ParcelSummary) => item.errors],
    ['total', 'asc', (item: ParcelSummary) => item.result?.total ?? null],
    ['-total', 'desc', (item: ParcelSummary) => item.result?.total ?? null],
  ])('按 %s 翻页：每宗恰好一次，顺序正确，空值在最后', async (sort, direction, of) => {
    const items = await all({ sort }, 499)
    expect(new Set(items.map((item) => item.parcelCode)).size).toBe(count)
    expect(items).toHaveLength(count)
    const values = items.map(of)
    const filled = values.filter((value) => value !== null)
    expect(values.slice(filled.length).every((value) => value === null)).toBe(true)
    const sorted = [...filled].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    expect(filled).toEqual(direction === 'asc' ? sorted : sorted.reverse())
    const ties = items.every((item, index) => {
      const before = items[index - 1]
      if (before === undefined || of(before) !== of(item)) return true
      return direction === 'asc' ? before.parcelCode < item.parcelCode : before.parcelCode > item.parcelCode
    })
    expect(ties).toBe(true)
  })

  test.each<ParcelQuery['sort']>([undefined, 'landArea', '-total'])(
    '跳到某一行（%s），与逐页翻到的相同',
    async (sort) => {
      const items = await all({ sort }, 500)
      for (const offset of [0, 3000, 4456, 4457, 4999, 5199, 6000]) {
        const jumped = await list({ sort, offset, limit: 3 })
        const expected = items.slice(offset, offset + 3).map(({ parcelCode }) => parcelCode)
        expect(
          jumped.items.map(({ parcelCode }) => parcelCode),
          String(offset),
        ).toEqual(expected)
        if (jumped.nextCursor === null) continue
        const further = await list({ sort, limit: 2, cursor: jumped.nextCursor })
        expect(further.items[0]?.parcelCode).toBe(items[offset + 3]?.parcelCode)
      }
    },
  )

  test.each<[string, Partial<ParcelQuery>, number]>([
    ['街镇', { town: '310117105000' }, count / 20],
    ['两个街镇', { town: '310117105000,310117104000' }, count / 10],
    ['没有的街镇', { town: '' }, 0],
    ['用地类别', { land: '研发' }, Math.floor(count / 3)],
    ['状态', { status: 'submitted' }, 0],
    ['填报中', { status: 'draft,submitted' }, count],
    ['未定类别', { class: 'none' }, -1],
    ['有须改正', { finding: 'error' }, -1],
    ['某一条发现', { code: 'required' }, -1],
    ['企业名称', { q: '示例承租15' }, -1],
    ['信用代码', { q: 'ma00000015' }, 1],
    ['通配符只是字符', { q: '%_%' }, count],
  ])('筛选：%s', async (_name, query, expected) => {
    const { items, total } = await list({ ...query, limit: 500 })
    if (expected >= 0) expect(total).toBe(expected)
    else expect(total).toBeGreaterThan(0)
    if (query.finding === 'error') expect(items.every((item) => item.errors > 0)).toBe(true)
    if (query.class === 'none') expect(items.every((item) => item.result?.class === null)).toBe(true)
    if (query.code !== undefined) expect(total).toBe(expectedRequired())
  })

  test('街镇只看到自己的，总数也是', async () => {
    const { total, items } = await list({ limit: 500 }, wangFang)
    expect(total).toBe(count / 20)
    expect(items.every((item) => item.townCode === wangFang.org)).toBe(true)
    expect((await list({ town: '310117104000' }, wangFang)).total).toBe(0)
  })
})

/** Without a floor area or without a land area. */
function expectedRequired(): number {
  return Array.from({ length: count }, (_, index) => index % 10 === 0 || index % 7 === 0).filter(Boolean).length
}

test('取回全部修改：每行一次，之后没有新的；再改一行只取回这一行', async () => {
  const grant = await authorise(service, zhouTao, 'changes')
  const keys: string[] = []
  let cursor: string | undefined
  for (;;) {
    const page = await pullChanges(service, grant, { cursor, limit: 500 })
    keys.push(...page.items.map(({ key }) => key))
    cursor = page.nextCursor
    if (!page.more) break
  }
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toHaveLength(count + count / 5)
  expect(await pullChanges(service, grant, { cursor })).toEqual({ items: [], nextCursor: cursor, more: false })
  await push(service, zhouTao, [parcelRow({ selfNote: '已核对' }, code(3), 1)])
  const { items } = await pullChanges(service, grant, { cursor })
  expect(items.map(({ key, revision }) => [key, revision])).toEqual([[`${cycle}/${code(3)}`, 2]])
})

test('看不全的读者按总分排：续页的位置不带列表没有显示的总分', async () => {
  await service.database.write((db) =>
    db.updateTable('evaluation_result').set({ open_total: 70 }).where('total', 'is not', null).execute(),
  )
  const { items, nextCursor } = await list({ sort: '-total', limit: 1 }, wangFang)
  expect(items[0]?.result?.total).toBe(70)
  const [place] = JSON.parse(Buffer.from(nextCursor ?? '', 'base64url').toString('utf8')) as readonly unknown[]
  expect(place).toBe(70)
  const next = await list(
    { sort: '-total', limit: 1, ...(nextCursor === null ? {} : { cursor: nextCursor }) },
    wangFang,
  )
  expect(next.items[0]?.parcelCode).not.toBe(items[0]?.parcelCode)
})

test('总览的数与逐宗相加相同，而且不读行', async () => {
  const read = await overview(service, await authorise(service, zhouTao, 'overview'), { cycle })
  const items = await all({}, 500)
  const sum = (of: (item: ParcelSummary) => number) => items.reduce((total, item) => total + of(item), 0)
  expect(read).toMatchObject({
    parcels: count,
    errors: sum((item) => item.errors),
    warnings: sum((item) => item.warnings),
    parcelsWithErrors: items.filter((item) => item.errors > 0).length,
    firms: count / 5,
    landArea: sum((item) => item.landArea ?? 0),
  })
  expect(read.towns).toHaveLength(20)
  expect(read.evaluation?.parcels).toBe(count)
  const { classes, exempt, incomplete } = read.evaluation ?? {
    classes: { A: 0, B: 0, C: 0, D: 0 },
    exempt: 0,
    incomplete: 0,
  }
  expect(classes.A + classes.B + classes.C + classes.D + exempt + incomplete).toBe(count)
  // The strongest proof that it reads no rows: there are none any more.
  await service.database.write(async (db) => {
    for (const table of ['row', 'parcel', 'finding_count', 'evaluation_result'])
      await db.schema.dropTable(table).execute()
  })
  expect(await overview(service, await authorise(service, zhouTao, 'overview'), { cycle })).toEqual(read)
})
