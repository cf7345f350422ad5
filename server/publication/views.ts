import type { Kysely } from 'kysely'
import type { PublicationDetail, PublicationSummary } from '#core/api/publications.ts'
import type { WorkCalendar } from '#core/calendar/calendar.ts'
import { openObjectionStates } from '#core/objection/state.ts'
import { possiblePublicationActs, publicationActs } from '#core/publication/act.ts'
import { windowStatus } from '#core/publication/window.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { countObjections, everyObjection } from '../db/objection-list.ts'
import type { PublicationEventTable, PublicationTable } from '../db/publication-tables.ts'
import { linesBy, publicationEvents } from '../db/publications.ts'
import type { Schema } from '../db/schema.ts'
import { dayAndCalendar } from '../progress/calendar-now.ts'
import type { Service } from '../service.ts'
import { objectionScope } from './objection-scope.ts'
import { lineScope, seesAll } from './scope.ts'
import { columnsOf, kindOf, overridesOf, stateOf } from './stored.ts'

/** On which day, by which calendar, publications are looked at. */
export interface LookedOn {
  readonly today: CalendarDate
  readonly calendar: WorkCalendar
}

function windowOf(publication: PublicationTable, { today, calendar }: LookedOn): PublicationSummary['window'] {
  const { first_day: firstDay, last_day: lastDay, last_day_provisional: provisional } = publication
  if (firstDay === null || lastDay === null) return null
  const { phase, daysLeft } = windowStatus({ firstDay, lastDay }, today, calendar)
  return { firstDay, lastDay, provisional: provisional === 1, phase, daysLeft }
}

export async function publicationSummary(
  db: Kysely<Schema>,
  grant: Grant,
  publication: PublicationTable,
  on: LookedOn,
): Promise<PublicationSummary> {
  const { district, cycle, number } = publication
  const scope = objectionScope(grant)
  const open = { ...everyObjection, district, cycle, scope, states: openObjectionStates, publication: number }
  return {
    number,
    cycle,
    kind: kindOf(publication),
    corrects: publication.corrects,
    townCode: publication.town_code,
    state: stateOf(publication),
    title: publication.title,
    evaluation: publication.evaluation,
    standard: publication.standard,
    lines: publication.lines,
    windowDays: publication.window_days,
    window: windowOf(publication, on),
    publishedAt: publication.published_at,
    preparedAt: publication.prepared_at,
    preparedBy: publication.prepared_by,
    openObjections: await countObjections(db, open),
    revision: publication.revision,
  }
}

/** Everything of a publication that the reader may see; the list itself is read in pages. */
export async function publicationDetail(
  db: Kysely<Schema>,
  service: Service,
  grant: Grant,
  publication: PublicationTable,
): Promise<PublicationDetail> {
  const { district, number, cycle } = publication
  const summary = await publicationSummary(db, grant, publication, await dayAndCalendar(db, service))
  const seen = { district, publication: number, scope: lineScope(grant, cycle), town: null, verdict: null, text: null }
  const verdicts = await linesBy(db, seen, 'verdict')
  const towns = columnsOf(publication).includes('town') ? await linesBy(db, seen, 'town_code') : []
  const isWhole = seesAll(grant)
  return {
    ...summary,
    note: publication.note,
    columns: [...columnsOf(publication)],
    overrideSentences: overridesOf(publication),
    leftOut: isWhole ? publication.left_out : null,
    maskedNames: isWhole ? publication.masked_names : null,
    sha256: publication.sha256,
    reason: publication.reason,
    verdicts: verdicts.map(({ key, lines }) => ({ verdict: key ?? '', lines })),
    towns: towns.flatMap(({ key, lines }) => (key === null ? [] : [{ townCode: key, lines }])),
    events: isWhole ? (await publicationEvents(db, district, number)).map(eventBody) : [],
    possible: grant.actor.role === 'district' ? [...possiblePublicationActs(summary.state)] : [],
  }
}

function eventBody({ number, act: code, at, by_name: by, note }: PublicationEventTable) {
  const act = (['prepare', ...publicationActs] as const).find((one) => one === code)
  if (act === undefined) throw new Error(`unreadable act ${code} of a publication`)
  return { number, act, at, by, note }
}
