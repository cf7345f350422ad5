import type { AuditAction } from '#core/access/audit-action.ts'
import type { EndpointId } from '#core/api/table.ts'
import { arrive, wangFang as clerk, employ, enrol, heAn, sunLi, type Visitor } from '../access/people.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, parcelRow } from '../rows.ts'

/** Brings the app to where the endpoint can be asked; returns the asking. */
export type Prepare = (app: TestApp) => Promise<() => Promise<Response>>

export interface Walk {
  readonly prepare: Prepare
  /** What the log has more of after it; nothing for reading. */
  readonly leaves: readonly AuditAction[]
}

/** Asked as it is, without anything before it. */
export function plain(ask: (app: TestApp) => Promise<Response>): Prepare {
  return async (app) => () => ask(app)
}

export function reading(id: EndpointId, actor: typeof wangFang | null, request: Parameters<typeof call>[3] = {}): Walk {
  return { prepare: plain((app) => call(app, actor, id, request)), leaves: [] }
}

/** 新桥镇 with the example parcel. */
export function withParcel(ask: (app: TestApp) => Promise<Response>): Prepare {
  return async (app) => {
    await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
    return () => ask(app)
  }
}

export function withDraft(ask: (app: TestApp) => Promise<Response>): Prepare {
  return async (app) => {
    await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
    await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })
    return () => ask(app)
  }
}

/** A value of 王芳 that lost to 周涛's, as it is to be settled. */
export function withConflict(
  ask: (app: TestApp, item: { id: string; rowRevision: number; choice: 'mine' }) => Promise<Response>,
): Prepare {
  return async (app) => {
    await answer(app, wangFang, 'push', { body: batchOf(exampleRows()) })
    await answer(app, zhouTao, 'push', { body: batchOf([parcelRow({ selfNote: '专班稿' }, example, 1)]) })
    await answer(app, wangFang, 'push', { body: batchOf([parcelRow({ selfNote: '经办稿' }, example, 1)]) })
    const { items } = (await answer(app, zhouTao, 'conflicts', { query: { cycle } })) as { items: { id: string }[] }
    return () => ask(app, { id: items[0]?.id ?? '', rowRevision: 2, choice: 'mine' })
  }
}

/** The example parcel's row, to be removed or brought back. */
export function removal(to: 'removed' | 'present') {
  const rows = [{ form: 'parcel-self-assessment', key: `${cycle}/${example}`, baseRevision: 1 }]
  return { to, rows, reason: '重复填报' }
}

/** Signed in with everything that takes. */
export function signedIn(
  who: typeof clerk,
  ask: (app: TestApp, person: Visitor) => Promise<Response>,
  ...others: (typeof clerk)[]
): Prepare {
  return async (app) => {
    await employ(app.service, who, ...others)
    const person = await arrive(app, who.username)
    if (who.role === 'admin' || who.role === 'security' || who.role === 'district') await enrol(app, person)
    return () => ask(app, person)
  }
}

export const adminActs = (ask: (app: TestApp, person: Visitor) => Promise<Response>): Prepare =>
  signedIn(sunLi, ask, clerk)
export const securityActs = (ask: (app: TestApp, person: Visitor) => Promise<Response>): Prepare =>
  signedIn(heAn, ask, clerk)
export const params = { username: clerk.username }
