import type { LetterSummary } from '#core/api/letter-shapes.ts'
import { type DeliveryWay, deliveryWays, type LetterState, letterState } from '#core/letter/delivery.ts'
import { type LetterKind, letterKindNamed } from '#core/letter/kind.ts'
import { type LetterReceiverKind, letterReceiverKinds } from '#core/letter/receiver.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { readCursor, writeCursor } from '../actions/cursor.ts'
import { todayInShanghai } from '../clock.ts'
import { formalLetterPage, type LetterFilter, letterCounts } from '../db/formal-letters.ts'
import type { FormalLetterTable } from '../db/letter-tables.ts'
import type { Service } from '../service.ts'
import { letterScopeOf } from './scope.ts'
import { settingsNow } from './settings.ts'

const defaultLimit = 100

export interface LetterQuery {
  readonly cycle: string
  readonly kind?: LetterKind | undefined
  readonly state?: LetterState | undefined
  readonly town?: string | undefined
  readonly q?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

export function letterFilter(service: Service, grant: Grant, { cycle, kind, town, q }: LetterQuery): LetterFilter {
  const text = q?.trim().toLowerCase() ?? ''
  return {
    district: service.district.code,
    cycle,
    scope: letterScopeOf(grant),
    kind: kind ?? null,
    town: town ?? null,
    text: text === '' ? null : text,
    today: todayInShanghai(service.clock),
  }
}

/** Letters of the reader's scope, the newest first, with how many stand where. */
export async function listFormalLetters(
  service: Service,
  grant: Grant,
  query: LetterQuery,
): Promise<{
  readonly items: LetterSummary[]
  readonly nextCursor: string | null
  readonly counts: Record<LetterState, number>
}> {
  const { cursor, state = null, limit = defaultLimit } = query
  const before = cursor === undefined ? null : Number(readCursor(cursor, 1)[0])
  const filter = letterFilter(service, grant, query)
  return service.database.read(async (db) => {
    const found = await formalLetterPage(db, filter, state, before, limit + 1)
    const { settings } = await settingsNow(db, service)
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((line) => summaryBody(line, filter.today, settings.openedIsDelivery)),
      nextCursor: found.length > limit && last !== undefined ? writeCursor([last.seq]) : null,
      counts: await letterCounts(db, filter),
    }
  })
}

/** @param openedIsDelivery that it was opened here is shown as 电子送达 where none is on record */
export function summaryBody(line: FormalLetterTable, today: CalendarDate, openedIsDelivery: boolean): LetterSummary {
  const opened = openedIsDelivery && line.opened_at !== null ? line.opened_at.slice(0, 10) : null
  const deliveredOn = line.delivered_on ?? opened
  return {
    id: line.id,
    number: line.number_text,
    kind: kindOfLetter(line),
    cycle: line.cycle,
    title: line.title,
    receiverKind: receiverKindOf(line),
    receiver: line.receiver_name,
    parcelCode: line.parcel_code,
    townCode: line.town_code,
    issuedOn: line.issued_on,
    by: line.by_name,
    state: letterState({ voided: line.voided_at !== null, deliveredOn, deliverBy: line.deliver_by }, today),
    deliverBy: line.deliver_by,
    deliveredOn,
    deliveredHow: line.delivered_on === null && opened !== null ? '电子' : wayOf(line.delivered_how),
    openedAt: line.opened_at,
  }
}

export function kindOfLetter({ kind }: Pick<FormalLetterTable, 'kind'>): LetterKind {
  const known = letterKindNamed(kind)
  if (known === null) throw new Error(`unreadable kind ${kind} of a letter`)
  return known
}

function receiverKindOf({ receiver_kind }: FormalLetterTable): LetterReceiverKind {
  const known = letterReceiverKinds.find((kind) => kind === receiver_kind)
  if (known === undefined) throw new Error(`unreadable receiver ${receiver_kind} of a letter`)
  return known
}

export function wayOf(how: string | null): DeliveryWay | null {
  return deliveryWays.find((way) => way === how) ?? null
}
