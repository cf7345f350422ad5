import type { z } from 'zod'
import type { DisputeSummary, disputeQuery } from '#core/api/disputes.ts'
import {
  type DisputeState,
  disputeStates,
  isOpenDispute,
  openDisputeStates,
  waitingForDepartment,
  waitingForFirm,
} from '#core/dispute/state.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { notOurCursor, readCursor, writeCursor } from '../actions/cursor.ts'
import { countDisputes, type DisputeFilter, disputePage } from '../db/dispute-list.ts'
import { fieldsOfDepartment, namesField } from '../db/field-places.ts'
import type { Service } from '../service.ts'
import { lookedOn } from './find.ts'
import { disputeScope } from './scope.ts'
import { summaryOf } from './views.ts'

export type DisputeQuery = z.infer<typeof disputeQuery>

export interface DisputePage {
  readonly items: DisputeSummary[]
  readonly nextCursor: string | null
  readonly total: number
  readonly mine: number
  readonly overdue: number
  readonly open: number
}

/** States in which the reader is to act. */
function statesOf({ role }: Actor): readonly DisputeState[] {
  if (role === 'enterprise') return waitingForFirm
  return role === 'department' ? waitingForDepartment : []
}

/** Disputes the reader may see. Throws ProblemError malformed-request. */
export async function listDisputes(service: Service, grant: Grant, query: DisputeQuery): Promise<DisputePage> {
  const { cycle, only, town, department, parcelCode, q, cursor, limit = 100 } = query
  const district = service.district.code
  const text = q?.trim().toLowerCase() ?? ''
  const all: DisputeFilter = {
    district,
    cycle,
    scope: disputeScope(grant),
    states: [],
    dueBefore: null,
    town: null,
    fields: null,
    parcelCode: null,
    text: null,
  }
  return service.database.read(async (db) => {
    const on = await lookedOn(db, service)
    const own = statesOf(grant.actor)
    const mine: DisputeFilter = { ...all, states: own }
    const overdue: DisputeFilter = { ...all, states: waitingForDepartment, dueBefore: on.today }
    const open: DisputeFilter = { ...all, states: openDisputeStates }
    const closed: DisputeFilter = { ...all, states: disputeStates.filter((state) => !isOpenDispute(state)) }
    const chosen = { mine, overdue, open, closed }
    const filter: DisputeFilter = {
      ...(only === undefined ? all : chosen[only]),
      town: town ?? null,
      fields: department === undefined ? null : namesField('dispute', fieldsOfDepartment(department)),
      parcelCode: parcelCode ?? null,
      text: text === '' ? null : text,
    }
    const isNobodys = only === 'mine' && own.length === 0
    const lines = isNobodys ? [] : await disputePage(db, filter, afterOf(cursor), limit + 1)
    const page = lines.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((line) => summaryOf(line, grant.actor, on)),
      nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.place, last.number]) : null,
      total: isNobodys ? 0 : await countDisputes(db, filter),
      mine: own.length === 0 ? 0 : await countDisputes(db, mine),
      overdue: await countDisputes(db, overdue),
      open: await countDisputes(db, open),
    }
  })
}

function afterOf(cursor: string | undefined): { readonly place: string; readonly number: number } | null {
  if (cursor === undefined) return null
  const [place, number] = readCursor(cursor, 2)
  if (typeof place !== 'string' || typeof number !== 'number') throw notOurCursor()
  return { place, number }
}
