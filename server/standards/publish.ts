import type { Kysely } from 'kysely'
import type { StandardActBody } from '#core/api/standards.ts'
import { placeFor } from '#core/standard-book/period.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Schema } from '../db/schema.ts'
import type { StandardVersionTable } from '../db/standard-tables.ts'
import { evaluationsBetween } from '../db/standard-uses.ts'
import { updateVersion } from '../db/standards.ts'
import { publishedOf } from '../standard-register/in-force.ts'
import { versionsOf } from '../standard-register/register.ts'
import { faultsOf } from './read.ts'
import { type RegisterAct, recordEvent } from './record-event.ts'
import { actRefused, periodRefused, requireDay, textRefused } from './refusal.ts'
import type { SeenVersion } from './seen.ts'

type Publication = Extract<StandardActBody, { readonly act: 'publish' }>

/**
 * In force from the day, on which all its clauses have to apply: the version before it ends on that day, the one after it, where there is one, ends it. Throws
 * ProblemError: standard-act-refused, standard-period-refused, standard-refused.
 */
export async function publishChanges(
  db: Kysely<Schema>,
  act: RegisterAct,
  { line, standard }: SeenVersion,
  { since, label, document, note }: Publication,
): Promise<Partial<StandardVersionTable>> {
  const { actor, district, at } = act
  requireDay(since, 'since')
  if (label === '正式' && document === undefined) throw actRefused('publish', '正式标准须写明批准文号和日期。')
  if (document !== undefined) requireDay(document.date, 'document.date')
  const faults = faultsOf({ standard: { ...standard, since, until: null } })
  if (faults.length > 0) throw textRefused(faults)
  const place = placeFor(publishedOf(await versionsOf(db, district)), since)
  if (typeof place === 'string') throw periodRefused(place)
  await requireUnused(db, district, since, place.until)
  if (place.closes !== null) await closeAt(db, act, place.closes, since, line.id)
  return {
    state: 'published',
    label,
    since,
    until: place.until,
    published_username: actor.username,
    published_by: actor.name,
    published_at: at,
    published_note: note ?? null,
    document_number: document?.number ?? null,
    document_date: document?.date ?? null,
  }
}

/** The version before goes out of force on that day. */
async function closeAt(
  db: Kysely<Schema>,
  act: RegisterAct,
  { id, revision, hash, until }: StandardVersionTable,
  day: CalendarDate,
  by: string,
): Promise<void> {
  // One that was ended on that very day stays ended, whatever becomes of its successor.
  if (until === day) return
  await updateVersion(db, act.district, id, { until: day, revision: revision + 1 })
  await recordEvent(db, act, { id, revision: revision + 1, hash }, 'succeed', `${day} 起由 ${by} 接替`)
}

/** What was evaluated on those days stays evaluated by what was in force then. Throws ProblemError standard-period-refused. */
export async function requireUnused(
  db: Kysely<Schema>,
  district: string,
  from: CalendarDate,
  before: CalendarDate | null,
): Promise<void> {
  const [latest, ...others] = await evaluationsBetween(db, district, from, before)
  if (latest === undefined) return
  const day = latest.started_at.slice(0, 10)
  throw periodRefused(
    `${from} 起已有 ${others.length + 1} 次评估用 ${latest.standard}（最近 ${day}），请从其后的日期起。`,
  )
}
