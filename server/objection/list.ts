import type { ObjectionQuery, ObjectionSummary } from '#core/api/objections.ts'
import { type ObjectionState, openObjectionStates, waitingStates } from '#core/objection/state.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { notOurCursor, readCursor, writeCursor } from '../actions/cursor.ts'
import { countObjections, everyObjection, type ObjectionFilter, objectionPage } from '../db/objection-list.ts'
import { isTown, objectionScope } from '../publication/objection-scope.ts'
import type { Service } from '../service.ts'
import { lookedOn, objectionSummary } from './views.ts'

export interface ObjectionPage {
  readonly items: ObjectionSummary[]
  readonly nextCursor: string | null
  readonly total: number
  readonly counts: {
    readonly open: number
    readonly mine: number
    readonly overdue: number
    readonly late: number
    readonly accepted: number
    readonly closed: number
  }
}

/** States in which the reader is to act; a 街镇 sees of drafts only those it enters itself. */
function statesOf(actor: Actor): readonly ObjectionState[] {
  if (actor.role === 'enterprise') return ['draft']
  if (isTown(actor)) return ['draft', 'received']
  return actor.role === 'district' ? ['late', 'heard', 'decided'] : []
}

const closedStates: readonly ObjectionState[] = ['answered', 'refused-late', 'withdrawn']
const linesPerPage = 100

/** Objections the reader may see. Throws ProblemError malformed-request. */
export async function listObjections(service: Service, grant: Grant, query: ObjectionQuery): Promise<ObjectionPage> {
  const { cycle, only, town, publication, parcelCode, q, cursor, limit = linesPerPage } = query
  const all: ObjectionFilter = {
    ...everyObjection,
    district: service.district.code,
    cycle,
    scope: objectionScope(grant),
  }
  const text = q?.trim().toLowerCase() ?? ''
  const own = statesOf(grant.actor)
  return service.database.read(async (db) => {
    const on = await lookedOn(db, service)
    const chosen = {
      open: { ...all, states: openObjectionStates },
      mine: { ...all, states: own },
      overdue: { ...all, states: waitingStates, dueBefore: on.today },
      late: { ...all, late: true },
      accepted: { ...all, states: ['answered'], accepted: true },
      closed: { ...all, states: closedStates },
    } satisfies Readonly<Record<string, ObjectionFilter>>
    const filter: ObjectionFilter = {
      ...(only === undefined ? all : chosen[only]),
      town: town ?? null,
      publication: publication ?? null,
      parcelCode: parcelCode ?? null,
      text: text === '' ? null : text,
    }
    const isNobodys = only === 'mine' && own.length === 0
    const lines = isNobodys ? [] : await objectionPage(db, filter, afterOf(cursor), limit + 1)
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((line) => objectionSummary(line, grant.actor, on)),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.place, last.number]) : null,
      total: isNobodys ? 0 : await countObjections(db, filter),
      counts: {
        open: await countObjections(db, chosen.open),
        mine: own.length === 0 ? 0 : await countObjections(db, chosen.mine),
        overdue: await countObjections(db, chosen.overdue),
        late: await countObjections(db, chosen.late),
        accepted: grant.actor.role === 'enterprise' ? 0 : await countObjections(db, chosen.accepted),
        closed: await countObjections(db, chosen.closed),
      },
    }
  })
}

function afterOf(cursor: string | undefined): { readonly place: string; readonly number: number } | null {
  if (cursor === undefined) return null
  const [place, number] = readCursor(cursor, 2)
  if (typeof place !== 'string' || typeof number !== 'number') throw notOurCursor()
  return { place, number }
}
