import { expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import { guardedFields } from '#core/access/export-fields.ts'
import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { patchWorkbook } from '#workbook/patch.ts'
import { readWorkbook } from '#workbook/read.ts'
import { cellOf } from '#workbook/read-result.ts'
import { chedun, owner, tenant, wangFang, xinqiao, zhangWei, zhaoMin, zhouTao } from '../cast.ts'
import { approval } from '../export-requests/stage.ts'
import { batchOf, cycle, example, exampleRows, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'
import { firmCells, ledger, parcelCells } from '../workbooks.ts'
import { answer, type Call, call, problemOf, type TestApp, testApp } from './test-app.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function district(): Promise<TestApp> {
  const app = await testApp()
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  const other = [
    parcelRow(
      parcelFields({ townCode: chedun, parcelName: '=HYPERLINK("x")', landArea: { raw: '约20亩' } }),
      'SJ-CD-0001',
    ),
    firmRow(firmFields(), 'SJ-CD-0001', tenant),
  ]
  await answer(app, zhangWei, 'push', { body: batchOf(other) })
  await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: 884.2 }, example, owner, 1)]) })
  return app
}

async function download(app: TestApp, actor: Actor, id: EndpointId, request: Call): Promise<Uint8Array> {
  const response = await call(app, actor, id, request)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(xlsx)
  return new Uint8Array(await response.arrayBuffer())
}

test('专班经审批导出全区台账：读回来与库里相同，读不出的值原样', async () => {
  const app = await district()
  const query = { cycle, ...(await approval(app, zhouTao, { fields: guardedFields.map(({ key }) => key) })) }
  const response = await call(app, zhouTao, 'exportLedger', { query })
  expect(response.headers.get('content-disposition')).toContain(
    `filename*=UTF-8''${encodeURIComponent('汇总台账-松江区-2025-20261121.xlsx')}`,
  )
  const read = await readWorkbook(new Uint8Array(await response.arrayBuffer()))
  expect(read.notices).toEqual([])
  expect(read.rows.map(({ form, cycle, parcelCode, uscc }) => [form, cycle, parcelCode, uscc])).toEqual([
    ['parcel-self-assessment', '2025', 'SJ-CD-0001', null],
    ['parcel-self-assessment', '2025', example, null],
    ['enterprise-information', '2025', 'SJ-CD-0001', tenant],
    ['enterprise-information', '2025', example, owner],
  ])
  const stored = await app.service.database.read((db) =>
    db.selectFrom('row').selectAll().orderBy('form', 'desc').orderBy('row_key').execute(),
  )
  const expected = stored.map((row) => {
    const cells = JSON.parse(row.effective)
    return row.form === 'parcel-self-assessment' ? { ...cells, fillPerson: '王**', fillPhone: '138****0000' } : cells
  })
  expect(read.rows.map((row) => row.cells)).toEqual(expected)
})

test('每张表都有拟定样表的说明和导出人', async () => {
  const app = await district()
  const book = read(await download(app, zhouTao, 'exportLedger', { query: { cycle } }))
  // What the workbook knows about itself is for programs.
  const shown = book.SheetNames.filter((_, index) => book.Workbook?.Sheets?.[index]?.Hidden !== 2)
  expect(shown).toHaveLength(2)
  for (const name of shown) {
    const text = JSON.stringify(utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1 }))
    expect(text).toContain('拟定样表/示例标准，非官方表样')
    expect(text).toContain('导出人：周涛')
  }
})

test('街镇只导出自己的地块；部门核定的税额不导出，显示填报值', async () => {
  const app = await district()
  const { rows } = await readWorkbook(await download(app, wangFang, 'exportLedger', { query: { cycle } }))
  expect(rows.map(({ parcelCode }) => parcelCode)).toEqual([example, example])
  expect(rows[1]?.cells.taxPaid).toBe(900)
  const query = { cycle, town: xinqiao, ...(await approval(app, zhouTao, { town: xinqiao })) }
  const all = await readWorkbook(await download(app, zhouTao, 'exportLedger', { query }))
  expect(all.rows[1]?.cells.taxPaid).toBe(884.2)
  const both = await readWorkbook(
    await download(app, zhouTao, 'exportLedger', { query: { cycle, town: `${xinqiao},${chedun}` } }),
  )
  expect(both.rows.map(({ parcelCode }) => parcelCode)).toEqual(['SJ-CD-0001', example, 'SJ-CD-0001', example])
  const none = await call(app, wangFang, 'exportLedger', { query: { cycle, town: chedun } })
  expect(none.status).toBe(200)
})

test('导出的台账原样传回：没有改动，也没有冲突', async () => {
  const app = await district()
  for (const actor of [wangFang, zhouTao]) {
    const file = new File([Buffer.from(await download(app, actor, 'exportLedger', { query: { cycle } }))], '台账.xlsx')
    const body = new FormData()
    body.append('file', file)
    const uploaded = (await answer(app, actor, 'uploadWorkbook', { body })) as {
      rows: { outcome: string; revision: number }[]
    }
    expect(uploaded.rows.every(({ outcome, revision }) => outcome === 'accepted' && revision <= 2)).toBe(true)
  }
  const versions = await app.service.database.read((db) => db.selectFrom('row_version').select('source').execute())
  expect(versions.some(({ source }) => source === 'workbook')).toBe(false)
})

test('导出的台账几周后带着改动传回：按导出时的修订号合并，别人后来改的并进来', async () => {
  const app = await district()
  const bytes = await download(app, wangFang, 'exportLedger', { query: { cycle } })
  const issued = await readWorkbook(bytes)
  const revisions = issued.meta?.revisions.map(({ form, key, revision }) => [form, key, revision])
  expect(revisions).toEqual([
    ['parcel-self-assessment', `2025/${example}`, 1],
    ['enterprise-information', `2025/${example}/${owner}`, 2],
  ])
  const later = parcelRow({ selfNote: '专班后来补充', floorArea: 15900 }, example, 1)
  await answer(app, zhouTao, 'push', { body: batchOf([later]) })
  const [row] = issued.rows
  const cell = row === undefined ? null : cellOf(issued, row, 'farAllowed')
  if (row === undefined || cell === null) throw new Error('the ledger has no such cell')
  const edited = patchWorkbook(bytes, [{ sheet: row.sheet, cell, value: 1.8 }])
  const body = new FormData()
  body.append('file', new File([Buffer.from(edited)], '台账.xlsx'))
  expect(await answer(app, wangFang, 'uploadWorkbook', { body })).toMatchObject({
    rows: [{ outcome: 'merged', incoming: { selfNote: '专班后来补充', floorArea: 15900 }, conflicts: [] }, {}],
  })
})

test('上传走多部分表单，可带上传编号', async () => {
  const app = await testApp()
  const body = new FormData()
  body.append(
    'file',
    new File([Buffer.from(await ledger({ parcels: [parcelCells()], firms: [firmCells()] }))], '街镇台账.xlsx'),
  )
  body.append('batch', 'bd4f2f4e-6f0a-4a53-9d0a-3a2b3c4d5e6f')
  expect(await answer(app, wangFang, 'uploadWorkbook', { body })).toMatchObject({
    batch: 'bd4f2f4e-6f0a-4a53-9d0a-3a2b3c4d5e6f',
    rows: [{ outcome: 'accepted' }, { outcome: 'accepted' }],
  })
  const bad = new FormData()
  bad.append('file', new File(['x'], 'x.xlsx'))
  bad.append('batch', 'one')
  expect((await problemOf(await call(app, wangFang, 'uploadWorkbook', { body: bad }))).code).toBe('malformed-request')
})

test('评估结果导出：类别、总分、各指标，街镇看不到核定值但看得到得分', async () => {
  const app = await district()
  await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
  const released = await approval(app, zhouTao, { kind: 'results', object: '1' })
  const rows = async (actor: Actor, query: Call['query'] = {}) => {
    const book = read(await download(app, actor, 'exportResults', { params: { id: '1' }, query }))
    const table = utils.sheet_to_json<string[]>(book.Sheets.评估结果 ?? {}, { header: 1, defval: null })
    const head = table.findIndex(([first]) => first === '地块编码')
    const headings = table[head] ?? []
    return table
      .slice(head + 1)
      .map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index]])))
  }
  const [incomplete, scored] = await rows(zhouTao, released)
  expect(incomplete).toMatchObject({ 地块编码: 'SJ-CD-0001', 产生方式: '待补正', 待补正原因: 'landArea', 总分: null })
  expect(scored).toMatchObject({
    地块编码: example,
    '所属街镇/园区': '新桥镇',
    类别: 'B',
    类别名称: '保留提升',
    名次: 1,
    参评宗数: 1,
  })
  expect(scored?.['E1 土地税收产出率（万元/亩）']).toBe(44.210011)
  const [own, ...others] = await rows(wangFang)
  expect(others).toEqual([])
  expect(own).toMatchObject({ 地块编码: example, 'E1 土地税收产出率（万元/亩）': null, 'E1 分值': 60 })
})

test('模板可以下载，名单之外的没有', async () => {
  const app = await testApp()
  const listed = (await answer(app, null, 'templates')) as { items: { name: string; bytes: number }[] }
  const [first] = listed.items
  if (first === undefined) throw new Error('no templates are built')
  const bytes = await download(app, zhouTao, 'template', { params: { name: first.name } })
  expect(bytes.length).toBe(first.bytes)
  for (const name of ['../package.json', '..', 'package.json']) {
    expect((await call(app, null, 'template', { params: { name } })).status).toBe(404)
  }
})
