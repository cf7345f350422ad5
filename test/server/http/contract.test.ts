import { expect, test } from 'vitest'
import { accountBatchEndpoints } from '#core/api/account-batches.ts'
import { accountEndpoints } from '#core/api/accounts.ts'
import { archiveEndpoints } from '#core/api/archives.ts'
import { auditEndpoints } from '#core/api/audit.ts'
import { baseMapEndpoints } from '#core/api/base-map.ts'
import { baseParcelEndpoints } from '#core/api/base-parcels.ts'
import { bulkEndpoints } from '#core/api/bulk.ts'
import { bulkUploadEndpoints } from '#core/api/bulk-upload.ts'
import { checkUpSheetEndpoints } from '#core/api/check-up-sheets.ts'
import { cityReviewEndpoints } from '#core/api/city-review.ts'
import { classListEndpoints } from '#core/api/class-lists.ts'
import { classPolicyEndpoints } from '#core/api/class-policies.ts'
import { comparisonEndpoints } from '#core/api/comparison.ts'
import { cycleStageEndpoints } from '#core/api/cycle-stages.ts'
import { departmentDataEndpoints } from '#core/api/department-data.ts'
import { disposalEndpoints } from '#core/api/disposal.ts'
import { disputeEndpoints } from '#core/api/disputes.ts'
import { districtMapEndpoints } from '#core/api/district-map.ts'
import { exportRequestEndpoints } from '#core/api/export-requests.ts'
import { filingFileEndpoints } from '#core/api/filing-files.ts'
import { filingMechanismEndpoints } from '#core/api/filing-mechanism.ts'
import { filingRuleEndpoints } from '#core/api/filing-rules.ts'
import { filingEndpoints } from '#core/api/filings.ts'
import { formalEndpoints } from '#core/api/formal.ts'
import { handOutEndpoints } from '#core/api/hand-out.ts'
import { invitationEndpoints } from '#core/api/invitations.ts'
import { layerDifferenceEndpoints } from '#core/api/layer-differences.ts'
import { letterEndpoints } from '#core/api/letters.ts'
import { objectionEndpoints } from '#core/api/objections.ts'
import { pairingEndpoints } from '#core/api/pairings.ts'
import type { ParcelDetail } from '#core/api/parcels.ts'
import { progressEndpoints } from '#core/api/progress.ts'
import { publicationEndpoints } from '#core/api/publications.ts'
import { reminderEndpoints } from '#core/api/reminders.ts'
import { rosterEndpoints } from '#core/api/roster.ts'
import { secondFactorEndpoints } from '#core/api/second-factor.ts'
import { sessionEndpoints } from '#core/api/sessions.ts'
import { signOffEndpoints } from '#core/api/sign-offs.ts'
import { singleSignOnEndpoints } from '#core/api/single-sign-on.ts'
import { standardFileEndpoints } from '#core/api/standard-files.ts'
import { standardEndpoints } from '#core/api/standards.ts'
import { surveyEndpoints } from '#core/api/surveys.ts'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import { tenancyEndpoints } from '#core/api/tenancy.ts'
import { thirdPartyEndpoints } from '#core/api/third-parties.ts'
import { unlockEndpoints } from '#core/api/unlocks.ts'
import type { ConflictsAnswer } from '#server/actions/conflicts/list-conflicts.ts'
import type { ChangesAnswer } from '#server/actions/pull-changes.ts'
import { chedun, heAn, liQiang, qianJin, shiLi, wangFang, zhangWei, zhouTao } from '../cast.ts'
import { batchOf, cycle, example, exampleRows, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'
import { answer, type Call, call, type TestApp, testApp } from './test-app.ts'

/** Two towns with a parcel each, submitted and evaluated. */
async function district(): Promise<TestApp> {
  const app = await testApp()
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  const other = [
    parcelRow(parcelFields({ townCode: chedun, landClass: '仓储' }), 'SJ-CD-0001'),
    firmRow(firmFields({ firmName: '示例仓储' }), 'SJ-CD-0001', '913101170000001071'),
  ]
  await answer(app, zhangWei, 'push', { body: batchOf(other) })
  return app
}

const draft: Call = { body: { cycle, mode: 'draft' } }

test('从填报到草评，每个接口的答复都合约定', async () => {
  const app = await district()
  const called = new Set<EndpointId>(['push'])
  const ask = async (id: EndpointId, actor: typeof wangFang | null, request: Call = {}): Promise<unknown> => {
    called.add(id)
    return answer(app, actor, id, request)
  }
  expect(await ask('health', null)).toEqual({ status: 'ok', version: '0.1.0' })
  expect(await ask('about', null)).toMatchObject({ minimumPaneVersion: '0.1.0', forms: [{ version: '2026.1' }, {}] })
  expect(await ask('openapi', null)).toMatchObject({ openapi: '3.1.0' })
  expect(await ask('currentSession', heAn)).toMatchObject({ cycles: ['2025'], account: { role: 'security' } })
  const submit = { cycle, parcelCodes: [example, 'SJ-CD-0001', 'nowhere'], to: 'submitted' }
  expect(await ask('transition', wangFang, { body: submit })).toMatchObject({
    items: [
      { parcelCode: example, status: 'submitted', refusal: null },
      { status: null, refusal: { code: 'row-outside-scope' } },
      { status: null, refusal: { code: 'row-outside-scope' } },
    ],
  })
  const evaluation = await ask('runEvaluation', zhouTao, draft)
  expect(evaluation).toMatchObject({ id: '1', status: 'done', parcels: 2, classes: { A: 0, B: 2, C: 0, D: 0 } })
  expect(await ask('evaluations', qianJin)).toMatchObject({ items: [{ id: '1', by: '周涛' }], nextCursor: null })
  expect(await ask('evaluation', wangFang, { params: { id: '1' } })).toMatchObject({
    parcels: 1,
    classes: { B: 1 },
    spread: { byTown: [{ townCode: wangFang.org, B: 1 }] },
  })
  expect(await ask('results', zhouTao, { params: { id: '1' } })).toMatchObject({
    items: [{ parcelCode: 'SJ-CD-0001' }, { parcelCode: example, total: 72.6 }],
  })
  expect(await ask('recomputation', qianJin, { params: { id: '1' } })).toMatchObject({ parcels: 2, isSame: true })
  const result = { params: { id: '1', parcelCode: example } }
  expect(await ask('result', wangFang, result)).toMatchObject({
    class: 'B',
    dimensions: [{ id: 'R', score: 24 }, {}, {}],
  })
  expect((await call(app, zhangWei, 'result', result)).status).toBe(404)
  expect(await ask('standard', heAn, { params: { id: 'REG-示例-2026.1' } })).toMatchObject({ id: 'REG-示例-2026.1' })
  expect(await ask('parcels', zhouTao, { query: { cycle } })).toMatchObject({ total: 2, nextCursor: null })
  expect(await ask('parcel', shiLi, { params: { cycle, parcelCode: example } })).toMatchObject({
    parcel: { status: 'submitted', revision: 2 },
    transitions: [{ from: 'draft', to: 'submitted', by: '王芳' }],
    result: { evaluation: '1', result: { total: 72.6 } },
  })
  expect(await ask('overview', wangFang, { query: { cycle } })).toMatchObject({
    parcels: 1,
    landArea: 13333.33,
    submitted: 1,
    firms: 1,
    towns: [{ townName: '新桥镇', submitted: 1, completeness: 100 }],
    evaluation: { classes: { B: 1 } },
  })
  expect(await ask('overview', zhouTao, { query: { cycle } })).toMatchObject({ parcels: 2, landArea: 26666.66 })
  const steps = [{ step: 'listed-for-year', parcels: 2, landArea: 26666.66 }]
  const leaders = (await ask('decisionOverview', zhouTao, { query: { cycle } })) as { steps: unknown[] }
  expect(leaders.steps.slice(0, 1)).toEqual(steps)
  const changes = (await ask('changes', wangFang, { query: { cycle } })) as ChangesAnswer
  expect(changes.items.map(({ key, status }) => [key, status])).toEqual([
    [`2025/${example}`, 'submitted'],
    [`2025/${example}/91310117999999912E`, 'submitted'],
  ])
  expect(changes.more).toBe(false)
  // A revision that was 周涛's to see: what the town filled before it is at stake.
  await answer(app, zhouTao, 'push', { body: batchOf([parcelRow({ parcelName: '专班的名称' }, example, 2)]) })
  await answer(app, wangFang, 'push', { body: batchOf([parcelRow({ parcelName: '街镇的名称' }, example, 2)]) })
  const ledger = (await ask('conflicts', wangFang, { query: { cycle, state: 'open' } })) as ConflictsAnswer
  expect(ledger).toMatchObject({ open: 1, items: [{ mine: '街镇的名称', theirs: '专班的名称' }] })
  const items = [{ id: ledger.items[0]?.id, rowRevision: 3, choice: 'mine' }]
  expect(await ask('settleConflicts', wangFang, { body: { items } })).toMatchObject({ items: [{ revision: 4 }] })
  const removal = { form: 'parcel-self-assessment', key: `2025/${example}`, baseRevision: 4 }
  const body = { to: 'removed', rows: [removal], reason: '重复填报' }
  expect(await ask('removeRows', wangFang, { body })).toMatchObject({ items: [{ revision: 5, refusal: null }] })
  expect(await ask('removals', wangFang, { query: { cycle } })).toMatchObject({ items: [{ mayRestore: true }, {}] })
  expect(await ask('signOut', wangFang)).toEqual({ signedOut: true })
  expect(await ask('templates', null)).toHaveProperty('items')
  const binary: EndpointId[] = ['exportDecisionOverview', 'exportLedger', 'exportResults', 'template', 'uploadWorkbook']
  const apart = { ...sessionEndpoints, ...secondFactorEndpoints, ...pairingEndpoints, ...singleSignOnEndpoints }
  const filings = { ...filingEndpoints, ...filingFileEndpoints, ...filingRuleEndpoints, ...filingMechanismEndpoints }
  const base = { ...baseMapEndpoints, ...baseParcelEndpoints, ...districtMapEndpoints, ...departmentDataEndpoints }
  const known = { ...apart, ...accountEndpoints, ...invitationEndpoints, ...auditEndpoints, ...filings, ...base }
  const others = Object.keys({
    ...known,
    ...disputeEndpoints,
    ...disposalEndpoints,
    ...publicationEndpoints,
    ...cycleStageEndpoints,
    ...cityReviewEndpoints,
    ...archiveEndpoints,
    ...objectionEndpoints,
    ...layerDifferenceEndpoints,
    ...signOffEndpoints,
    ...thirdPartyEndpoints,
    ...rosterEndpoints,
    ...accountBatchEndpoints,
    ...exportRequestEndpoints,
    ...formalEndpoints,
    ...handOutEndpoints,
    ...checkUpSheetEndpoints,
    ...progressEndpoints,
    ...reminderEndpoints,
    ...letterEndpoints,
    ...bulkEndpoints,
    ...comparisonEndpoints,
    ...unlockEndpoints,
    ...tenancyEndpoints,
    ...classListEndpoints,
    ...classPolicyEndpoints,
    ...standardEndpoints,
    ...standardFileEndpoints,
    ...bulkUploadEndpoints,
    ...surveyEndpoints,
  })
  const tested = new Set([...called, ...binary, ...others])
  expect([...tested].sort(), 'tested here or in a file of its own').toEqual(Object.keys(endpoints).sort())
  expect(app.defects).toEqual([])
})

test('没有标准在执行时不评估，也不用旧的', async () => {
  const app = await testApp()
  app.service.clock.pass(-20 * 365 * 24 * 3_600_000)
  const response = await call(app, zhouTao, 'runEvaluation', draft)
  expect(await response.json()).toMatchObject({ code: 'no-standard-in-force', status: 422 })
})

test('有差错的地块不能提交，说出有几处；街镇通过时填上审核人和日期，意见取自通过时所写', async () => {
  const app = await testApp()
  await answer(app, wangFang, 'push', {
    body: batchOf([parcelRow(parcelFields({ floorArea: null })), firmRow(firmFields())]),
  })
  const to = (status: string, reason?: string): Call => ({
    body: { cycle, parcelCodes: [example], to: status, reason },
  })
  expect(await answer(app, wangFang, 'transition', to('submitted'))).toMatchObject({
    items: [{ status: 'draft', refusal: { code: 'row-has-errors' } }],
  })
  await answer(app, wangFang, 'push', { body: batchOf([parcelRow({ floorArea: 16000 }, example, 1)]) })
  expect(await answer(app, wangFang, 'transition', to('submitted'))).toMatchObject({ items: [{ status: 'submitted' }] })
  expect(await answer(app, wangFang, 'transition', to('town-approved'))).toMatchObject({
    items: [{ status: 'submitted', refusal: { code: 'not-allowed' } }],
  })
  expect(await answer(app, liQiang, 'transition', to('town-approved'))).toMatchObject({
    items: [{ status: 'submitted', refusal: { code: 'row-has-errors' } }],
  })
  expect((await call(app, liQiang, 'transition', to('town-returned'))).status).toBe(400)
  expect(
    await answer(app, shiLi, 'push', { body: batchOf([parcelRow({ selfNote: '补充' }, example, 3)]) }),
  ).toMatchObject({
    rows: [{ outcome: 'refused', refusal: { code: 'row-locked' } }],
  })
  expect(await answer(app, liQiang, 'transition', to('town-returned', '请核对空置面积'))).toMatchObject({
    items: [{ status: 'town-returned' }],
  })
  expect(
    await answer(app, shiLi, 'push', { body: batchOf([parcelRow({ selfNote: '补充' }, example, 4)]) }),
  ).toMatchObject({
    rows: [{ outcome: 'accepted' }],
  })
  expect(await answer(app, zhouTao, 'transition', to('locked'))).toMatchObject({
    items: [{ refusal: { code: 'transition-not-allowed' } }],
  })
  await answer(app, shiLi, 'transition', to('submitted'))
  expect(await answer(app, liQiang, 'transition', to('town-approved', '情况属实'))).toMatchObject({
    items: [{ status: 'town-approved', refusal: null }],
  })
  const detail = (await answer(app, liQiang, 'parcel', { params: { cycle, parcelCode: example } })) as ParcelDetail
  const reviewed = detail.parcel.fields.filter(({ field }) => field.startsWith('townReview') || field === 'townOpinion')
  expect(reviewed.map(({ field, effective }) => [field, effective])).toEqual([
    ['townReviewer', '李强'],
    ['townReviewDate', '2026-11-21'],
    ['townOpinion', '情况属实'],
  ])
})
