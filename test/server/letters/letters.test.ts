import { randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { LetterCandidates, LetterDetail, LetterTemplates } from '#core/api/letter-shapes.ts'
import type { PushAnswer } from '#core/api/rows.ts'
import { shippedTemplates } from '#core/letter/shipped-templates.ts'
import type { PaperDocument } from '#paper/document.ts'
import { namedAttachments } from '#server/db/filing-documents.ts'
import { paperLimits } from '#server/paper/paper-maker.ts'
import { pagesOf, squeezed } from '../../paper/reading.ts'
import { pdf } from '../attachments/files.ts'
import { liQiang, owner, shiLi, wangFang, zhangWei, zhouTao } from '../cast.ts'
import { evaluated, second } from '../check-up-sheets/stage.ts'
import { fileBody } from '../disputes/stage.ts'
import { answer, call, problemOf, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, parcelRow } from '../rows.ts'
import { advanced, applyPolicy, decided, fileOf, issued, listed, opened, started } from './stage.ts'

const day = 86_400_000

function textOf({ blocks }: LetterDetail): string {
  return JSON.stringify(blocks)
}

test('审定前不能出具，说明在哪一步；审定后按地块出具，编号连续，正文有类别、依据、失分、措施、例外放行', async () => {
  const waiting = await testApp()
  const query = { cycle, kind: 'result-notice' }
  const none = (await answer(waiting, zhouTao, 'letterCandidates', { query })) as LetterCandidates
  expect(none).toMatchObject({ items: [], total: { can: 0, cannot: 0 } })
  expect(none.waits).toContain('还没有审定结果')
  const app = await decided()
  const ready = (await answer(app, zhouTao, 'letterCandidates', { query })) as LetterCandidates
  expect(ready.total).toEqual({ can: 3, cannot: 0 })
  await applyPolicy(app, example)
  const batch = await issued(app, 'result-notice')
  expect(batch).toMatchObject({ total: 3, issued: 3, refused: [], state: 'done' })
  expect(batch.numbers).toEqual({ first: '松产评告〔2026〕1号', last: '松产评告〔2026〕3号' })
  const [letter] = await listed(app, zhouTao, { q: example })
  if (letter === undefined) throw new Error('no letter')
  expect((await listed(app, zhouTao, { q: ` ${example.toLowerCase()}` })).map(({ id }) => id)).toEqual([letter.id])
  const detail = await opened(app, zhouTao, letter.id)
  expect(detail).toMatchObject({ templateVersion: 0, state: 'waiting', deliverBy: '2026-12-06' })
  for (const said of [
    'C 类',
    '观察整改',
    '2026年11月18日',
    '例外放行：',
    '孙立',
    '土地税收产出率',
    '研判意见',
    '标准为示例',
  ]) {
    expect(textOf(detail)).toContain(said)
  }
  expect(textOf(detail)).not.toContain('已停的政策')
  // 税务局核定的 884.2 万元街镇无权查看，函件经街镇送达，也不写。
  expect(textOf(detail)).not.toMatch(/884\.2|44\.21|无权查看/)
  expect(textOf(detail)).toContain('数值由核定部门掌握')
  // Nobody gets a second one while the first stands.
  const again = (await answer(app, zhouTao, 'letterCandidates', { query })) as LetterCandidates
  expect(again.total).toEqual({ can: 0, cannot: 3 })
  expect(again.items[0]?.cannot).toMatch(/^已出具 松产评告/)
  expect(
    (await problemOf(await call(app, zhouTao, 'startLetterBatch', { body: { ...query, id: randomUUID() } }))).code,
  ).toBe('letter-not-ready')
})

test('PDF 首次制作后字节不变，作废的印有“作废”，附件账目里有它；文号、页码、落款印在纸上', async () => {
  const app = await decided()
  await issued(app, 'result-notice', { town: undefined, subjects: [example] })
  const [letter] = await listed(app, zhouTao)
  const id = letter?.id ?? ''
  const first = await fileOf(app, zhouTao, id)
  const text = pagesOf(first).join('')
  for (const said of ['松产评告〔2026〕1号', '第1页，共', '盖章处', '松江区产业用地综合绩效评估工作专班']) {
    expect(text).toContain(squeezed(said))
  }
  await answer(app, wangFang, 'push', { body: batchOf([parcelRow({ parcelName: '改过的名称' }, example, 1)]) })
  expect(await fileOf(app, zhouTao, id)).toEqual(first)
  const { sha256 } = await opened(app, zhouTao, id)
  const named = await app.service.database.read((db) => namedAttachments(db, app.service.district.code))
  expect(named).toContain(sha256)
  await answer(app, zhouTao, 'voidLetter', { params: { id }, body: { reason: '面积有误', replace: false } })
  expect(await fileOf(app, zhouTao, id)).not.toEqual(first)
  expect(
    (
      await problemOf(
        await call(app, zhouTao, 'voidLetter', { params: { id }, body: { reason: '再次', replace: false } }),
      )
    ).code,
  ).toBe('letter-act-not-allowed')
})

test('作废并重新出具：原件留着，新的有自己的文号，互相指明；编号不空也不重', async () => {
  const app = await decided()
  await issued(app, 'result-notice')
  const [letter] = await listed(app, zhouTao, { q: example })
  const body = { reason: '主体名称有误', replace: true }
  const voided = (await answer(app, zhouTao, 'voidLetter', { params: { id: letter?.id ?? '' }, body })) as LetterDetail
  expect(voided).toMatchObject({ state: 'voided', voided: { by: '周涛', reason: '主体名称有误' }, mayDeliver: false })
  expect(voided.replacedBy?.number).toBe('松产评告〔2026〕4号')
  const after = await opened(app, zhouTao, voided.replacedBy?.id ?? '')
  expect(after.replaces?.number).toBe(letter?.number)
  const numbers = (await listed(app, zhouTao)).map(({ number }) => number)
  expect(numbers.sort()).toEqual([1, 2, 3, 4].map((number) => `松产评告〔2026〕${number}号`))
})

test('一批分次出具：同一编号再次开始不重复，取消后余下的不再出具，已出具的不变', async () => {
  const app = await decided()
  const batch = await started(app, 'result-notice')
  const body = { id: batch.id, kind: 'result-notice', cycle }
  expect(await answer(app, zhouTao, 'startLetterBatch', { body })).toEqual(batch)
  const params = { id: batch.id }
  expect(await answer(app, zhouTao, 'cancelLetterBatch', { params })).toMatchObject({ state: 'cancelled', issued: 0 })
  expect(await advanced(app, batch)).toMatchObject({ state: 'cancelled', issued: 0 })
  expect(await listed(app, zhouTao)).toEqual([])
  const gone = await issued(app, 'result-notice', { subjects: [example, 'SJ-XQ-9999'] })
  expect(gone).toMatchObject({ issued: 1, refused: [{ subject: 'SJ-XQ-9999', reason: '已不在清单中' }] })
  const response = await call(app, zhouTao, 'letterBatchFile', { params: { id: gone.id } })
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  expect(Object.keys(files)).toEqual([expect.stringMatching(/^松产评告〔2026〕1号-.+\.pdf$/), '函件清单.xlsx'])
})

test('成批做的 PDF 与单独做的逐字节相同；中途断开的不留进程，也不挡别人，接着再取', async () => {
  const app = await decided()
  const { id } = await issued(app, 'result-notice')
  const letters = await listed(app, zhouTao)
  const frozen = await app.service.database.read((db) => db.selectFrom('formal_letter').selectAll().execute())
  const request = { params: { id } }
  // More often than may be made at once.
  for (let time = 0; time <= paperLimits.mostRuns; time += 1) {
    const reader = (await call(app, zhouTao, 'letterBatchFile', request)).body?.getReader()
    if (time > 0) expect((await reader?.read())?.done).toBe(false)
    await reader?.cancel()
  }
  const response = await call(app, zhouTao, 'letterBatchFile', request)
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  for (const { number } of letters) {
    const name = Object.keys(files).find((each) => each.startsWith(number)) ?? ''
    const document = frozen.find((line) => line.number_text === number)?.document ?? ''
    const alone = await app.service.paper.render(JSON.parse(document) as PaperDocument)
    expect(Buffer.from(files[name] ?? []).equals(Buffer.from(alone)), number).toBe(true)
  }
  expect(letters).toHaveLength(3)
})

test('送达：街镇登记本街镇的，签收人不进审计；逾期看得到；企业只看到给本企业的，查看留痕', async () => {
  const app = await decided()
  await issued(app, 'result-notice')
  const own = (await listed(app, shiLi)).map(({ parcelCode }) => parcelCode)
  expect(own).toContain(example)
  const [letter] = await listed(app, zhouTao, { q: example })
  const params = { id: letter?.id ?? '' }
  const read = await opened(app, shiLi, params.id)
  expect(read).toMatchObject({ state: 'waiting', mayVoid: false, mayDeliver: false })
  expect((await opened(app, zhouTao, params.id)).openedAt).not.toBeNull()
  expect((await call(app, shiLi, 'formalLetterFile', { params, query: { format: 'docx' } })).status).toBe(404)
  expect((await call(app, zhangWei, 'formalLetter', { params })).status).toBe(404)
  app.service.clock.pass(20 * day)
  expect((await listed(app, liQiang, { state: 'overdue' })).length).toBe(2)
  const early = { on: '2026-11-01', how: '直接', to: '门卫赵某' }
  const refused = await call(app, liQiang, 'recordLetterDelivery', { params, body: early })
  expect((await problemOf(refused)).code).toBe('letter-not-ready')
  const body = { ...early, on: '2026-12-01', note: '当面签收' }
  const delivered = (await answer(app, liQiang, 'recordLetterDelivery', { params, body })) as LetterDetail
  expect(delivered).toMatchObject({ state: 'delivered', deliveredOn: '2026-12-01', deliveredHow: '直接' })
  const receipt = { params: { ...params, number: '1' }, body: fileBody(pdf, '送达回证.pdf') }
  const attached = (await answer(app, liQiang, 'attachLetterReceipt', receipt)) as LetterDetail
  expect(attached.deliveries[0]).toMatchObject({ to: '门卫赵某', receipts: [{ name: '送达回证.pdf' }] })
  const stored = await app.service.database.read((db) =>
    db.withoutPlugins().selectFrom('letter_delivery').select('delivery_people').executeTakeFirstOrThrow(),
  )
  expect(stored.delivery_people).toMatch(/^sealed:/)
  const logged = await app.service.database.read((db) => db.selectFrom('audit').select('details').execute())
  expect(JSON.stringify(logged)).not.toContain('赵某')
  expect((await listed(app, liQiang, { state: 'delivered' })).length).toBe(1)
})

test('模板：有错的不发布并说出位置；新版本自生效日用，已出具的不变；预览不编号；后发布的要先看到前一版', async () => {
  const app = await decided()
  const kind = 'result-notice'
  const publish = (body: string, version: number, effectiveFrom: string) =>
    call(app, zhouTao, 'publishLetterTemplate', {
      body: { kind, version, title: '{{年度}}年度结果告知', body, effectiveFrom, note: '本区文本' },
    })
  const faulty = await problemOf(await publish('{{受送达单位}}：\n地块{{地块}}', 0, '2026-11-21'))
  expect(faulty).toMatchObject({
    code: 'letter-template-refused',
    details: { fault: expect.stringContaining('第 2 行') },
  })
  const text = '{{受送达单位}}：\n地块{{地块编码}}评为{{类别}}。'
  const preview = await answer(app, zhouTao, 'previewLetter', { body: { cycle, kind, title: '告知', body: text } })
  expect(JSON.stringify(preview)).toContain('评为C 类')
  await issued(app, kind, { subjects: [example] })
  expect((await publish(text, 0, '2026-11-21')).status).toBe(200)
  expect((await publish(`${text}第三版`, 1, '2026-12-01')).status).toBe(200)
  expect((await problemOf(await publish(text, 1, '2026-11-21'))).code).toBe('collection-rule-changed')
  await issued(app, kind, { subjects: [second] })
  const versions = []
  for (const { id } of await listed(app, zhouTao)) {
    const detail = await opened(app, zhouTao, id)
    versions.push(detail.templateVersion)
    // Said in every letter about a result, whatever the template leaves out.
    expect(textOf(detail)).toContain('例外放行')
  }
  expect(versions).toEqual([1, 0])
  const { items } = (await answer(app, zhouTao, 'letterTemplates')) as LetterTemplates
  const own = items.find((one) => one.kind === kind)
  expect(own).toMatchObject({ inForce: 1 })
  expect(own?.versions.map(({ version }) => version)).toEqual([2, 1, 0])
  expect(own?.versions.at(-1)?.body).toBe(shippedTemplates[kind].body)
})

test('字号、落款可改，之后出具的按新的，序号接着排', async () => {
  const app = await decided()
  await issued(app, 'result-notice', { subjects: [example] })
  const { settings } = (await answer(app, zhouTao, 'letterTemplates')) as LetterTemplates
  const { by: _, at: _at, ...kept } = settings
  const words = { ...settings.words, 'result-notice': '沪松产评告' }
  const body = { ...kept, words, openedIsDelivery: true, reason: '按区府办编号规则' }
  await answer(app, zhouTao, 'changeLetterSettings', { body })
  const batch = await issued(app, 'result-notice', { subjects: [second] })
  expect(batch.numbers?.first).toBe('沪松产评告〔2026〕2号')
  const [letter] = await listed(app, zhouTao, { q: example })
  await opened(app, shiLi, letter?.id ?? '')
  expect(await opened(app, zhouTao, letter?.id ?? '')).toMatchObject({ state: 'delivered', deliveredHow: '电子' })
})

test('退回通知列出出具时须改正的各项，之后改了也不变；联系人填的内容不写在上面', async () => {
  const app = await evaluated()
  const parcels = { cycle, parcelCodes: [example] }
  await answer(app, wangFang, 'transition', { body: { ...parcels, to: 'submitted' } })
  await answer(app, liQiang, 'transition', { body: { ...parcels, to: 'town-returned', reason: '数据有误' } })
  const faulty = parcelRow({ landArea: { raw: '约两万' }, fillPhone: '12 34' }, example, 1)
  const pushed = (await answer(app, wangFang, 'push', { body: batchOf([faulty]) })) as PushAnswer
  const errors = pushed.rows[0]?.findings.filter(({ level }) => level === 'error') ?? []
  await issued(app, 'return-notice')
  const [letter] = await listed(app, zhouTao, { kind: 'return-notice' })
  const before = await opened(app, zhouTao, letter?.id ?? '')
  const table = before.blocks.find((block) => block.kind === 'table')
  expect(table?.rows.length).toBe(errors.length)
  expect(textOf(before)).toContain(`数据检查有 ${errors.length} 项须改正：`)
  expect(table?.rows).toContainEqual([
    '1',
    '用地主体自评表',
    '土地面积',
    expect.stringContaining('约两万'),
    expect.any(String),
  ])
  expect(textOf(before)).not.toContain('1234')
  await answer(app, wangFang, 'push', { body: batchOf([parcelRow({ landArea: 20_000 }, example, 2)]) })
  expect((await opened(app, zhouTao, before.id)).blocks).toEqual(before.blocks)
})

test('退回通知写给企业，带退回原因；催办函也在函件里，可登记送达；通报给各街镇，带排名和口径', async () => {
  const app = await decided()
  const parcels = { cycle, parcelCodes: [example] }
  await answer(app, wangFang, 'transition', { body: { ...parcels, to: 'submitted' } })
  await answer(app, liQiang, 'transition', { body: { ...parcels, to: 'town-returned', reason: '用电量与发票不符' } })
  const back = await issued(app, 'return-notice')
  expect(back.numbers?.first).toBe('松产评退〔2026〕1号')
  const [returned] = await listed(app, zhouTao, { kind: 'return-notice' })
  const returnedText = textOf(await opened(app, shiLi, returned?.id ?? ''))
  expect(returnedText).toContain('用电量与发票不符')
  expect(returnedText).not.toContain('项须改正')
  const bulletin = await issued(app, 'bulletin')
  expect(bulletin.issued).toBe(1)
  const [weekly] = await listed(app, wangFang, { kind: 'bulletin' })
  const said = textOf(await opened(app, wangFang, weekly?.id ?? ''))
  for (const part of ['新桥镇', '车墩镇', '全区应填报 3 宗', '完整率：']) expect(said).toContain(part)
  const receivers = [{ kind: 'enterprise', code: owner }]
  await answer(app, zhouTao, 'issueInvitation', { body: { cycle, parcelCodes: [example] } })
  const text = '请抓紧完成填报。'
  const batch = '5e0d6c1a-9b0f-4d5e-8a43-6a1f0c2b7d12'
  await answer(app, zhouTao, 'issueLetters', { body: { cycle, stage: 'filing', receivers, text, batch } })
  const [reminder] = await listed(app, shiLi, { kind: 'reminder' })
  expect(reminder?.number).toBe('催办〔2026〕1号')
  const body = { on: '2026-11-21', how: '邮寄', to: '收发室' }
  const params = { id: reminder?.id ?? '' }
  expect(await answer(app, zhouTao, 'recordLetterDelivery', { params, body })).toMatchObject({ state: 'delivered' })
})
