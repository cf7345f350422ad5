import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { FilingDetail } from '#core/api/filings.ts'
import { authorise } from '#server/actions/authorise.ts'
import { listFilings } from '#server/filing/list.ts'
import { shiLi, wangFang, zhangWei, zhouTao } from '../cast.ts'
import { answer, call, problemOf } from '../http/test-app.ts'
import { application, assessed, faGai, formVersion, jingWei, otherFirm, stage, staged } from './stage.ts'

test('不合程序的事项被拒绝，并说明理由；不留办理记录', async () => {
  const filing = await stage({ 主要污染物: null })
  expect(await filing.refused(jingWei, { kind: 'accept' })).toMatchObject({ code: 'filing-act-not-allowed' })
  expect(await filing.refused(shiLi, { kind: 'submit' }, { documents: ['boundary', 'title'] })).toEqual({
    code: 'filing-not-ready',
    reasons: ['申请表有 1 处须改正。请改正后提交。', '缺少土地出让合同。请上传。'],
  })
  expect(await filing.refused(shiLi, { kind: 'accept' })).toMatchObject({ code: 'filing-act-not-allowed' })
  expect(filing.detail.version).toBe(1)
  expect((await filing.read(shiLi)).events).toHaveLength(1)
})

test('申请表缺用地类型：只说须改正几处', async () => {
  const filing = await stage({ 用地类型: null })
  expect(await filing.refused(shiLi, { kind: 'submit' })).toEqual({
    code: 'filing-not-ready',
    reasons: ['申请表有 1 处须改正。请改正后提交。'],
  })
})

test('企业不能提交认定文件，不能补记以前的日期', async () => {
  const filing = await stage()
  const decision = new FormData()
  decision.set('file', new Blob(['%PDF-1.7\n%%EOF\n']), '认定.pdf')
  const request = { params: { id: filing.id }, query: { kind: 'decision' }, body: decision }
  expect((await problemOf(await call(filing.app, shiLi, 'uploadFilingDocument', request))).code).toBe(
    'filing-act-not-yours',
  )
  await filing.act(shiLi, { kind: 'submit' }, { documents: ['boundary', 'title', 'contract'] })
  await filing.act(jingWei, { kind: 'accept' })
  await filing.act(jingWei, { kind: 'return', reason: '补充材料', items: [] })
  filing.app.service.clock.pass(86_400_000)
  expect(await filing.refused(shiLi, { kind: 'resubmit' }, { day: '2026-11-21' })).toEqual({
    code: 'filing-not-ready',
    reasons: ['办理日期不是今天。请按今天办理；补记以前的日期由区产业部门办理。'],
  })
  await filing.act(jingWei, { kind: 'resubmit' }, { day: '2026-11-21' })
})

test('两人在同一版本上办理：一人办成，另一人被告知谁在何时办了别的', async () => {
  const filing = await stage()
  await filing.act(shiLi, { kind: 'submit' }, { documents: ['boundary', 'title', 'contract'] })
  const { id, app } = filing
  const { version } = filing.detail
  const accept = { request: randomUUID(), version, act: { kind: 'accept' } }
  const back = { request: randomUUID(), version, act: { kind: 'return', reason: '缺少附图', items: [] } }
  const responses = await Promise.all([
    call(app, jingWei, 'actOnFiling', { params: { id }, body: accept }),
    call(app, zhouTao, 'actOnFiling', { params: { id }, body: back }),
  ])
  expect(responses.map(({ status }) => status).sort()).toEqual([200, 409])
  const lost = responses.find(({ status }) => status === 409)
  if (lost === undefined) throw new Error('both won')
  expect(await problemOf(lost)).toMatchObject({
    code: 'filing-changed',
    details: { by: expect.stringMatching(/金伟|周涛/) },
  })
  expect((await filing.read(jingWei)).version).toBe(version + 1)
})

test('同一请求再来一次：同样的答复，只办一次；换了内容或换了人的被拒绝', async () => {
  const filing = await stage()
  const { id, app } = filing
  const cells = application({ 项目名称: '另一个项目' })
  const body = { request: randomUUID(), formVersion, cells }
  const made = (await answer(app, shiLi, 'createFiling', { body })) as FilingDetail
  expect(await answer(app, shiLi, 'createFiling', { body })).toEqual(made)
  const other = { ...body, cells: { ...cells, projectName: '改了名' } }
  expect((await problemOf(await call(app, shiLi, 'createFiling', { body: other }))).code).toBe('batch-id-reused')
  const act = { request: randomUUID(), version: 1, act: { kind: 'withdraw', reason: '方案调整' } }
  const done = await answer(app, shiLi, 'actOnFiling', { params: { id }, body: act })
  expect(await answer(app, shiLi, 'actOnFiling', { params: { id }, body: act })).toEqual(done)
  expect((await problemOf(await call(app, jingWei, 'actOnFiling', { params: { id }, body: act }))).code).toBe(
    'batch-id-reused',
  )
  expect((await filing.read(shiLi)).version).toBe(2)
})

test('成表的请求重复发送：只有一个版本', async () => {
  const filing = await stage()
  await filing.toAssessed('inside-kept')
  const request = await filing.request(jingWei, { kind: 'issue-sheet' })
  const first = await answer(filing.app, jingWei, 'actOnFiling', request)
  expect(await answer(filing.app, jingWei, 'actOnFiling', request)).toEqual(first)
  expect((await filing.read(jingWei)).events.filter(({ kind }) => kind === 'issue-sheet')).toHaveLength(1)
})

test('名称里有没有字形的字：成表被拒绝，不留版本', async () => {
  const filing = await stage({ 改造内容: '采用\u{10ffff}工艺' })
  await filing.toAssessed('inside-kept')
  expect(await filing.refused(jingWei, { kind: 'issue-sheet' })).toMatchObject({ code: 'paper-missing-glyph' })
  expect((await filing.read(jingWei)).events.at(-1)?.kind).toBe('assess')
})

test('申请表按字段合并；他人改过的字段以他人为准并告知；统一社会信用代码和街镇不可改', async () => {
  const filing = await stage()
  const { id, app } = filing
  const save = (actor: typeof shiLi, baseRevision: number, fields: object) =>
    call(app, actor, 'declareFiling', { params: { id }, body: { formVersion, baseRevision, fields } })
  await save(jingWei, 1, { mainPollutants: '有机废气', employeesAfter: 130 })
  const second = (await (await save(shiLi, 1, { mainPollutants: '粉尘', energyAfter: 700 })).json()) as {
    detail: FilingDetail
    conflicts: unknown[]
  }
  expect(second.conflicts).toEqual([{ field: 'mainPollutants', mine: '粉尘', theirs: '有机废气', theirsBy: '金伟' }])
  expect(second.detail.cells).toMatchObject({ mainPollutants: '有机废气', employeesAfter: 130, energyAfter: 700 })
  expect(second.detail.cellsRevision).toBe(3)
  expect((await problemOf(await save(shiLi, 3, { townCode: '310117104000' }))).code).toBe('row-key-changed')
  expect((await problemOf(await save(wangFang, 3, { mainPollutants: '无' }))).code).toBe('filing-act-not-yours')
  expect((await problemOf(await save(shiLi, 3, { nothing: 1 }))).code).toBe('malformed-request')
  await filing.read(shiLi)
  await filing.act(shiLi, { kind: 'submit' }, { documents: ['boundary', 'title', 'contract'] })
  expect((await problemOf(await save(shiLi, 3, { mainPollutants: '无' }))).code).toBe('filing-act-not-allowed')
})

test('范围：企业只见本单位，街镇只见本镇，部门受邀后才见并只提本部门的意见', async () => {
  const filing = await stage()
  const { app, id } = filing
  await staged(app, { 统一社会信用代码: otherFirm.org, '所属街镇/园区': '车墩镇', 项目名称: '别家的项目' })
  const seen = async (actor: typeof shiLi) =>
    ((await answer(app, actor, 'filings', { query: { sort: 'number' } })) as { items: { number: string }[] }).items.map(
      ({ number }) => number.slice(-3),
    )
  expect(await seen(shiLi)).toEqual(['001'])
  expect(await seen(otherFirm)).toEqual(['002'])
  expect(await seen(wangFang)).toEqual(['001'])
  expect(await seen(zhangWei)).toEqual(['002'])
  expect(await seen(faGai)).toEqual([])
  expect(await seen(jingWei)).toEqual(['001', '002'])
  // Invited to single parcels: only what it made itself.
  const limited = { ...shiLi, limited: true as const, username: 'invited' }
  const grant = await authorise(app.service, limited, 'filings')
  expect((await listFilings(app.service, grant, {})).items).toEqual([])
  await filing.toAssessed('inside-kept')
  await filing.toStamped()
  await filing.act(jingWei, { kind: 'open-review', invited: [{ reviewer: 'reform', dueDay: '2026-11-27' }] })
  expect(await seen(faGai)).toEqual(['001'])
  const detail = (await answer(app, faGai, 'filing', { params: { id } })) as FilingDetail
  expect(detail.cells).toMatchObject({ legalPerson: '赵**', contactPerson: '王**', contactPhone: '138****0000' })
  expect((await filing.read(jingWei)).cells).toMatchObject({ contactPhone: '13800000000' })
  expect(await filing.refused(faGai, { kind: 'give-opinion', reviewer: 'ecology', opinion: '同意' })).toMatchObject({
    code: 'filing-not-ready',
  })
  expect(await filing.refused(faGai, assessed('inside-kept'))).toMatchObject({ code: 'filing-act-not-yours' })
})
