import type { Kysely } from 'kysely'
import {
  type ApprovedVersionBody,
  type DisposalConflictBody,
  type DisposalDetail,
  type DisposalEventBody,
  type DisposalReviewBody,
  filePurposes,
} from '#core/api/disposal-shapes.ts'
import { disposalActs, disposalPartyOf, disposalStateAfter } from '#core/disposal/act.ts'
import { judgePlan } from '#core/disposal/checks/run.ts'
import { disposalObstacles } from '#core/disposal/guard.ts'
import { closedDisposalStates, disposalStateNamed } from '#core/disposal/state.ts'
import { isWritable } from '#core/disposal/write-window.ts'
import type { CellValue } from '#core/form/field.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { planConflicts } from '../db/disposal-conflicts.ts'
import { planFiles } from '../db/disposal-files.ts'
import { approvedVersions, changesOf, planEvents } from '../db/disposal-plans.ts'
import { reviewsOf } from '../db/disposal-reviews.ts'
import type {
  DisposalChangeTable,
  DisposalConflictTable,
  DisposalEventTable,
  DisposalPlanTable,
  DisposalReviewTable,
  DisposalVersionTable,
} from '../db/disposal-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { factsOfPlan } from './act-facts.ts'
import { decisionSentences } from './decision-sentences.ts'
import { planWithin } from './find.ts'
import { decisionOf, reasonsFor } from './parcel-facts.ts'
import { cellsIn, stateOfPlan } from './stored.ts'
import { summaryOf } from './views.ts'

/** One plan. Throws ProblemError not-found. */
export async function readPlan(service: Service, grant: Grant, id: string): Promise<DisposalDetail> {
  return service.database.read(async (db) =>
    detailOf(db, service, grant, await planWithin(db, service.district.code, grant, id)),
  )
}

/** Everything of a plan, with what the reader may do. */
export async function detailOf(
  db: Kysely<Schema>,
  { clock }: Service,
  { actor }: Grant,
  line: DisposalPlanTable,
): Promise<DisposalDetail> {
  const { district, id } = line
  const today = todayInShanghai(clock)
  const [cells, state, party] = [cellsIn(line), stateOfPlan(line), disposalPartyOf(actor.role)]
  const reviews = await reviewsOf(db, district, id)
  const files = await planFiles(db, district, id)
  const conflicts = (await planConflicts(db, district, id)).map(conflictBody)
  const events = await planEvents(db, district, id)
  const changes = await changesOf(db, district, id)
  const versions = await approvedVersions(db, district, id)
  const reasons = await reasonsFor(db, district, await decisionOf(db, district, line.cycle, line.parcel_code))
  const facts = factsOfPlan(line, reviews, files, '', today)
  const drafts = party === 'town' || party === 'office'
  const isOwn = party !== 'department' || reviews.some(({ department }) => department === actor.org)
  const possible = disposalActs.filter((act) => isOwn && disposalStateAfter(state, act, party) !== null)
  return {
    ...summaryOf(line, today),
    values: { ...cells },
    writable: drafts ? Object.keys(disposalPlanForm.fields).filter((key) => isWritable(key, state)) : [],
    findings: judgePlan(cells, { today }).findings.map((finding) => ({ ...finding, fields: [...finding.fields] })),
    proposedReasons: [...reasons],
    decisionNotes: [...(await decisionSentences(db, district, [line]))],
    reviews: reviews.map((review) => reviewBody(review, today)),
    files: files.map(({ sha256, name, size, purpose, by_name: by, at }) => {
      return { sha256, name, size, purpose: filePurposes.find((each) => each === purpose) ?? 'plan', by, at }
    }),
    openConflicts: conflicts.filter(({ settled }) => settled === null),
    settledConflicts: conflicts.filter(({ settled }) => settled !== null),
    versions: versions.map(versionBody),
    events: [...events.map(eventBody), ...changes.map((change) => changeBody(change, events))].toSorted(
      (one, other) => one.number - other.number,
    ),
    possible: possible.map((act) => ({ act, obstacles: [...disposalObstacles(act, facts)] })),
    mayAttach: party !== null && isOwn && !closedDisposalStates.includes(state),
  }
}

function cell(text: string): CellValue | null {
  return JSON.parse(text) as CellValue | null
}

function conflictBody(conflict: DisposalConflictTable): DisposalConflictBody {
  const { choice, chosen_value: value, settled_by: by, settled_at: at } = conflict
  const chosen = (['mine', 'theirs', 'other'] as const).find((each) => each === choice)
  return {
    number: conflict.number,
    field: conflict.field,
    base: cell(conflict.base),
    mine: cell(conflict.mine_value),
    theirs: cell(conflict.theirs_value),
    theirsBy: conflict.theirs_by,
    theirsAt: conflict.theirs_at,
    mineBy: conflict.mine_by,
    mineAt: conflict.mine_at,
    settled: chosen === undefined ? null : { choice: chosen, value: cell(value ?? 'null'), by: by ?? '', at: at ?? '' },
  }
}

function reviewBody(review: DisposalReviewTable, today: CalendarDate): DisposalReviewBody {
  const { department, version, due_day: dueDay, invited_at: invitedAt, opinion } = review
  const agrees = review.agrees === null ? null : review.agrees === 1
  const isOverdue = agrees === null && dueDay !== null && dueDay < today
  const { answered_by: answeredBy, answered_at: answeredAt } = review
  return { department, version, dueDay, invitedAt, agrees, opinion, answeredBy, answeredAt, isOverdue }
}

function versionBody(version: DisposalVersionTable): ApprovedVersionBody {
  const { approved_at: approvedAt, approved_by: approvedBy, note } = version
  const values = JSON.parse(version.cells) as Record<string, CellValue>
  return { version: version.version, approvedAt, approvedBy, note, values }
}

interface EventDetails {
  readonly departments?: readonly string[]
  readonly agrees?: boolean
  readonly fields?: readonly string[]
}

function eventBody(event: DisposalEventTable): DisposalEventBody {
  const { departments = [], agrees = null, fields = [] } = JSON.parse(event.details) as EventDetails
  return {
    number: event.revision,
    act: actNamed(event.act),
    at: event.at,
    by: event.by_name,
    from: stateNamed(event.from_state),
    to: stateNamed(event.to_state),
    version: event.version,
    note: event.note,
    departments: [...departments],
    agrees,
    fields: [...fields],
  }
}

function actNamed(text: string): DisposalEventBody['act'] {
  const known = ([...disposalActs, 'open', 'attach'] as const).find((act) => act === text)
  if (known === undefined) throw new Error(`unreadable act ${text} of a disposal plan`)
  return known
}

function stateNamed(text: string): DisposalEventBody['from'] {
  const known = disposalStateNamed(text)
  if (known === null) throw new Error(`unreadable state ${text} of a disposal plan`)
  return known
}

/** A change stands in the state the plan was in. */
function changeBody(change: DisposalChangeTable, events: readonly DisposalEventTable[]): DisposalEventBody {
  const { revision: number, at, by_name: by, version, source, changed_fields: fields } = change
  const state = stateNamed(events.findLast(({ revision }) => revision < number)?.to_state ?? 'draft')
  const act = source === 'settlement' ? 'settle' : 'change'
  const written = Object.keys(JSON.parse(fields) as object)
  return {
    number,
    act,
    at,
    by,
    from: state,
    to: state,
    version,
    note: null,
    departments: [],
    agrees: null,
    fields: written,
  }
}
