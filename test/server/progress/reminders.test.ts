import { randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { LetterLine, MyReminder, ReceiverLine, ReminderLine } from '#core/api/progress-shapes.ts'
import type { RemindedStage } from '#core/progress/reminder.ts'
import type { Actor } from '#server/actions/actor.ts'
import { namedAttachments } from '#server/db/filing-documents.ts'
import { sha256 } from '#server/hash.ts'
import { chedun, liQiang, liuYang, owner, qianJin, shiLi, wangFang, xinqiao, zhaoMin, zhouTao } from '../cast.ts'
import { csv, Listed } from '../department-data/stage.ts'
import { answer, call, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, parcelFields, parcelRow } from '../rows.ts'
import { elsewhere } from './stage.ts'

const text = '请于时限前完成，确有困难的请向区工作专班说明。'
const day = 86_400_000

type Items<Item> = { readonly items: readonly Item[] }

/** A parcel in each of two 街镇; the owner of the first was invited to it. */
async function staged(): Promise<TestApp> {
  const app = await testApp()
  await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
  await answer(app, zhouTao, 'push', { body: batchOf([parcelRow(parcelFields({ townCode: chedun }), elsewhere)]) })
  await answer(app, zhouTao, 'issueInvitation', { body: { cycle, parcelCodes: [example] } })
  const dates = [
    { stage: 'filing', due: '2026-11-20' },
    { stage: 'department-list', due: '2026-11-30' },
  ]
  const body = { change: { kind: 'set', cycle, dates }, reason: '年度安排', version: 0 }
  await answer(app, zhouTao, 'changeDueDates', { body })
  return app
}

async function receivers(
  app: TestApp,
  actor: Actor,
  stage: RemindedStage = 'filing',
): Promise<readonly ReceiverLine[]> {
  return ((await answer(app, actor, 'receivers', { query: { cycle, stage } })) as Items<ReceiverLine>).items
}

async function own(app: TestApp, actor: Actor): Promise<readonly MyReminder[]> {
  return ((await answer(app, actor, 'ownReminders')) as Items<MyReminder>).items
}

function remind(app: TestApp, actor: Actor, stage: RemindedStage, codes: readonly (readonly [string, string])[]) {
  const body = { cycle, stage, receivers: codes.map(([kind, code]) => ({ kind, code })), text }
  return answer(app, actor, 'remind', { body })
}

async function submit(app: TestApp, code = example): Promise<void> {
  await answer(app, wangFang, 'transition', { body: { cycle, parcelCodes: [code], to: 'submitted' } })
}

test('该催谁：没有提交完的街镇、受邀而未提交的企业、没有名单的部门；提交后就不在其中', async () => {
  const app = await staged()
  expect(
    (await receivers(app, zhouTao)).map(({ kind, code, outstanding, due }) => [kind, code, outstanding, due?.kind]),
  ).toEqual([
    ['town', chedun, 1, 'overdue'],
    ['town', xinqiao, 1, 'overdue'],
    ['enterprise', owner, 1, 'overdue'],
  ])
  expect((await receivers(app, wangFang)).map(({ kind, code }) => [kind, code])).toEqual([['enterprise', owner]])
  const lists = await receivers(app, qianJin, 'department-list')
  expect(lists.map(({ code }) => code)).toContain('tax')
  expect(lists.map(({ code }) => code)).not.toContain('justice')
  const safety = csv(['地块编码', '房屋安全隐患'], [example, '一般'])
  await (await Listed.upload(app, liuYang, safety)).apply()
  expect((await receivers(app, zhouTao, 'department-list')).map(({ code }) => code)).not.toContain('construction')
  await submit(app)
  expect((await receivers(app, zhouTao)).map(({ code }) => code)).toEqual([chedun])
  expect(await receivers(app, wangFang)).toEqual([])
})

test('催办留下记录，对方登录后看到，办完就不再提醒；只能催自己范围内、确有未完成的', async () => {
  const app = await staged()
  const asked = [
    ['town', xinqiao],
    ['enterprise', owner],
    ['department', 'tax'],
  ] as const
  expect(await remind(app, zhouTao, 'filing', asked)).toMatchObject({
    reminded: 2,
    refused: [{ kind: 'department', code: 'tax', message: '没有未完成的事项，或不在催办范围内' }],
  })
  await remind(app, zhouTao, 'department-list', [['department', 'tax']])
  expect(
    await remind(app, liQiang, 'filing', [
      ['town', chedun],
      ['enterprise', owner],
    ]),
  ).toMatchObject({
    reminded: 1,
    refused: [{ code: chedun }],
  })
  for (const actor of [wangFang, liQiang]) {
    expect(await own(app, actor)).toMatchObject([{ stage: 'filing', text, by: '周涛', outstanding: 1 }])
  }
  // The last one counts: 李强's.
  expect(await own(app, shiLi)).toMatchObject([{ by: '李强', outstanding: 1, due: { kind: 'overdue', daysOver: 0 } }])
  expect(await own(app, zhaoMin)).toMatchObject([{ stage: 'department-list', due: { kind: 'running' } }])
  expect(await own(app, liuYang)).toEqual([])
  const record = (await answer(app, wangFang, 'reminders', { query: { cycle } })) as Items<ReminderLine>
  expect(record.items.map(({ number, kind, by, channel }) => [number, kind, by, channel])).toEqual([
    [4, 'enterprise', '李强', 'system'],
    [2, 'enterprise', '周涛', 'system'],
    [1, 'town', '周涛', 'system'],
  ])
  expect((await receivers(app, zhouTao)).find(({ code }) => code === owner)).toMatchObject({ reminders: 2 })
  await submit(app)
  for (const actor of [wangFang, shiLi]) expect(await own(app, actor)).toEqual([])
})

test('催办函：连号、不漏号、同一批只出一次；每次取都是同样的字节；清单列出每份', async () => {
  const app = await staged()
  const batch = randomUUID()
  const towns = [chedun, xinqiao].map((code) => ({ kind: 'town', code }))
  const body = { cycle, stage: 'filing', receivers: towns, text, batch }
  const issued = (await answer(app, zhouTao, 'issueLetters', { body })) as Items<LetterLine>
  expect(issued.items.map(({ number, name, sha256: hash }) => [number, name, hash])).toEqual([
    ['催办〔2026〕1号', '车墩镇', null],
    ['催办〔2026〕2号', '新桥镇', null],
  ])
  expect(await answer(app, zhouTao, 'issueLetters', { body })).toEqual(issued)
  const [letter] = issued.items
  const pdf = async () => {
    const response = await call(app, zhouTao, 'letter', { params: { id: letter?.id ?? '' } })
    return new Uint8Array(await response.arrayBuffer())
  }
  const first = await pdf()
  expect(Buffer.from(first.subarray(0, 5)).toString()).toBe('%PDF-')
  // What happens to the parcels later changes nothing of a letter that was issued.
  await submit(app)
  app.service.clock.pass(40 * day)
  const zip = await call(app, zhouTao, 'letterBatch', { query: { batch } })
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()))
  expect(Object.keys(files)).toEqual(['催办〔2026〕1号-车墩镇.pdf', '催办〔2026〕2号-新桥镇.pdf', '催办函清单.xlsx'])
  expect(files['催办〔2026〕1号-车墩镇.pdf']).toEqual(first)
  expect(await pdf()).toEqual(first)
  const listed = (await answer(app, qianJin, 'letters', { query: { cycle } })) as Items<LetterLine>
  expect(listed.items.map(({ number, sha256: hash }) => [number, hash !== null])).toEqual([
    ['催办〔2026〕2号', true],
    ['催办〔2026〕1号', true],
  ])
  expect(listed.items[1]?.sha256).toBe(sha256(first))
  expect(await app.service.database.read((db) => namedAttachments(db, '310117'))).toContain(sha256(first))
  // 31 December: a new year begins anew.
  const next = { ...body, batch: randomUUID(), receivers: towns.slice(0, 1) }
  app.service.clock.pass(2 * day)
  const later = (await answer(app, zhouTao, 'issueLetters', { body: next })) as Items<LetterLine>
  expect(later.items.map(({ number }) => number)).toEqual(['催办〔2027〕1号'])
  const record = (await answer(app, zhouTao, 'reminders', { query: { cycle } })) as Items<ReminderLine>
  expect(record.items.map(({ channel, letter: number }) => [channel, number])).toEqual([
    ['letter', '催办〔2027〕1号'],
    ['letter', '催办〔2026〕2号'],
    ['letter', '催办〔2026〕1号'],
  ])
  expect(await own(app, { ...wangFang, org: chedun, username: 'chedun' })).toMatchObject([
    { letter: '催办〔2027〕1号' },
  ])
})

test('名称里有字库没有的字：那一份没有制成，号仍在，其余照出，清单写明', async () => {
  const app = await staged()
  const batch = randomUUID()
  await answer(app, zhouTao, 'push', { body: batchOf([parcelRow({ parcelName: '示例\u{E000}路' }, elsewhere, 1)]) })
  const towns = [chedun, xinqiao].map((code) => ({ kind: 'town', code }))
  const body = { cycle, stage: 'filing', receivers: towns, text, batch }
  await answer(app, zhouTao, 'issueLetters', { body })
  const zip = await call(app, zhouTao, 'letterBatch', { query: { batch } })
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()))
  expect(Object.keys(files)).toEqual(['催办〔2026〕2号-新桥镇.pdf', '催办函清单.xlsx'])
  const { items } = (await answer(app, zhouTao, 'letters', { query: { cycle } })) as Items<LetterLine>
  expect(items[1]).toMatchObject({ number: '催办〔2026〕1号', sha256: null })
  expect(items[1]?.fault).toContain('地块名称/坐落')
  expect((await call(app, zhouTao, 'letter', { params: { id: items[1]?.id ?? '' } })).status).toBe(422)
})
