import type { ListActBody } from '#core/api/class-list-shapes.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { notOurCursor, readCursor, writeCursor } from '../actions/cursor.ts'
import { instantText } from '../clock.ts'
import { findListAct, listActPage, updateListAct } from '../db/class-list-acts.ts'
import type { ClassPolicyTable } from '../db/class-list-tables.ts'
import { doneSince, unbegin, unend } from '../db/class-list-undo.ts'
import { standingPolicies } from '../db/class-policies.ts'
import type { Service } from '../service.ts'
import { listActBody } from './act-body.ts'
import { listRefused } from './refused.ts'

const defaultLimit = 50
const kindsAbout = { list: ['take-in', 'take-off'], policies: ['apply', 'end'] } as const

interface Query {
  readonly about?: 'list' | 'policies' | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** Decisions, newest first; a department reads those about the policies it answers for. */
export async function listListActs(
  service: Service,
  { actor }: Grant,
  { about, cursor, limit = defaultLimit }: Query,
): Promise<{ items: ListActBody[]; nextCursor: string | null }> {
  const district = service.district.code
  const before = cursor === undefined ? null : numberOf(cursor)
  return service.database.read(async (db) => {
    const policies = byId(await standingPolicies(db, district))
    const isDepartment = actor.role === 'department'
    const asked = about === undefined ? [...kindsAbout.list, ...kindsAbout.policies] : kindsAbout[about]
    const kinds = isDepartment ? asked.filter((kind) => kind === 'apply' || kind === 'end') : asked
    const own = isDepartment ? ownPolicies(policies, actor.org) : null
    const acts = await listActPage(db, { district, kinds, policies: own }, before, limit + 1)
    const page = acts.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((act) => listActBody(act, policies, actor)),
      nextCursor: acts.length > limit && last !== undefined ? writeCursor([last.seq]) : null,
    }
  })
}

function numberOf(cursor: string): number {
  const [number] = readCursor(cursor, 1)
  if (typeof number !== 'number') throw notOurCursor()
  return number
}

export function byId(policies: readonly ClassPolicyTable[]): ReadonlyMap<string, ClassPolicyTable> {
  return new Map(policies.map((policy) => [policy.id, policy]))
}

/** Ids of the policies a department answers for. */
export function ownPolicies(policies: ReadonlyMap<string, ClassPolicyTable>, org: string | null): readonly string[] {
  return [...policies.values()].flatMap(({ id, department }) => (department !== null && department === org ? [id] : []))
}

/** Takes a decision back, whole or not at all. Throws ProblemError: not-found, class-list-refused. */
export async function undoListAct(
  service: Service,
  { actor }: Grant,
  id: string,
  reason: string,
): Promise<ListActBody> {
  const { database, clock, audit } = service
  const district = service.district.code
  return database.write(async (db) => {
    const policies = byId(await standingPolicies(db, district))
    const act = await findListAct(db, district, id)
    const isVisible =
      act !== null && (actor.role !== 'department' || ownPolicies(policies, actor.org).includes(act.policy ?? ''))
    if (act === null || !isVisible) throw new ProblemError(problem('not-found', { what: '这次决定' }))
    if (act.undone_at !== null) throw listRefused('这次决定已经撤销')
    const table = act.policy === null ? 'low_efficiency_stay' : 'policy_application'
    const which = act.kind === 'take-in' || act.kind === 'apply' ? 'began' : 'ended'
    const since = await doneSince(db, district, table, id, which)
    if (since.length > 0) {
      throw listRefused(`其后又办过 ${since.length} 宗（${since.slice(0, 2).join('、')}），请先撤销其后的决定`)
    }
    if (which === 'began') await unbegin(db, district, table, id)
    else await unend(db, district, table, id)
    const at = instantText(clock.now())
    const { username, name, role } = actor
    const undone = { undone_username: username, undone_by: name, undone_at: at, undone_reason: reason }
    await updateListAct(db, act, undone)
    const details = { kind: act.kind, parcels: act.parcels }
    await audit.append(db, { district, at, username, role, action: 'class-list-undone', object: id, details })
    return listActBody({ ...act, ...undone }, policies, actor)
  })
}
