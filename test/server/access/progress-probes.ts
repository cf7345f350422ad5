import { randomUUID } from 'node:crypto'
import type { EndpointId } from '#core/api/table.ts'
import { chedun, owner, third, xinqiao, zhouTao } from '../cast.ts'
import { answer, type Call, call, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

const townOf = { own: xinqiao, other: chedun } as const
const firmOf = { own: owner, other: third } as const
const departmentOf = { own: 'tax', other: 'construction' } as const
const townNames = { own: '新桥镇', other: '车墩镇' } as const
const departmentNames = { own: '区税务局', other: '区建管委' } as const
const stage = 'filing'
const text = '请抓紧完成填报。'
const change = { kind: 'set', cycle, dates: [{ stage, due: '2026-11-30' }] }

const plain =
  (id: EndpointId, request: Call = {}): Probe =>
  async ({ app }, actor) =>
    outcomeOf(await call(app, actor, id, request))

/** The firms of both 街镇 stand among the receivers, by the invitations of the grounds. */
const firms = (which: 'own' | 'other') => [{ kind: 'enterprise', code: firmOf[which] }]

const batches = new WeakMap<TestApp, Promise<{ readonly batch: string; readonly id: string }>>()

/** A letter of the 专班: those who read letters read all of them. */
function letterOf(app: TestApp): Promise<{ readonly batch: string; readonly id: string }> {
  const known = batches.get(app) ?? issue(app)
  batches.set(app, known)
  return known
}

async function issue(app: TestApp) {
  const batch = randomUUID()
  const body = { cycle, stage, receivers: [{ kind: 'town', code: chedun }], text, batch }
  const { items } = (await answer(app, zhouTao, 'issueLetters', { body })) as { items: { id: string }[] }
  return { batch, id: items[0]?.id ?? '' }
}

/** 进度与催办. */
export const progressProbes = {
  progress: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'progress', { query: { cycle } }), async (response) => {
      const { towns, departments } = (await response.json()) as Record<'towns' | 'departments', { code: string }[]>
      const isDepartment = actor?.role === 'department'
      const wanted = isDepartment ? departmentOf[which] : townOf[which]
      return (isDepartment ? departments : towns).some(({ code }) => code === wanted)
    }),
  exportProgress: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'exportProgress', { query: { cycle } }), async (response) => {
      const { read, utils } = await import('xlsx')
      const { Sheets: sheets } = read(new Uint8Array(await response.arrayBuffer()))
      const names = actor?.role === 'department' ? departmentNames : townNames
      const told = [sheets.街镇, sheets.部门].flatMap((sheet) =>
        sheet ? utils.sheet_to_json(sheet, { header: 1 }) : [],
      )
      return JSON.stringify(told).includes(names[which])
    }),
  dueActs: plain('dueActs', { query: { cycle } }),
  previewDueDates: plain('previewDueDates', { body: { change } }),
  changeDueDates: plain('changeDueDates', { body: { change, reason: '年度安排', version: 0 } }),
  reverseDueDates: async ({ app }, actor) => {
    // Each asking needs a change of its own: what was taken back is not taken back again.
    const { version } = (await answer(app, zhouTao, 'previewDueDates', { body: { change } })) as { version: number }
    const due = version % 2 === 0 ? '2026-11-30' : '2026-12-01'
    const dates = [{ stage, due }]
    const body = { change: { kind: 'set', cycle, dates }, reason: '年度安排', version }
    const { number } = (await answer(app, zhouTao, 'changeDueDates', { body })) as { number: number | null }
    const params = { number: String(number ?? version) }
    return outcomeOf(await call(app, actor, 'reverseDueDates', { params, body: { reason: '填错了' } }))
  },
  receivers: async ({ app }, actor, which) =>
    outcomeOf(await call(app, actor, 'receivers', { query: { cycle, stage } }), async (response) =>
      (await response.text()).includes(firmOf[which]),
    ),
  reminders: async ({ app }, actor, which) => {
    const body = { cycle, stage, receivers: firms(which), text }
    await answer(app, zhouTao, 'remind', { body })
    return outcomeOf(await call(app, actor, 'reminders', { query: { cycle } }), async (response) =>
      (await response.text()).includes(firmOf[which]),
    )
  },
  remind: async ({ app }, actor, which) =>
    outcomeOf(
      await call(app, actor, 'remind', { body: { cycle, stage, receivers: firms(which), text } }),
      async (response) => ((await response.json()) as { reminded: number }).reminded === 1,
    ),
  ownReminders: plain('ownReminders'),
  letters: plain('letters', { query: { cycle } }),
  issueLetters: plain('issueLetters', {
    body: { cycle, stage, receivers: [{ kind: 'town', code: chedun }], text, batch: randomUUID() },
  }),
  letter: async ({ app }, actor) => {
    const { id } = await letterOf(app)
    return outcomeOf(await call(app, actor, 'letter', { params: { id } }))
  },
  letterBatch: async ({ app }, actor) => {
    const { batch } = await letterOf(app)
    const response = await call(app, actor, 'letterBatch', { query: { batch } })
    const { status, headers } = response
    return outcomeOf(new Response(await response.arrayBuffer(), { status, headers }))
  },
  letterProgress: plain('letterProgress', { query: { batch: randomUUID() } }),
} as const satisfies Readonly<Record<string, Probe>>
