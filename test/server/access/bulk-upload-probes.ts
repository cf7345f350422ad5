import { randomUUID } from 'node:crypto'
import type { EndpointId } from '#core/api/table.ts'
import type { Actor } from '#server/actions/actor.ts'
import { Run, sent } from '../bulk-upload/stage.ts'
import { wangFang, zhangWei } from '../cast.ts'
import { type Call, call, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'
import type { Probe } from './access-probes.ts'
import { outcomeOf } from './outcome.ts'

const runs = new WeakMap<TestApp, Promise<Readonly<Record<'own' | 'other', Run>>>>()

/** A run of 新桥镇 and one of 车墩镇. */
function runsOf(app: TestApp): Promise<Readonly<Record<'own' | 'other', Run>>> {
  const known = runs.get(app) ?? begin(app)
  runs.set(app, known)
  return known
}

async function begin(app: TestApp): Promise<Readonly<Record<'own' | 'other', Run>>> {
  return { own: await Run.start(app, wangFang), other: await Run.start(app, zhangWei) }
}

/** Reads about a run of the 街镇. */
function reading(id: EndpointId): Probe {
  return async ({ app }, actor, which) => {
    const { params } = (await runsOf(app))[which]
    return outcomeOf(await call(app, actor, id, { params }))
  }
}

/** Goes on with a run, which only whoever began it may. */
function goingOn(id: EndpointId, request: () => Call): Probe {
  return async ({ app }, actor, which) => {
    const known = (await runsOf(app))[which]
    const { params } = which === 'own' && mayBegin(actor) ? await Run.start(app, actor) : known
    return outcomeOf(await call(app, actor, id, { params, ...request() }))
  }
}

function mayBegin(actor: Actor | null): actor is Actor {
  return actor !== null && ['town', 'town-reviewer', 'district'].includes(actor.role)
}

const closing = { body: { end: 'done', announced: 1, unsent: [] } }

export const bulkUploadProbes = {
  uploadRuns: async ({ app }, actor, which) => {
    const { id } = (await runsOf(app))[which]
    return outcomeOf(await call(app, actor, 'uploadRuns'), async (response) => (await response.text()).includes(id))
  },
  startUploadRun: async ({ app }, actor) => {
    const body = { id: randomUUID(), cycle, announced: 1 }
    return outcomeOf(await call(app, actor, 'startUploadRun', { body }))
  },
  uploadRun: reading('uploadRun'),
  uploadRunFiles: reading('uploadRunFiles'),
  uploadRunLines: reading('uploadRunLines'),
  uploadRunSettlements: reading('uploadRunSettlements'),
  uploadRunReport: reading('uploadRunReport'),
  addUploadFile: goingOn('addUploadFile', () => ({ body: sent('不是工作簿', '说明.xlsx') })),
  closeUploadRun: goingOn('closeUploadRun', () => closing),
} as const satisfies Readonly<Record<string, Probe>>
