import { expect, test } from 'vitest'
import type { UploadLine } from '#core/api/bulk-upload-shapes.ts'
import { chedun, liQiang, wangFang, zhangWei, zhouTao } from '../cast.ts'
import { answer, call, problemOf, testApp } from '../http/test-app.ts'
import { cycle, example, exampleRows, parcelRow, push, pushOne } from '../rows.ts'
import { departmentWorkbook, firmCells, ledger, parcelCells, plainWorkbook } from '../workbooks.ts'
import { Run } from './stage.ts'

interface LinesPage {
  readonly items: readonly UploadLine[]
  readonly nextCursor: string | null
}

const second = 'SJ-XQ-0138'

test('每份文件、每一行各有结果：写入、无变化、合并、冲突、未受理', async () => {
  const app = await testApp()
  const { service } = app
  await push(service, wangFang, exampleRows())
  const seen = [{ form: 'parcel-self-assessment', key: `${cycle}/${example}`, revision: 1 }] as const
  await pushOne(service, liQiang, parcelRow({ vacantFloorArea: 900, ownerName: '李强改的名称' }, example, 1))
  const run = await Run.start(app, wangFang, 4)
  const fresh = await run.add(await plainWorkbook({ parcels: [parcelCells({}, second)], firms: [] }), '一.xlsx')
  expect(fresh).toMatchObject({ number: 1, state: 'taken', rows: { accepted: 1 } })
  const again = await run.add(await plainWorkbook({ parcels: [parcelCells({}, second)], firms: [] }), '二.xlsx')
  expect(again).toMatchObject({ number: 1, copies: ['二.xlsx'] })
  const other = parcelCells({ vacantFloorArea: 1500, ownerName: '示例精密制造（上海）有限公司', fillPerson: '王小芳' })
  const met = await run.add(await ledger({ parcels: [other], firms: [firmCells()] }, seen), '三.xlsx')
  expect(met.rows).toEqual({ conflict: 1, unchanged: 1 })
  const lost = await run.add(
    await plainWorkbook({ parcels: [parcelCells({ townCode: chedun }, 'SJ-CD-0001')], firms: [] }),
    '四.xlsx',
  )
  expect(lost).toMatchObject({ state: 'taken', rows: { refused: 1 } })
  const [conflict] = await run.lines({ outcome: 'conflict' })
  expect(conflict?.items.filter(({ level }) => level === 'conflict')).toMatchObject([
    {
      field: 'vacantFloorArea',
      found: '1500',
      cell: expect.stringMatching(/^[A-Z]+7$/),
      what: expect.stringContaining('冲突台账'),
    },
  ])
  expect(conflict).toMatchObject({ fileName: '三.xlsx', parcelCode: example, row: 7, townCode: wangFang.org })
  const all = (await run.lines()).map(({ file, number }) => `${file}/${number}`)
  const paged: string[] = []
  for (let query: Record<string, string> | null = { limit: '1' }; query !== null; ) {
    const page = (await answer(app, wangFang, 'uploadRunLines', { params: run.params, query })) as LinesPage
    paged.push(...page.items.map(({ file, number }) => `${file}/${number}`))
    query = page.nextCursor === null ? null : { limit: '1', cursor: page.nextCursor }
  }
  expect([all, paged]).toEqual([['1/1', '2/1', '2/2', '3/1'], all])
  const body = await run.close('done', 3)
  expect(body).toMatchObject({ state: 'done', left: 0, files: { taken: 3, refused: 0 } })
  expect((await problemOf(await run.try('x'))).code).toBe('upload-run-closed')
})

test('不是我们的、别的年度的、部门的、空的：逐个文件说明，其余照常', async () => {
  const app = await testApp()
  const run = await Run.start(app, wangFang, 6)
  const good = await plainWorkbook({ parcels: [parcelCells()], firms: [firmCells()] })
  const cases: readonly (readonly [string, Uint8Array | string, string])[] = [
    ['网页.xlsx', '<html><table><tr><td>1</td></tr></table></html>', 'not-a-workbook'],
    ['截断.xlsx', good.subarray(0, good.length - 400), 'workbook-damaged'],
    ['加密.xlsx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)]), 'workbook'],
    [
      '去年.xlsx',
      await plainWorkbook({ parcels: [parcelCells({ assessYear: 2024 })], firms: [] }),
      'workbook-other-cycle',
    ],
    ['空白.xlsx', await plainWorkbook({ parcels: [], firms: [] }), 'workbook-no-rows'],
    [
      '税务.xlsx',
      await departmentWorkbook('区税务局', { parcels: [], firms: [firmCells()] }),
      'workbook-of-department',
    ],
  ]
  for (const [name, bytes, code] of cases) {
    const file = await run.add(bytes, name)
    expect([name, file.state, file.problem?.code]).toEqual([name, 'refused', expect.stringContaining(code)])
    expect(file.problem?.what).toMatch(/^请/)
  }
  expect(await run.add(good, '好的.xlsx')).toMatchObject({ state: 'taken', rows: { accepted: 2 } })
  const closed = await run.close('cancelled', 9, [{ name: '很大.xlsx', size: 30_000_000, reason: 'too-large' }])
  expect(closed).toMatchObject({ state: 'cancelled', files: { taken: 1, refused: 7 }, left: 1 })
  const [large] = await run.files({ q: '很大' })
  expect(large?.problem).toMatchObject({ code: 'too-large', title: '文件过大' })
})

test('本街镇的人看得到，别的街镇看不到；只有本人能接着传，同一编号再次开始就是接着传', async () => {
  const app = await testApp()
  const run = await Run.start(app, wangFang, 5)
  expect(await run.read(liQiang)).toMatchObject({ mayGoOn: false, announced: 5 })
  expect(await run.read(zhouTao)).toMatchObject({ mayGoOn: false })
  expect((await call(app, zhangWei, 'uploadRun', { params: run.params })).status).toBe(404)
  expect(
    (
      await call(app, liQiang, 'closeUploadRun', {
        params: run.params,
        body: { end: 'done', announced: 0, unsent: [] },
      })
    ).status,
  ).toBe(404)
  const resumed = await answer(app, wangFang, 'startUploadRun', { body: { id: run.id, cycle, announced: 8 } })
  expect(resumed).toMatchObject({ mayGoOn: true, announced: 8 })
  const stolen = await call(app, zhangWei, 'startUploadRun', { body: { id: run.id, cycle, announced: 1 } })
  expect((await problemOf(stolen)).code).toBe('batch-id-reused')
  const { items } = (await answer(app, zhangWei, 'uploadRuns')) as { items: unknown[] }
  expect(items).toEqual([])
})

test('两人同时各传各的，同一份同时传两遍也只存一次', async () => {
  const app = await testApp()
  const files = await Promise.all(
    [1, 2, 3].map((number) => plainWorkbook({ parcels: [parcelCells({}, `SJ-XQ-100${number}`)], firms: [] })),
  )
  const runs = [await Run.start(app, wangFang, 3), await Run.start(app, liQiang, 3)]
  await Promise.all(runs.flatMap((run) => files.flatMap((bytes) => [run.add(bytes), run.add(bytes)])))
  const bodies = await Promise.all(runs.map((run) => run.read()))
  for (const { files: counted } of bodies) expect(counted).toEqual({ taken: 3, refused: 0 })
  const sum = (outcome: 'accepted' | 'unchanged'): number =>
    bodies.reduce((all, { rows }) => all + (rows[outcome] ?? 0), 0)
  expect([sum('accepted'), sum('unchanged')]).toEqual([3, 3])
  const versions = await app.service.database.read((db) => db.selectFrom('row_version').select('revision').execute())
  expect(new Set(versions.map(({ revision }) => revision))).toEqual(new Set([1]))
})
