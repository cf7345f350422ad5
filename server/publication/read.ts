import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type {
  PublicationDetail,
  PublicationLineBody,
  PublicationSummary,
  PublicationTermsBody,
  publicationLineQuery,
} from '#core/api/publications.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import { countingStates } from '#core/publication/state.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { notOurCursor, readCursor, writeCursor } from '../actions/cursor.ts'
import { openObjections } from '../cycle-stage/open-objections.ts'
import { latestFormal } from '../db/evaluations.ts'
import type { PublicationTable } from '../db/publication-tables.ts'
import { countPublicationLines, findPublication, publicationLinePage, publicationsOfYear } from '../db/publications.ts'
import type { Schema } from '../db/schema.ts'
import { dayAndCalendar } from '../progress/calendar-now.ts'
import { stageOf } from '../require-stage.ts'
import type { Service } from '../service.ts'
import { storedDigest } from './digest.ts'
import { isSeen, lineScope, seesAll, statesSeen } from './scope.ts'
import { columnsOf, shownLine } from './stored.ts'
import { publicationTermsNow } from './terms.ts'
import { publicationDetail, publicationSummary } from './views.ts'

const mostListed = 200

export interface PublicationList {
  readonly items: PublicationSummary[]
  readonly stage: string
  readonly formal: {
    readonly number: number
    readonly finishedAt: string | null
    readonly parcels: number
    readonly overrideSentences: string[]
  } | null
  readonly terms: PublicationTermsBody
  readonly outstanding: {
    readonly open: number
    readonly toReEvaluate: number
    readonly lastDay: string
    readonly windowOver: boolean
  } | null
}

/** Publications of a year that the reader may see, the newest first. */
export async function listPublications(service: Service, grant: Grant, cycle: string): Promise<PublicationList> {
  const district = service.district.code
  return service.database.read(async (db) => {
    const on = await dayAndCalendar(db, service)
    const seen = { states: statesSeen(grant), limit: mostListed }
    const found = await publicationsOfYear(db, district, cycle, seen)
    const items: PublicationSummary[] = []
    for (const publication of found) {
      if (isSeen(publication, grant, on.today)) items.push(await publicationSummary(db, grant, publication, on))
    }
    const formal = await latestFormal(db, district, cycle)
    return {
      items,
      stage: await stageOf(db, district, cycle),
      formal: formal && {
        number: formal.number,
        finishedAt: formal.finished_at,
        parcels: formal.parcels,
        overrideSentences: [...overrideSentences(gatesIn(formal.gates))],
      },
      terms: await publicationTermsNow(db, district),
      outstanding: seesAll(grant) ? await outstandingOf(db, district, cycle, on.today) : null,
    }
  })
}

async function outstandingOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  today: CalendarDate,
): Promise<PublicationList['outstanding']> {
  const { open, toReEvaluate, lastDay, windowOver } = await openObjections(db, district, cycle, today)
  return lastDay === null ? null : { open, toReEvaluate, lastDay, windowOver }
}

/** Throws ProblemError not-found for one that is not there, or not for the reader yet: both are answered alike. */
export async function findSeen(
  db: Kysely<Schema>,
  service: Service,
  grant: Grant,
  number: number,
): Promise<PublicationTable> {
  const publication = await findPublication(db, service.district.code, number)
  const { today } = await dayAndCalendar(db, service)
  if (publication === null || !isSeen(publication, grant, today)) {
    throw new ProblemError(problem('not-found', { what: '这次公示' }))
  }
  return publication
}

/** Throws ProblemError not-found. */
export async function readPublication(service: Service, grant: Grant, number: number): Promise<PublicationDetail> {
  return service.database.read(async (db) =>
    publicationDetail(db, service, grant, await findSeen(db, service, grant, number)),
  )
}

type LineQuery = z.infer<typeof publicationLineQuery>

export interface LinePage {
  readonly items: PublicationLineBody[]
  readonly nextCursor: string | null
  readonly total: number
}

const linesPerPage = 100

/** Lines in the order of 街镇 and code, within the reader's scope. Throws ProblemError not-found, malformed-request. */
export async function readPublicationLines(
  service: Service,
  grant: Grant,
  number: number,
  { town, verdict, q, cursor, limit = linesPerPage }: LineQuery,
): Promise<LinePage> {
  const after = cursor === undefined ? 0 : readCursor(cursor, 1)[0]
  if (typeof after !== 'number') throw notOurCursor()
  return service.database.read(async (db) => {
    const publication = await findSeen(db, service, grant, number)
    const columns = columnsOf(publication)
    const text = q?.trim().toLowerCase() ?? ''
    const filter = {
      district: publication.district,
      publication: number,
      scope: lineScope(grant, publication.cycle),
      town: town ?? null,
      verdict: verdict ?? null,
      text: text === '' ? null : text,
    }
    const found = await publicationLinePage(db, filter, after, limit + 1)
    const page = found.slice(0, limit)
    const last = page.at(-1)
    const mayObject = openers.has(grant.actor.role) && countingStates.some((state) => state === publication.state)
    return {
      items: page.map((line) => ({ ...shownLine(line, columns), mayObject })),
      nextCursor: found.length > limit && last !== undefined ? writeCursor([last.place]) : null,
      total: await countPublicationLines(db, filter),
    }
  })
}

const openers: ReadonlySet<string> = new Set(['enterprise', 'town', 'town-reviewer'])

/** Whether the list is still what it was when it was prepared. Throws ProblemError not-found. */
export async function publicationIntegrity(service: Service, grant: Grant, number: number) {
  return service.database.read(async (db) => {
    const publication = await findSeen(db, service, grant, number)
    const computed = await storedDigest(db, publication)
    return { sha256: publication.sha256, computed, intact: publication.sha256 === computed }
  })
}
