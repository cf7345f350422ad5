import { expect, test } from 'vitest'
import type { DisposalDetail, DisposalOpened, DisposalSummary } from '#core/api/disposal-shapes.ts'
import { standardById } from '#core/standards/catalogue.ts'
import { saveResults } from '#server/db/evaluations.ts'
import { pdf } from '../attachments/files.ts'
import { chenJing, liQiang, qianJin, wangFang, xinqiao, zhangWei, zhaoMin, zhouTao } from '../cast.ts'
import { answer, call } from '../http/test-app.ts'
import { cycle, example } from '../rows.ts'
import { decided, fileOf, inChedun, StagedPlan, sound } from './stage.ts'

test('清单上的地块建方案，带出底版；不在清单上、别的街镇的说明原因；再建一次还是那一份', async () => {
  const app = await decided({ [example]: 'D', [inChedun]: 'B' })
  const waiting = await answer(app, wangFang, 'disposalCandidates', { query: {} })
  expect(waiting).toMatchObject({ total: 1, items: [{ parcelCode: example, cycle, decidedClass: 'D' }] })
  const body = { parcelCodes: [example, inChedun, 'SJ-XX-9999'] }
  const opened = (await answer(app, wangFang, 'openDisposalPlans', { body })) as DisposalOpened
  expect(opened.items.map(({ isNew, why }) => [isNew, why === null])).toEqual([
    [true, true],
    [false, false],
    [false, false],
  ])
  const again = (await answer(app, zhouTao, 'openDisposalPlans', {
    body: { parcelCodes: [example] },
  })) as DisposalOpened
  expect(again.items[0]).toMatchObject({ id: opened.items[0]?.id, isNew: false, why: '已有处置方案。' })
  const params = { id: opened.items[0]?.id ?? '' }
  const plan = (await answer(app, wangFang, 'disposalPlan', { params })) as DisposalDetail
  expect(plan).toMatchObject({ state: 'draft', version: 1, ownerIsSoe: '区属', townCode: xinqiao, mayAttach: true })
  expect(plan.values).toMatchObject({ parcelCode: example, assessYear: 2025, landArea: 10_000, disposalArea: 10_000 })
  expect(plan.values).toMatchObject({
    responsibleBody: '新桥镇人民政府',
    soeFourBatch: '盘活一批',
    disposalArea: 10_000,
  })
  expect(plan.possible).toEqual([{ act: 'submit', obstacles: [`有 ${plan.errors} 处须改正。`] }])
  expect(await answer(app, wangFang, 'disposalCandidates', { query: {} })).toMatchObject({ total: 0 })
})

test('低效原因由审定所依据的评估得出，不带出核定的数值', async () => {
  const app = await decided()
  const { service } = app
  const district = service.district.code
  const standard = standardById('REG-示例-2026.1')
  const indicators = (standard?.indicators ?? []).map(({ id, weight }, index) => {
    const points = index === 0 ? 0 : 80
    return { id, value: 7.654321, points, weight, score: 0, inputs: [], tier: 1, note: null }
  })
  const result = { parcelCode: example, how: 'ranked', indicators, ruleResults: [] }
  const trace = { district, evaluation: 2025, parcel_code: example, result: JSON.stringify(result), masked: '[]' }
  await service.database.write((db) => saveResults(db, [], [trace]))
  const { detail } = await StagedPlan.open(app, example, wangFang)
  const name = standard?.indicators[0]?.name
  expect(detail.values.reasons).toContain(`${name}未得分`)
  expect(detail.proposedReasons.map(({ kind }) => kind)).toEqual(['indicator', 'class'])
  expect(JSON.stringify(detail)).not.toContain('7.65')
})

test('从起草到完成：有差错不能报，部门会签，不同意的说明理由才批准，实施中只改节点，完成要有面积和依据', async () => {
  const app = await decided()
  const plan = await StagedPlan.open(app)
  expect(await (await plan.tryAct(wangFang, 'submit')).json()).toMatchObject({ code: 'disposal-not-ready' })
  await plan.save(wangFang, sound)
  expect(plan.detail.findings.filter(({ level }) => level === 'error')).toEqual([])
  await plan.act(liQiang, 'submit')
  expect((await plan.trySave(wangFang, { measures: '改' })).status).toBe(409)
  await plan.act(zhouTao, 'invite', { departments: ['tax', 'statistics'] })
  expect(plan.detail).toMatchObject({ state: 'countersigning', awaited: 2, invited: 2 })
  const late = await plan.tryAct(zhouTao, 'approve')
  expect(await late.json()).toMatchObject({
    details: { reasons: ['区统计局、区税务局还没有会签；不再等候的，请写明理由。'] },
  })
  expect((await plan.tryAct(zhaoMin, 'comment', { agrees: false })).status).toBe(422)
  await plan.act(zhaoMin, 'comment', { agrees: false, note: '清算未完成' })
  await plan.act(chenJing, 'comment', { agrees: true })
  expect(plan.detail.awaited).toBe(0)
  await plan.act(zhouTao, 'approve', { note: '清算与清退并行，会议议定' })
  expect(plan.detail.versions).toMatchObject([{ version: 1, values: { path: '转型' } }])
  await plan.act(wangFang, 'begin')
  expect((await plan.trySave(wangFang, { path: '减量' })).status).toBe(409)
  await plan.save(wangFang, { milestone1Done: '2026-11-20', milestone1Evidence: '协议文本' })
  const undone = await plan.tryAct(zhouTao, 'complete')
  expect(((await undone.json()) as { details: { reasons: string[] } }).details.reasons).toHaveLength(3)
  await plan.save(wangFang, { milestone2Done: '2026-11-21', milestone2Evidence: '开工报告' })
  await plan.save(wangFang, { disposedArea: 10_000, disposedOn: '2026-11-21', disposedEvidence: '验收单' })
  const body = fileOf(pdf, '验收单.pdf', 'completion')
  plan.detail = (await answer(app, wangFang, 'attachToDisposalPlan', { params: plan.params, body })) as DisposalDetail
  expect(plan.detail.files).toMatchObject([{ purpose: 'completion', name: '验收单.pdf' }])
  await plan.act(zhouTao, 'complete')
  expect(plan.detail).toMatchObject({ state: 'completed', disposedArea: 10_000, possible: [], mayAttach: false })
  const acts = plan.detail.events.map(({ act }) => act).filter((act) => act !== 'change')
  expect(acts).toEqual(['open', 'submit', 'invite', 'comment', 'comment', 'approve', 'begin', 'attach', 'complete'])
  const progress = await answer(app, qianJin, 'disposalProgress', { query: {} })
  expect(progress).toMatchObject({
    total: { listed: 2, plans: 1, completed: 1, plannedArea: 10_000, disposedArea: 10_000, overdueMilestones: 0 },
    byYear: [
      { year: 2026, disposedArea: 10_000, completed: 1 },
      { year: 2027, plannedArea: 10_000, plans: 1 },
    ],
  })
})

test('修订是新的一版，批准过的留着；终止要写理由，之后可以另建', async () => {
  const app = await decided()
  const plan = await StagedPlan.approved(app)
  expect((await plan.tryAct(wangFang, 'revise')).status).toBe(422)
  await plan.act(wangFang, 'revise', { note: '投资方更换' })
  expect(plan.detail).toMatchObject({ state: 'draft', version: 2, invited: 0 })
  await plan.save(wangFang, { disposalArea: 8000 })
  expect(await answer(app, zhouTao, 'disposalProgress', { query: {} })).toMatchObject({
    total: { plannedArea: 10_000 },
  })
  await plan.act(wangFang, 'submit')
  await plan.act(wangFang, 'withdraw', { note: '还要核对面积' })
  await plan.act(wangFang, 'submit')
  await plan.act(zhouTao, 'approve', { note: '无需部门会签' })
  expect(plan.detail.versions.map(({ values }) => values.disposalArea)).toEqual([10_000, 8000])
  await plan.act(zhouTao, 'end', { note: '地块纳入轨交征收' })
  expect(plan.detail).toMatchObject({ state: 'ended', writable: [] })
  const other = await StagedPlan.open(app)
  expect(other.detail.id).not.toBe(plan.detail.id)
})

test('同时改不同的项合并，改同一项两个值都在，选定之后才能报；看过的版次不是最新的不能办', async () => {
  const app = await decided()
  const plan = await StagedPlan.drafted(app)
  const seen = plan.detail.revision
  expect(await plan.save(wangFang, { measures: '街镇的措施' }, seen)).toMatchObject({ outcome: 'accepted' })
  expect(await plan.save(zhouTao, { planNote: '专班的备注' }, seen)).toMatchObject({ outcome: 'merged' })
  const saved = await plan.save(zhouTao, { measures: '专班的措施' }, seen)
  expect(saved).toMatchObject({
    outcome: 'conflict',
    conflicts: [{ field: 'measures', mine: '专班的措施', theirs: '街镇的措施', theirsBy: '王芳' }],
  })
  await plan.save(zhouTao, { measures: '专班的措施' }, seen)
  expect(plan.detail).toMatchObject({ conflicts: 1, values: { measures: '街镇的措施', planNote: '专班的备注' } })
  expect(await (await plan.tryAct(wangFang, 'submit')).json()).toMatchObject({
    details: { reasons: ['有 1 项冲突没有处理。'] },
  })
  const stale = { params: plan.params, body: { act: 'submit', revision: seen } }
  expect(await (await call(app, wangFang, 'actOnDisposalPlan', stale)).json()).toMatchObject({
    code: 'disposal-changed',
  })
  const [conflict] = plan.detail.openConflicts
  const body = { number: conflict?.number, choice: 'mine' }
  plan.detail = (await answer(app, wangFang, 'settleDisposalConflict', { params: plan.params, body })) as DisposalDetail
  expect(plan.detail).toMatchObject({ conflicts: 0, values: { measures: '专班的措施' } })
  expect(plan.detail.settledConflicts).toMatchObject([
    { settled: { choice: 'mine', by: '王芳' }, theirs: '街镇的措施' },
  ])
  expect((await call(app, wangFang, 'settleDisposalConflict', { params: plan.params, body })).status).toBe(404)
})

test('列表按节点到期先后；逾期、等我办、冲突各有数；部门只见请它会签的，国资委还见国企', async () => {
  const app = await decided()
  const plan = await StagedPlan.drafted(app)
  await StagedPlan.open(app, inChedun)
  const soeOffice = { ...zhaoMin, username: 'guozi', name: '国资', org: 'soe' } as const
  const codes = async (actor: typeof zhouTao, query = {}): Promise<readonly string[]> => {
    const page = (await answer(app, actor, 'disposalPlans', { query })) as { items: readonly DisposalSummary[] }
    return page.items.map(({ parcelCode }) => parcelCode)
  }
  expect(await codes(zhouTao)).toEqual([example, inChedun])
  expect(await codes(zhouTao, { limit: '1' })).toEqual([example])
  expect(await codes(zhangWei)).toEqual([inChedun])
  expect(await codes(zhaoMin)).toEqual([])
  expect(await codes(soeOffice)).toEqual([example])
  expect(await codes(zhouTao, { soe: 'yes' })).toEqual([example])
  expect(await codes(zhouTao, { only: 'faults' })).toEqual([inChedun])
  await plan.act(wangFang, 'submit')
  await plan.act(zhouTao, 'invite', { departments: ['tax'] })
  expect(await codes(zhaoMin, { only: 'mine' })).toEqual([example])
  // 区国资委 sees it and was not asked.
  expect((await plan.tryAct(soeOffice, 'comment', { agrees: true })).status).toBe(409)
  app.service.clock.pass(60 * 24 * 3_600_000)
  expect(await codes(zhouTao, { only: 'overdue' })).toEqual([example])
  expect(await answer(app, zhouTao, 'disposalPlans', { query: {} })).toMatchObject({ total: 2, overdue: 1, mine: 0 })
  expect(await plan.as(zhouTao)).toMatchObject({ isOverdue: true, reviews: [{ isOverdue: true }] })
})

test('年度处置计划留着来源，停用的不再计入', async () => {
  const app = await decided()
  const lines = [{ townCode: xinqiao, path: '减量', area: 20_000, parcels: 3 }]
  const body = { year: 2027, origin: 'imported', source: '低效用地专项整治2026年度计划', lines }
  const plan = (await answer(app, zhouTao, 'addYearlyDisposalPlan', { body })) as { id: string }
  expect(await answer(app, wangFang, 'yearlyDisposalPlans', { query: {} })).toMatchObject({ items: [body] })
  expect(await answer(app, zhangWei, 'yearlyDisposalPlans', { query: {} })).toEqual({ items: [] })
  const numbers = async () => (await answer(app, zhouTao, 'disposalProgress', { query: {} })) as { byYear: unknown[] }
  expect((await numbers()).byYear).toMatchObject([{ year: 2027, targetArea: 20_000, targetParcels: 3 }])
  const removal = { params: { id: plan.id }, body: { reason: '重复登记' } }
  await answer(app, zhouTao, 'removeYearlyDisposalPlan', removal)
  expect((await numbers()).byYear).toEqual([])
  expect((await call(app, zhouTao, 'removeYearlyDisposalPlan', removal)).status).toBe(404)
})
