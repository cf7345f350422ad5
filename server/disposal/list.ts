import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { DisposalFilterQuery, DisposalSummary } from '#core/api/disposal-shapes.ts'
import { closedDisposalStates, disposalStates } from '#core/disposal/state.ts'
import type { Grant } from '../actions/authorise.ts'
import { notOurCursor, readCursor, writeCursor } from '../actions/cursor.ts'
import { todayInShanghai } from '../clock.ts'
import { countPlans, type PlanFilter, type PlanPlace, planPage } from '../db/disposal-list.ts'
import type { Service } from '../service.ts'
import { planScope, soeKinds, waitingFor } from './scope.ts'
import { summaryOf } from './views.ts'

export interface PlanQuery extends DisposalFilterQuery {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

export interface PlanPage {
  readonly items: DisposalSummary[]
  readonly nextCursor: string | null
  readonly total: number
  readonly mine: number
  readonly overdue: number
  readonly conflicts: number
}

/** Every plan the reader may see. */
export function allPlans(service: Service, grant: Grant): PlanFilter {
  const none = { cycle: null, town: null, path: null, states: null, year: null, soe: null, only: null, text: null }
  return { district: service.district.code, scope: planScope(grant), ...none }
}

export function planFilterOf(service: Service, grant: Grant, query: DisposalFilterQuery): PlanFilter {
  const { cycle, town, path, state, year, soe, only, q } = query
  const text = q?.trim().toLowerCase() ?? ''
  const byOnly = only === undefined ? {} : chosen(grant, only, todayInShanghai(service.clock))
  return {
    ...allPlans(service, grant),
    cycle: cycle ?? null,
    town: town ?? null,
    path: path ?? null,
    year: year ?? null,
    soe: soe === undefined ? null : soeKinds,
    text: text === '' ? null : text,
    ...byOnly,
    ...(state === undefined ? {} : { states: [state] }),
  }
}

function chosen(
  grant: Grant,
  only: NonNullable<DisposalFilterQuery['only']>,
  today: string,
): Partial<Pick<PlanFilter, 'states' | 'only'>> {
  switch (only) {
    case 'open':
      return { states: disposalStates.filter((state) => !closedDisposalStates.includes(state)) }
    case 'closed':
      return { states: closedDisposalStates }
    case 'mine':
      return { only: waitingFor(grant) ?? sql<SqlBool>`false` }
    case 'overdue':
      return { only: overdueOn(today) }
    case 'faults':
      return { only: sql<SqlBool>`(disposal_plan.is_open = 1 and disposal_plan.errors > 0)` }
    case 'conflicts':
      return { only: hasConflict }
  }
}

function overdueOn(today: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(disposal_plan.is_open = 1 and disposal_plan.next_due < ${today})`
}

const hasConflict = sql<SqlBool>`(disposal_plan.is_open = 1 and disposal_plan.conflicts > 0)`

/** Plans the reader may see. Throws ProblemError malformed-request. */
export async function listPlans(service: Service, grant: Grant, query: PlanQuery): Promise<PlanPage> {
  const { cursor, limit = 100, ...asked } = query
  const today = todayInShanghai(service.clock)
  const filter = planFilterOf(service, grant, asked)
  const all = allPlans(service, grant)
  const waiting = waitingFor(grant)
  return service.database.read(async (db) => {
    const lines = await planPage(db, filter, afterOf(cursor), limit + 1)
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((line) => summaryOf(line, today)),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.place, last.number]) : null,
      total: await countPlans(db, filter),
      mine: waiting === null ? 0 : await countPlans(db, { ...all, only: waiting }),
      overdue: await countPlans(db, { ...all, only: overdueOn(today) }),
      conflicts: await countPlans(db, { ...all, only: hasConflict }),
    }
  })
}

function afterOf(cursor: string | undefined): PlanPlace | null {
  if (cursor === undefined) return null
  const [place, number] = readCursor(cursor, 2)
  if (typeof place !== 'string' || typeof number !== 'number') throw notOurCursor()
  return { place, number }
}
