import type { progressEndpoints } from '#core/api/progress.ts'
import type { reminderEndpoints } from '#core/api/reminders.ts'
import { wangFang, xinqiao, zhouTao } from '../cast.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import { reading, type Walk, withParcel } from './walk-scenes.ts'

const stage = 'filing'
const batch = '5e0d6c1a-9b0f-4d5e-8a43-6a1f0c2b7d12'
const change = { change: { kind: 'set', cycle, dates: [{ stage, due: '2026-11-30' }] }, reason: '年度安排', version: 0 }
const reminding = { cycle, stage, receivers: [{ kind: 'town', code: xinqiao }], text: '请抓紧完成填报。' }

/** With a letter to 新桥镇, asked for by its id and its batch. */
function ofLetter(ask: (app: TestApp, id: string) => Promise<Response>): Walk['prepare'] {
  return async (app) => {
    await (await withParcel((one) => call(one, zhouTao, 'progress', { query: { cycle } }))(app))()
    const issued = await answer(app, zhouTao, 'issueLetters', { body: { ...reminding, batch } })
    const [letter] = (issued as { items: { id: string }[] }).items
    return async () => {
      const response = await ask(app, letter?.id ?? '')
      const { status, headers } = response
      return new Response(await response.arrayBuffer(), { status, headers })
    }
  }
}

/** 进度与催办. */
export const progressWalks: Readonly<Record<keyof typeof progressEndpoints | keyof typeof reminderEndpoints, Walk>> = {
  progress: reading('progress', wangFang, { query: { cycle } }),
  exportProgress: {
    prepare: withParcel((app) => call(app, wangFang, 'exportProgress', { query: { cycle } })),
    leaves: ['exported'],
  },
  dueActs: reading('dueActs', zhouTao, { query: { cycle } }),
  previewDueDates: reading('previewDueDates', zhouTao, { body: { change: change.change } }),
  changeDueDates: {
    prepare: withParcel((app) => call(app, zhouTao, 'changeDueDates', { body: change })),
    leaves: ['due-dates-changed'],
  },
  reverseDueDates: {
    prepare: async (app) => {
      await answer(app, zhouTao, 'changeDueDates', { body: change })
      return () => call(app, zhouTao, 'reverseDueDates', { params: { number: '1' }, body: { reason: '填错了' } })
    },
    leaves: ['due-dates-reversed'],
  },
  receivers: reading('receivers', zhouTao, { query: { cycle, stage } }),
  reminders: reading('reminders', zhouTao, { query: { cycle } }),
  remind: {
    prepare: withParcel((app) => call(app, zhouTao, 'remind', { body: reminding })),
    leaves: ['reminded'],
  },
  ownReminders: reading('ownReminders', wangFang),
  letters: reading('letters', zhouTao, { query: { cycle } }),
  issueLetters: {
    prepare: withParcel((app) => call(app, zhouTao, 'issueLetters', { body: { ...reminding, batch } })),
    leaves: ['letters-issued'],
  },
  letter: { prepare: ofLetter((app, id) => call(app, zhouTao, 'letter', { params: { id } })), leaves: [] },
  letterBatch: { prepare: ofLetter((app) => call(app, zhouTao, 'letterBatch', { query: { batch } })), leaves: [] },
  letterProgress: reading('letterProgress', zhouTao, { query: { batch } }),
}
