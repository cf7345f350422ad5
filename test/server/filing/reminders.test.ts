import { expect, test } from 'vitest'
import { liQiang } from '../cast.ts'
import { answer } from '../http/test-app.ts'
import { faGai, huanBao, jingWei, stage } from './stage.ts'

interface Listed {
  readonly items: readonly {
    readonly awaiting: readonly string[]
    readonly reminded: number
    readonly ownReminder: unknown
  }[]
  readonly ownReminders: number
}

test('催办：被催的部门在列表里看到，别的部门不见；答复后不再提示，记录仍在', async () => {
  const filing = await stage()
  const { app } = filing
  const list = async (actor: typeof faGai) => (await answer(app, actor, 'filings')) as Listed
  await filing.toAssessed('inside-kept')
  await filing.toStamped()
  const invited = ['reform', 'ecology'].map((reviewer) => ({ reviewer, dueDay: '2026-11-21' }))
  await filing.act(jingWei, { kind: 'open-review', invited })
  expect(await list(faGai)).toMatchObject({ items: [{ reminded: 0, ownReminder: null }], ownReminders: 0 })
  expect((await filing.refused(faGai, { kind: 'remind', reviewers: ['ecology'] })).code).toBe('filing-act-not-yours')
  await filing.read(jingWei)
  await filing.act(jingWei, { kind: 'remind', reviewers: ['reform'] }, { comment: '请于今日答复' })
  const own = { day: '2026-11-21', by: jingWei.name, dueDay: '2026-11-21', times: 1 }
  expect(await list(faGai)).toMatchObject({ items: [{ reminded: 1, ownReminder: own }], ownReminders: 1 })
  expect(await list(huanBao)).toMatchObject({ items: [{ reminded: 1, ownReminder: null }], ownReminders: 0 })
  expect(await list(jingWei)).toMatchObject({ items: [{ reminded: 1, ownReminder: null }], ownReminders: 0 })
  expect(await list(liQiang)).toMatchObject({ ownReminders: 0 })
  expect(await filing.refused(jingWei, { kind: 'remind', reviewers: ['reform'] })).toEqual({
    code: 'filing-not-ready',
    reasons: ['区发改委在 2026-11-21 已催办。请隔日再催。'],
  })
  await filing.act(faGai, { kind: 'give-opinion', reviewer: 'reform', opinion: '同意' })
  expect(await list(faGai)).toMatchObject({ items: [{ reminded: 0, ownReminder: null }], ownReminders: 0 })
  expect(filing.detail.events.filter(({ kind }) => kind === 'remind')).toMatchObject([{ comment: '请于今日答复' }])
})
