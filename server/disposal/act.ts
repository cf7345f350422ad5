import type { Kysely } from 'kysely'
import type { DisposalActBody, DisposalDetail } from '#core/api/disposal-shapes.ts'
import type { WorkCalendar } from '#core/calendar/calendar.ts'
import { nthWorkdayAfter } from '#core/calendar/workdays.ts'
import { type DisposalAct, disposalActNames, disposalPartyOf, disposalStateAfter } from '#core/disposal/act.ts'
import { disposalObstacles } from '#core/disposal/guard.ts'
import { type DisposalState, disposalStateNames } from '#core/disposal/state.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { departments } from '#core/vocabulary/department.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { distinct } from '../collections.ts'
import { takeNumbers } from '../db/counter.ts'
import { planFiles } from '../db/disposal-files.ts'
import { insertApproved } from '../db/disposal-plans.ts'
import { answerReview, askDepartment, forgetReviews, reviewsOf } from '../db/disposal-reviews.ts'
import type { DisposalPlanTable, DisposalReviewTable } from '../db/disposal-tables.ts'
import type { Schema } from '../db/schema.ts'
import { loadRules } from '../filing/rules.ts'
import type { Service } from '../service.ts'
import { factsOfPlan } from './act-facts.ts'
import { detailOf } from './detail.ts'
import { planWithin } from './find.ts'
import type { PlanEvent } from './record.ts'
import { recordPlanEvent } from './record.ts'
import { cellsIn, derivedColumns, stateOfPlan } from './stored.ts'

/** Within how many working days a department answers. Ours: no document names a term; the 专班 may name another day. */
const answerDays = 10

interface Acting {
  readonly db: Kysely<Schema>
  readonly line: DisposalPlanTable
  readonly grant: Grant
  readonly body: DisposalActBody
  readonly reviews: readonly DisposalReviewTable[]
  readonly to: DisposalState
  readonly at: string
  readonly today: CalendarDate
  readonly calendar: WorkCalendar
}

interface Consequence {
  readonly details: PlanEvent['details']
  readonly changes: Partial<DisposalPlanTable>
}

/**
 * One step of a plan. Throws ProblemError: not-found, disposal-changed, disposal-act-not-allowed, disposal-not-ready
 * (every obstacle as a sentence).
 */
export async function actOnPlan(
  service: Service,
  grant: Grant,
  id: string,
  body: DisposalActBody,
): Promise<DisposalDetail> {
  const district = service.district.code
  const { username, role } = grant.actor
  const { act, revision, note = '' } = body
  return service.database.write(async (db) => {
    // Whoever acts at the same moment waits here, and then sees this act.
    await takeNumbers(db, district, 'disposal')
    const line = await planWithin(db, district, grant, id)
    const { changed_by: by, changed_at: since } = line
    if (line.revision !== revision) throw new ProblemError(problem('disposal-changed', { by, at: since }))
    const state = stateOfPlan(line)
    const to = disposalStateAfter(state, act, disposalPartyOf(role))
    const reviews = await reviewsOf(db, district, id)
    if (to === null || !isAsked(line, reviews, grant, act)) {
      const named = { act: disposalActNames[act], state: disposalStateNames[state] }
      throw new ProblemError(problem('disposal-act-not-allowed', named))
    }
    const today = todayInShanghai(service.clock)
    const facts = factsOfPlan(line, reviews, await planFiles(db, district, id), note, today)
    const obstacles = [...disposalObstacles(act, facts), ...unsaid(body)]
    if (obstacles.length > 0) throw notReady(act, obstacles)
    const at = instantText(service.clock.now())
    const { calendar } = await loadRules(db, district)
    const acting = { db, line, grant, body, reviews, to, at, today, calendar }
    const { details, changes } = await consequenceOf(acting)
    const event = { act, at, note: note === '' ? null : note, details }
    const derived = derivedColumns(cellsIn(line), to, today)
    const after = await recordPlanEvent(db, line, grant.actor, event, { ...derived, ...changes, state: to })
    const told = { act, from: state, to, version: after.version, ...details }
    await service.audit.append(db, {
      district,
      at,
      username,
      role,
      action: 'disposal-acted',
      object: id,
      details: told,
    })
    return detailOf(db, service, grant, after)
  })
}

/** A department answers what it was asked about this version; 区国资委 sees more plans than it is asked about. */
function isAsked(
  { version }: DisposalPlanTable,
  reviews: readonly DisposalReviewTable[],
  { actor }: Grant,
  act: DisposalAct,
): boolean {
  if (act !== 'comment') return true
  return reviews.some((review) => review.version === version && review.department === actor.org)
}

function notReady(act: DisposalAct, reasons: readonly string[]): ProblemError {
  return new ProblemError(problem('disposal-not-ready', { act: disposalActNames[act], reasons }))
}

/** What the act itself has to say and does not. */
function unsaid({ act, departments: named = [], agrees, note = '' }: DisposalActBody): readonly string[] {
  if (act === 'invite') {
    const unknown = named.filter((code) => departments.every((each) => each.code !== code))
    if (named.length === 0) return ['请选择会签的部门。']
    return unknown.length === 0 ? [] : [`没有这个部门：${unknown.join('、')}。`]
  }
  if (act !== 'comment') return []
  if (agrees === undefined) return ['请选择同意或不同意。']
  return agrees || note.length >= 2 ? [] : ['不同意的，请写明意见。']
}

async function consequenceOf(acting: Acting): Promise<Consequence> {
  switch (acting.body.act) {
    case 'submit':
      return submitted(acting)
    case 'invite':
      return invited(acting)
    case 'comment':
      return commented(acting)
    case 'approve':
      return approved(acting)
    case 'revise':
      return { details: {}, changes: { version: acting.line.version + 1, awaited: 0, invited: 0 } }
    default:
      return { details: {}, changes: {} }
  }
}

/** What departments said of an earlier draft of the version stays in the events; they are asked about this one anew. */
async function submitted({ db, line }: Acting): Promise<Consequence> {
  await forgetReviews(db, line.district, line.id, line.version)
  return { details: {}, changes: { awaited: 0, invited: 0 } }
}

async function invited({ db, line, body, reviews, at, today, calendar }: Acting): Promise<Consequence> {
  const named = distinct(body.departments ?? [])
  const dueDay = body.dueDay ?? nthWorkdayAfter(today, answerDays, calendar).date
  if (dueDay < today) throw notReady('invite', ['会签期限早于今天。'])
  const { district, id: plan, version } = line
  const unanswered = { agrees: null, opinion: null, answered_by: null, answered_at: null }
  for (const department of named) {
    await askDepartment(db, { district, plan, version, department, due_day: dueDay, invited_at: at, ...unanswered })
  }
  const others = reviews.filter((review) => review.version === version && !named.includes(review.department))
  const awaited = named.length + others.filter(({ agrees }) => agrees === null).length
  return { details: { departments: named, dueDay }, changes: { awaited, invited: named.length + others.length } }
}

async function commented({ db, line, grant, body, reviews, at }: Acting): Promise<Consequence> {
  const { district, id: plan, version, awaited } = line
  const { org, name } = grant.actor
  const department = org ?? ''
  const agrees = body.agrees === true
  const answer = { agrees: agrees ? 1 : 0, opinion: body.note || null, answered_by: name, answered_at: at }
  await answerReview(db, { district, plan, version, department }, answer)
  const before = reviews.find((review) => review.version === version && review.department === department)
  const isFirst = before?.agrees === null
  return { details: { departments: [department], agrees }, changes: isFirst ? { awaited: awaited - 1 } : {} }
}

async function approved({ db, line, grant, body, at }: Acting): Promise<Consequence> {
  const { district, id: plan, version, cells } = line
  const { name, username } = grant.actor
  const by = { approved_at: at, approved_by: name, username }
  await insertApproved(db, { district, plan, version, cells, note: body.note || null, ...by })
  const changes = {
    approved_version: version,
    approved_path: line.path,
    approved_year: line.plan_year,
    approved_area: line.disposal_area,
  }
  return { details: {}, changes }
}
