import type { Kysely } from 'kysely'
import type { FilingSummary } from '#core/api/filings.ts'
import { clockStatus } from '#core/filing/clock-status.ts'
import { routeOf } from '#core/filing/documents.ts'
import { type FilingState, filingStates } from '#core/filing/state.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { codesOf } from '../actions/codes.ts'
import { readTextCursor, writeCursor } from '../actions/cursor.ts'
import { todayInShanghai } from '../clock.ts'
import { countFilings, type FilingOrder, filingCounts, filingPage, filingsInReview } from '../db/filing-list.ts'
import type { FilingTable } from '../db/filing-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { awaitedOf, isNoticeOpen, ownReminder, parseFacts, remindedOf } from './facts.ts'
import { organisationOf } from './party.ts'
import { type FilingRules, loadRules } from './rules.ts'
import { filingScope, filingsWithin } from './scope.ts'

export interface FilingQuery {
  readonly state?: string | undefined
  readonly town?: string | undefined
  readonly due?: 'near' | 'overdue' | undefined
  readonly q?: string | undefined
  readonly sort?: 'urgency' | '-changedAt' | 'number' | '-number' | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

export interface FilingPage {
  readonly items: FilingSummary[]
  readonly nextCursor: string | null
  readonly total: number
  readonly counts: Record<FilingState, number>
  readonly near: number
  readonly overdue: number
  readonly ownReminders: number
}

const orders: Readonly<Record<NonNullable<FilingQuery['sort']>, FilingOrder>> = {
  urgency: { column: 'urgency', descending: false },
  '-changedAt': { column: 'changed_at', descending: true },
  number: { column: 'number', descending: false },
  '-number': { column: 'number', descending: true },
}
const defaultLimit = 100

/** Filings within the reader's scope, filtered and sorted. Throws ProblemError malformed-request. */
export async function listFilings(service: Service, { actor }: Grant, query: FilingQuery): Promise<FilingPage> {
  const district = service.district.code
  const today = todayInShanghai(service.clock)
  const text = query.q?.trim().toLowerCase() ?? ''
  const scope = filingsWithin(filingScope(actor), district)
  const filter = { district, scope, town: query.town ?? null, text: text === '' ? null : text }
  const choice = { states: codesOf(query.state, filingStates, 'state'), due: query.due ?? null, today }
  const order = orders[query.sort ?? 'urgency']
  const after = query.cursor === undefined ? null : readTextCursor(query.cursor, 2)
  const limit = query.limit ?? defaultLimit
  const organisation = organisationOf(actor)
  return service.database.read(async (db) => {
    const rules = await loadRules(db, district)
    const lines = await filingPage(db, filter, choice, order, after, limit + 1)
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    const { byState, near, overdue } = await filingCounts(db, filter, today)
    const counts = Object.fromEntries(filingStates.map((state) => [state, byState.get(state) ?? 0]))
    return {
      items: page.map((line) => summaryOf(line, rules, today, organisation)),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last[order.column], last.number]) : null,
      total: await countFilings(db, filter, choice),
      counts: counts as Record<FilingState, number>,
      near,
      overdue,
      ownReminders: organisation === null ? 0 : await countReminders(db, district, organisation),
    }
  })
}

/** Few filings are in 联审 at a time: their facts are read. */
async function countReminders(db: Kysely<Schema>, district: string, reviewer: string): Promise<number> {
  const lines = await filingsInReview(db, district, reviewer)
  return lines.filter(({ facts }) => ownReminder(parseFacts(facts), reviewer) !== null).length
}

function summaryOf(
  line: FilingTable,
  rules: FilingRules,
  today: CalendarDate,
  organisation: string | null,
): FilingSummary {
  const facts = parseFacts(line.facts)
  const { onDay: _onDay, ...clock } = clockStatus(facts, today, rules.calendar, ruleOf(line, rules))
  return {
    id: line.id,
    number: line.number,
    projectName: line.project_name,
    firmName: line.firm_name,
    townCode: line.town_code,
    routeMark: line.route_mark,
    works: line.works,
    state: facts.state,
    clock,
    decider: routeOf(facts)?.decider ?? null,
    awaiting: awaitedOf(facts),
    reminded: remindedOf(facts),
    ownReminder: ownReminder(facts, organisation),
    cityNoticeOpen: isNoticeOpen(facts),
    changedAt: line.changed_at,
  }
}

/** What the line is counted by: the rule of its acceptance, else the one in force. */
export function ruleOf({ rule }: Pick<FilingTable, 'rule'>, rules: FilingRules) {
  return (rule === null ? rules.clock : rules.clockNamed(rule)).rule
}
