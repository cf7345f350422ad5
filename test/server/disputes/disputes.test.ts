import { expect, test } from 'vitest'
import { namedAttachments } from '#server/db/filing-documents.ts'
import type { DisputePage } from '#server/disputes/list.ts'
import { docxWithMacro, pdf, png } from '../attachments/files.ts'
import { layersOf } from '../base-map/lists.ts'
import { chenJing, liQiang, liuYang, owner, qianJin, shiLi, tenant, wangFang, zhaoMin, zhouTao } from '../cast.ts'
import { parcelOf } from '../department-data/stage.ts'
import { answer, call, problemOf, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, firmRow, parcelRow, tenantRow } from '../rows.ts'
import { firmKey, ownValues, reason, Staged, taxClaim, taxed } from './stage.ts'

type Person = typeof shiLi

async function listed(app: TestApp, actor: Person, query: Readonly<Record<string, string>> = {}): Promise<DisputePage> {
  return (await answer(app, actor, 'disputes', { query: { cycle, ...query } })) as DisputePage
}

async function codeOf(response: Response): Promise<string> {
  return (await problemOf(response)).code
}

/** The tax figure of the firm as somebody sees it. */
async function tax(app: TestApp, actor: Person = zhouTao) {
  return (await parcelOf(app, example, actor)).firms[0]?.fields.find(({ field }) => field === 'taxPaid')
}

test('从提出到更正：凭证、受理、新的核定值与答复同时写入，史册写明，清单随之', async () => {
  const app = await taxed()
  const [value] = (await ownValues(app)).filter(({ field }) => field === 'taxPaid')
  expect(value).toMatchObject({
    value: 884.2,
    below: 900,
    by: '赵敏',
    departments: ['tax'],
    confirmed: null,
    dispute: null,
  })

  const staged = await Staged.open(app)
  expect(staged.detail).toMatchObject({ state: 'draft', possible: ['raise', 'withdraw'], mayAttach: true, due: null })
  const early = await staged.tryAct(shiLi, 'raise', { note: reason, value: 900 })
  expect((await problemOf(early)).detail).toContain('还没有凭证')
  await staged.attach()
  await staged.attach()
  expect(staged.detail.evidence).toMatchObject([{ name: '完税证明.pdf', side: 'firm', by: '示例精密制造' }])
  expect((await listed(app, zhaoMin)).mine).toBe(0)
  await staged.act(shiLi, 'raise', { note: reason, value: 900 })
  // 2026-11-21 是周六；十个工作日到 12-04。
  expect(staged.detail).toMatchObject({
    state: 'raised',
    raisedOn: '2026-11-21',
    due: { day: '2026-12-04', provisional: false },
    isOverdue: false,
    mayAttach: false,
    possible: ['withdraw'],
  })
  expect(await listed(app, zhaoMin)).toMatchObject({ mine: 1, open: 1, overdue: 0, items: [{ id: staged.detail.id }] })
  expect(await listed(app, chenJing)).toMatchObject({ mine: 0, total: 0 })

  expect(await codeOf(await staged.tryAct(zhaoMin, 'correct', { note: '更正为完税数', value: 900 }))).toBe(
    'dispute-act-not-allowed',
  )
  await staged.act(zhaoMin, 'accept')
  const same = await staged.tryAct(zhaoMin, 'correct', { note: '更正为完税数', value: 884.2 })
  expect((await problemOf(same)).detail).toContain('维持原值')
  expect(await codeOf(await staged.tryAct(zhaoMin, 'correct', { note: '更正为完税数', value: '九百' }))).toBe(
    'dispute-value-refused',
  )
  await staged.attach(zhaoMin, png, '核对记录.png')
  await staged.act(zhaoMin, 'correct', { note: '退税已冲回，按 895.5 核定', value: 895.5 })
  expect(staged.detail).toMatchObject({
    state: 'corrected',
    present: 895.5,
    disputed: 884.2,
    claimed: 900,
    possible: [],
  })
  expect(staged.detail.events.map(({ act }) => act)).toEqual(['open', 'attach', 'raise', 'accept', 'attach', 'correct'])
  expect(await tax(app)).toMatchObject({ effective: 895.5, effectiveLayer: 'department' })
  const { history } = await parcelOf(app, example)
  expect(history[0]).toMatchObject({ by: '赵敏', source: 'department-dispute', batch: `dispute-${staged.detail.id}` })
  expect(await listed(app, zhaoMin)).toMatchObject({ mine: 0, open: 0, total: 1 })
  expect((await listed(app, zhouTao, { only: 'closed' })).items).toMatchObject([
    { state: 'corrected', disputed: 884.2 },
  ])

  // 同一个值可以再有异议：新的一件。
  const again = await Staged.open(app, shiLi, { ...taxClaim, value: 895.5 })
  expect(again.detail.id).not.toBe(staged.detail.id)
  expect(app.defects).toEqual([])
})

test('退回补充、再提出、维持、撤回；旧的版本不能办；每一步都要写理由', async () => {
  const app = await taxed()
  const staged = await Staged.raised(app)
  expect((await problemOf(await staged.tryAct(zhaoMin, 'return', { note: '短' }))).detail).toContain('至少 5 字')
  await staged.act(zhaoMin, 'return', { note: '请补充十二月的完税证明' })
  expect(await listed(app, shiLi)).toMatchObject({ mine: 1 })
  expect(await listed(app, zhaoMin)).toMatchObject({ mine: 0, open: 1 })
  const { revision } = staged.detail
  await staged.attach(shiLi, png, '十二月.png')
  const stale = { params: staged.params, body: { act: 'raise', revision, note: reason, value: 905 } }
  expect(await codeOf(await call(app, shiLi, 'actOnDispute', stale))).toBe('dispute-changed')
  app.service.clock.pass(3 * 86_400_000)
  await staged.act(shiLi, 'raise', { note: '补充后按完税证明合计', value: 905 })
  expect(staged.detail).toMatchObject({ claimed: 905, raisedOn: '2026-11-24', due: { day: '2026-12-08' } })
  await staged.act(zhaoMin, 'accept')
  app.service.clock.pass(20 * 86_400_000)
  expect(await listed(app, zhouTao)).toMatchObject({ overdue: 1, items: [{ isOverdue: true, waitedDays: 14 }] })
  await staged.act(zhaoMin, 'uphold', { note: '证明含以前年度税款' })
  expect(staged.detail).toMatchObject({ state: 'upheld', present: 884.2, isOverdue: false })
  expect(await codeOf(await staged.tryAct(shiLi, 'withdraw', { note: '不再主张了' }))).toBe('dispute-act-not-allowed')

  const second = await Staged.open(app)
  await second.act(shiLi, 'withdraw', { note: '已与税务局核对清楚' })
  expect((await listed(app, shiLi, { only: 'closed' })).total).toBe(2)
  expect(second.detail.events.map(({ act, note }) => [act, note])).toEqual([
    ['open', reason],
    ['withdraw', '已与税务局核对清楚'],
  ])
  expect(app.defects).toEqual([])
})

test('确认：所见的值；核定值变了就不再是已确认；有异议的值不能确认，已变的值不能确认、不能提异议', async () => {
  const app = await taxed()
  const confirm = (value: number) =>
    call(app, shiLi, 'confirmDepartmentValues', {
      body: { cycle, items: [{ form: 'enterprise-information', key: firmKey, field: 'taxPaid', value }] },
    })
  const state = async () => (await ownValues(app)).find(({ field }) => field === 'taxPaid')?.confirmed
  expect(await codeOf(await confirm(900))).toBe('dispute-value-changed')
  expect((await confirm(884.2)).status).toBe(200)
  expect(await state()).toMatchObject({ by: '示例精密制造' })
  await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: 890 }, example, owner, 2)]) })
  expect(await state()).toBeNull()
  const late = await call(app, shiLi, 'openDispute', { body: taxClaim })
  expect(await codeOf(late)).toBe('dispute-value-changed')
  const staged = await Staged.open(app, shiLi, { ...taxClaim, value: 890 })
  expect(await codeOf(await confirm(890))).toBe('dispute-open-already')
  expect(await codeOf(await call(app, shiLi, 'openDispute', { body: { ...taxClaim, value: 890 } }))).toBe(
    'dispute-open-already',
  )
  // 草稿之后核定值又变：不能再就旧值提出，撤回重来。
  await staged.attach()
  await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: 891 }, example, owner, 3)]) })
  expect(await codeOf(await staged.tryAct(shiLi, 'raise', { note: reason, value: 900 }))).toBe('dispute-value-changed')
  expect(app.defects).toEqual([])
})

test('只对自己的行：别家企业的行、填报值、与核定值相同的主张、已锁定的地块都不行', async () => {
  const app = await taxed()
  await answer(app, wangFang, 'push', {
    body: batchOf([
      tenantRow({ parcelShare: 100 }),
      parcelRow({ firmCount: 2, townReviewer: '李强', townReviewDate: '2026-11-20', townOpinion: '属实' }, example, 1),
    ]),
  })
  const tenantKey = `${cycle}/${example}/${tenant}`
  await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: 12 }, example, tenant, 1)]) })
  await answer(app, liuYang, 'push', { body: batchOf([parcelRow({ houseSafety: '一般' }, example, 2)]) })
  const values = await ownValues(app)
  expect(values.map(({ key, field }) => `${key} ${field}`)).toEqual([
    `${cycle}/${example} houseSafety`,
    `${firmKey} taxPaid`,
  ])
  const refused = async (body: object) =>
    codeOf(await call(app, shiLi, 'openDispute', { body: { ...taxClaim, ...body } }))
  expect(await refused({ key: tenantKey, value: 12 })).toBe('not-found')
  expect(await refused({ field: 'revenue', value: 9500 })).toBe('not-found')
  expect(await refused({ claimed: 884.2 })).toBe('dispute-value-refused')
  for (const [actor, to] of [
    [wangFang, 'submitted'],
    [liQiang, 'town-approved'],
    [zhouTao, 'review-approved'],
    [zhouTao, 'locked'],
  ] as const) {
    const body = { cycle, parcelCodes: [example], to }
    expect(await answer(app, actor, 'transition', { body })).toMatchObject({ items: [{ status: to, refusal: null }] })
  }
  expect(await refused({})).toBe('row-locked')
  expect((await ownValues(app)).every(({ isLocked }) => isLocked)).toBe(true)
  expect(app.defects).toEqual([])
})

test('街镇只知道有异议：税额、主张、理由、凭证一概没有，也筛不出、数不出；非税项的异议看得到值，凭证看不到', async () => {
  const app = await taxed()
  const staged = await Staged.raised(app)
  await answer(app, liuYang, 'push', { body: batchOf([parcelRow({ houseSafety: '一般' }, example, 1)]) })
  const safety = { form: 'parcel-self-assessment', key: `${cycle}/${example}`, field: 'houseSafety' }
  const open = await Staged.open(app, shiLi, { cycle, ...safety, value: '一般', claimed: '无', reason: '已加固并鉴定' })
  await open.attach(shiLi, png, '鉴定报告.png')
  // 提出之前只有企业自己看得到。
  for (const actor of [wangFang, zhouTao, liuYang]) {
    expect((await call(app, actor, 'dispute', { params: open.params })).status).toBe(404)
    expect(JSON.stringify(await listed(app, actor))).not.toContain(open.detail.id)
  }
  await open.act(shiLi, 'raise', { note: '已加固并鉴定', value: '无' })
  for (const actor of [wangFang, liQiang]) {
    const page = await listed(app, actor)
    const text = JSON.stringify([page, await staged.as(actor), await tax(app, actor)])
    for (const secret of ['884.2', '完税', reason]) expect(text, secret).not.toContain(secret)
    expect(page).toMatchObject({ total: 2, mine: 0 })
    expect(await staged.as(actor)).toMatchObject({
      masked: true,
      disputed: null,
      claimed: null,
      evidence: [],
      files: 1,
    })
    expect(await open.as(actor)).toMatchObject({
      masked: false,
      disputed: '一般',
      claimed: '无',
      evidence: [],
      files: 1,
    })
    expect((await listed(app, actor, { q: '884' })).total).toBe(0)
    const params = { ...staged.params, sha256: 'a'.repeat(64) }
    expect((await call(app, actor, 'disputeFile', { params })).status).toBe(403)
  }
  for (const actor of [shiLi, zhaoMin, zhouTao, qianJin]) {
    expect(await staged.as(actor)).toMatchObject({
      masked: false,
      disputed: 884.2,
      evidence: [{ name: '完税证明.pdf' }],
    })
  }
  for (const actor of [liuYang, chenJing]) {
    expect((await call(app, actor, 'dispute', { params: staged.params })).status).toBe(404)
  }
  expect(app.defects).toEqual([])
})

test('凭证：恶意和冒充的文件不收，附件不留痕迹；下载时按附件、按内容给名；别的部门取不到', async () => {
  const app = await taxed()
  const staged = await Staged.open(app)
  for (const [bytes, name, code] of [
    ['<script>alert(1)</script>', '证明.pdf', 'attachment-type'],
    ['MZ\u0090\0', '证明.jpg', 'attachment-type'],
    [docxWithMacro, '证明.docx', 'attachment-unsafe'],
    [pdf.subarray(0, 20), '半截.pdf', 'attachment-type'],
  ] as const) {
    expect(await codeOf(await staged.tryAttach(shiLi, bytes, name)), name).toBe(code)
  }
  expect(await codeOf(await staged.tryAttach(zhaoMin, pdf, '部门先传.pdf'))).toBe('not-found')
  expect((await staged.as(shiLi)).files).toBe(0)
  expect((await app.service.attachments.check()).count).toBe(0)
  await staged.attach(shiLi, pdf, '../../完税\u202Efdp.exe')
  const sha256 = staged.detail.evidence[0]?.sha256 ?? ''
  const named = await app.service.database.read((db) => namedAttachments(db, app.service.district.code))
  expect(named).toEqual([sha256])
  await staged.act(shiLi, 'raise', { note: reason, value: 900 })
  expect(await codeOf(await staged.tryAttach(zhaoMin, png, '受理之前.png'))).toBe('dispute-act-not-allowed')
  const file = await call(app, zhaoMin, 'disputeFile', { params: { ...staged.params, sha256 } })
  expect(file.headers.get('content-type')).toBe('application/pdf')
  expect(file.headers.get('content-disposition')).toContain(`${encodeURIComponent('完税fdp')}.pdf`)
  expect(file.headers.get('content-security-policy')).toContain('sandbox')
  expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf)
  for (const actor of [liuYang, chenJing]) {
    expect((await call(app, actor, 'disputeFile', { params: { ...staged.params, sha256 } })).status).toBe(404)
  }
  expect(app.defects).toEqual([])
})

test('两人同时起草、同时撤回：只成一件，另一个得到说明', async () => {
  const app = await taxed()
  const opened = await Promise.all([1, 2].map(() => call(app, shiLi, 'openDispute', { body: taxClaim })))
  expect(opened.map(({ status }) => status).sort()).toEqual([200, 409])
  const { items } = await listed(app, shiLi)
  expect(items).toHaveLength(1)
  const withdrawal = { act: 'withdraw', revision: items[0]?.revision, note: '已核对清楚' }
  const request = { params: { id: items[0]?.id ?? '' }, body: withdrawal }
  const acted = await Promise.all([1, 2].map(() => call(app, shiLi, 'actOnDispute', request)))
  expect(acted.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(app.defects).toEqual([])
})

test('答复期限由区专班修改，只管其后提出的；两人同时改的后一个得到说明', async () => {
  const app = await taxed()
  expect(await answer(app, shiLi, 'disputeTerms')).toMatchObject({ version: 0, answerDays: 10, by: null })
  const body = { version: 0, answerDays: 5, reason: '年底集中办理' }
  expect(await answer(app, zhouTao, 'changeDisputeTerms', { body })).toMatchObject({ version: 1, by: '周涛' })
  expect(await codeOf(await call(app, zhouTao, 'changeDisputeTerms', { body }))).toBe('collection-rule-changed')
  const staged = await Staged.raised(app)
  expect(staged.detail.due).toEqual({ day: '2026-11-27', provisional: false })
  expect(app.defects).toEqual([])
})

test('异议之后锁定：不能更正，能维持；更正与名单给的新值相同的，不重复写', async () => {
  const app = await taxed()
  const staged = await Staged.raised(app)
  await staged.act(zhaoMin, 'accept')
  await answer(app, zhaoMin, 'push', { body: batchOf([firmRow({ taxPaid: 900 }, example, owner, 2)]) })
  const before = (await parcelOf(app, example)).firms[0]?.revision
  await staged.act(zhaoMin, 'correct', { note: '名单已更正为完税数', value: 900 })
  expect((await parcelOf(app, example)).firms[0]?.revision).toBe(before)
  expect(layersOf(await parcelOf(app, example), 'houseSafety')).toEqual({ onsite: '无' })
  expect(app.defects).toEqual([])
})
