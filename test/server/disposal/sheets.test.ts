import { expect, test } from 'vitest'
import type { DisposalSheetDetail } from '#core/api/disposal-shapes.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import type { Actor } from '#server/actions/actor.ts'
import { fillDisposalSheet } from '#workbook/disposal/fill.ts'
import { readDisposalSheet } from '#workbook/disposal/read.ts'
import { patchWorkbook } from '#workbook/patch.ts'
import { committed } from '../../templates/out.ts'
import { wangFang, xinqiao, zhangWei, zhaoMin, zhouTao } from '../cast.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { batchOf, example, parcelRow } from '../rows.ts'
import { decided, fileOf, inChedun, StagedPlan, sound } from './stage.ts'

const { fields, title } = disposalPlanForm

async function handedTo(app: TestApp, actor: Actor): Promise<Uint8Array> {
  const response = await call(app, actor, 'disposalSheet')
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

async function sentBack(app: TestApp, actor: Actor, bytes: Uint8Array): Promise<DisposalSheetDetail> {
  const body = fileOf(bytes, '处置方案表-新桥镇.xlsx')
  return (await answer(app, actor, 'uploadDisposalSheet', { body })) as DisposalSheetDetail
}

/** Letters of the columns, which are those of the template. */
async function columnsOf(): Promise<ReadonlyMap<string, string>> {
  const { read, utils } = await import('xlsx')
  const sheet = read(await committed('处置方案表.xlsx'), { sheetRows: 6 }).Sheets[title]
  const heads = (sheet === undefined ? [] : (utils.sheet_to_json(sheet, { header: 1 })[5] ?? [])) as readonly string[]
  return new Map(
    Object.entries(fields).map(([key, field]) => [
      key,
      utils.encode_col(heads.findIndex((head) => head === field.label || head.startsWith(`${field.label}（`))),
    ]),
  )
}

const columns = columnsOf()

/** The sheet as somebody filled it in: field, and the row where it is not the first. */
async function filled(bytes: Uint8Array, cells: Readonly<Record<string, string | number>>): Promise<Uint8Array> {
  const letters = await columns
  const edits = Object.entries(cells).map(([place, value]) => {
    const [key = '', row = '7'] = place.split('@')
    return { sheet: title, cell: `${letters.get(key)}${row}`, value }
  })
  return patchWorkbook(bytes, edits)
}

/** As it is handed out, made without the server. */
async function handed({ detail: { id, revision, values } }: StagedPlan): Promise<Uint8Array> {
  const plans = [{ parcelCode: example, plan: id, revision }]
  return fillDisposalSheet(await committed('处置方案表.xlsx'), { rows: [values], plans })
}

test('按街镇预填下发，填好传回：只写改过的，逐行告知结果；再传一次什么也不变', async () => {
  const app = await decided()
  await StagedPlan.open(app, inChedun)
  const plan = await StagedPlan.open(app)
  const bytes = await handedTo(app, wangFang)
  const { rows, meta } = await readDisposalSheet(bytes, 10)
  expect(rows.map(({ parcelCode }) => parcelCode)).toEqual([example])
  expect(meta?.plans).toEqual([{ parcelCode: example, plan: plan.detail.id, revision: plan.detail.revision }])
  expect(rows[0]?.cells).toEqual(plan.detail.values)
  await plan.save(zhouTao, { planNote: '专班先写的备注' })
  const file = await filled(bytes, { path: '减量', planYear: 2027, measures: '拆除复垦', landArea: 1 })
  const report = await sentBack(app, wangFang, file)
  expect(report).toMatchObject({ counts: { merged: 1, refused: 0 }, notes: [] })
  expect(report.lines).toMatchObject([{ outcome: 'merged', written: ['path', 'planYear', 'measures'], why: null }])
  const now = await plan.as(wangFang)
  expect(now.values).toMatchObject({ path: '减量', planNote: '专班先写的备注', landArea: 10_000 })
  expect(await sentBack(app, wangFang, file)).toMatchObject({ counts: { unchanged: 1 } })
  expect((await plan.as(wangFang)).revision).toBe(now.revision)
})

test('冲突两个值都在；读不懂的留原文并指出；不认识的、重复的、别处的行拒绝，内容留在报告里', async () => {
  const app = await decided()
  const elsewhere = await StagedPlan.open(app, inChedun)
  const plan = await StagedPlan.open(app)
  const before = await handed(plan)
  await plan.save(zhouTao, { measures: '专班的措施' })
  const file = await filled(before, {
    measures: '街镇的措施',
    investment: '三千万',
    'parcelCode@8': inChedun,
    'measures@8': '改别人的',
    'parcelCode@9': example,
    'measures@9': '又一行',
    'measures@10': '没有编码',
  })
  const report = await sentBack(app, wangFang, file)
  expect(report.counts).toEqual({ accepted: 0, merged: 0, conflict: 1, refused: 3, unchanged: 0 })
  expect(report.lines.map(({ row, outcome }) => [row, outcome])).toEqual([
    [7, 'conflict'],
    [8, 'refused'],
    [9, 'refused'],
    [10, 'refused'],
  ])
  expect(report.lines[0]).toMatchObject({ written: ['investment'], conflicts: ['measures'] })
  expect(report.lines[1]?.refused).toMatchObject({ measures: '改别人的' })
  const now = await plan.as(wangFang)
  expect(now.values).toMatchObject({ measures: '专班的措施', investment: { raw: '三千万' } })
  expect(now.findings.some(({ field, code }) => field === 'investment' && code === 'not-a-number')).toBe(true)
  expect(now.openConflicts).toMatchObject([{ field: 'measures', mine: '街镇的措施', theirs: '专班的措施' }])
  expect((await elsewhere.as(zhangWei)).values).not.toHaveProperty('measures')
  const params = { id: report.id }
  expect(await answer(app, wangFang, 'disposalSheetReport', { params })).toEqual(report)
  expect((await call(app, zhangWei, 'disposalSheetReport', { params })).status).toBe(404)
  expect(await answer(app, zhangWei, 'disposalSheets', { query: {} })).toMatchObject({ items: [] })
})

test('已批准的方案传回时只收节点和完成情况，其余说明没有改；没有可填的说清楚', async () => {
  const app = await decided()
  expect(await (await call(app, zhangWei, 'disposalSheet')).json()).toMatchObject({ code: 'disposal-nothing-to-fill' })
  const plan = await StagedPlan.approved(app)
  const file = await filled(await handed(plan), { measures: '偷改', milestone1Evidence: '协议文本' })
  const report = await sentBack(app, wangFang, file)
  expect(report.lines[0]).toMatchObject({ outcome: 'accepted', written: ['milestone1Evidence'] })
  expect(report.lines[0]).toMatchObject({
    why: '方案为“专班批准”，处置措施没有改；其余已写入。',
    refused: { measures: '偷改' },
  })
  expect((await plan.as(wangFang)).values.measures).toBe(sound.measures)
})

test('方案清单和国企考核表各有一行，都带放行的说明；考核表里区国资委见全部国企，别的部门只见请它会签的', async () => {
  const app = await decided()
  const overridden = { reason: '标准尚在核定', by: '孙立', at: '2025-12-01T09:00:00.000+08:00' }
  const gates = [{ id: 'sample-standard', count: 1, overridden }] as const
  await app.service.database.write((db) =>
    db
      .updateTable('evaluation')
      .set({ gates: JSON.stringify(gates) })
      .execute(),
  )
  await StagedPlan.drafted(app)
  const unplanned = inChedun
  const soeOffice = { ...zhaoMin, username: 'guozi', name: '国资', org: 'soe' } as const
  const table = async (actor: Actor, id: 'exportDisposalPlans' | 'exportSoeDisposal', query = {}) => {
    const { read, utils } = await import('xlsx')
    const book = read(new Uint8Array(await (await call(app, actor, id, { query })).arrayBuffer()))
    const sheet = book.Sheets[book.SheetNames[0] ?? '']
    return sheet === undefined ? [] : utils.sheet_to_json<readonly unknown[]>(sheet, { header: 1 })
  }
  const plans = await table(zhouTao, 'exportDisposalPlans', { town: xinqiao })
  expect(plans.at(-1)).toContain(example)
  expect(plans.at(-1)).toContain('清退低效租户，引入智能装备项目')
  expect(JSON.stringify(plans)).not.toContain(inChedun)
  expect(JSON.stringify(plans)).toContain('标准尚在核定')
  const soe = await table(soeOffice, 'exportSoeDisposal')
  expect(soe.at(-1)?.slice(0, 3)).toEqual(['区属', '示例精密制造（上海）有限公司', example])
  expect(soe.at(-1)).toContain('签订清退协议')
  await answer(app, zhouTao, 'push', { body: batchOf([parcelRow({ ownerIsSoe: '市属' }, unplanned, 1)]) })
  const last = (await table(soeOffice, 'exportSoeDisposal')).at(-1)
  expect(last?.slice(0, 3)).toEqual(['市属', '示例仓储', unplanned])
  expect(last).toContain('未建方案')
  expect((await table(soeOffice, 'exportSoeDisposal', { year: '2027' })).at(-1)).toContain(example)
  expect(JSON.stringify(await table(zhaoMin, 'exportSoeDisposal'))).not.toContain(example)
})
