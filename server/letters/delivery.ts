import type { LetterDetail } from '#core/api/letter-shapes.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { formatDate } from '#core/form/format.ts'
import type { DeliveryWay } from '#core/letter/delivery.ts'
import { type CalendarDate, isCalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { updateFormalLetter } from '../db/formal-letters.ts'
import { deliveriesOf, insertDelivery } from '../db/letter-deliveries.ts'
import type { FormalLetterTable } from '../db/letter-tables.ts'
import type { Service } from '../service.ts'
import { type DeliveryPeople, detailBody } from './detail.ts'
import { letterWithin, requireLetter } from './scope.ts'

export interface DeliveryRequest {
  readonly on: CalendarDate
  readonly how: DeliveryWay
  readonly to: string
  readonly note?: string | undefined
}

/**
 * Notes how a letter was handed over; the last note counts, those before stay. Who took it is sealed and in no log. Throws
 * ProblemError: not-found, letter-act-not-allowed (voided), letter-not-ready (a day that cannot be).
 */
export async function recordDelivery(
  service: Service,
  grant: Grant,
  id: string,
  { on, how, to, note }: DeliveryRequest,
): Promise<LetterDetail> {
  const district = service.district.code
  const { username, name, role } = grant.actor
  await requireLetter(service, grant, id)
  return service.database.write(async (db) => {
    await takeNumbers(db, district, 'letter-batch')
    const line = await letterWithin(db, service, grant, id)
    requireDay(line, on, todayInShanghai(service.clock))
    const at = instantText(service.clock.now())
    const number = (await deliveriesOf(db, district, id)).length + 1
    const people: DeliveryPeople = { to, note: note === undefined || note === '' ? null : note }
    const stamp = { username, by_name: name, role, at }
    const delivery = { district, letter: id, number, delivered_on: on, how, delivery_people: JSON.stringify(people) }
    await insertDelivery(db, { ...delivery, ...stamp })
    const change = { delivered_on: on, delivered_how: how }
    await updateFormalLetter(db, district, id, change)
    const details = { number: line.number_text, on, how }
    await service.audit.append(db, { district, at, username, role, action: 'letter-delivered', object: id, details })
    return detailBody(db, service, grant, { ...line, ...change })
  })
}

function requireDay({ voided_at, issued_on }: FormalLetterTable, on: CalendarDate, today: CalendarDate): void {
  const act = '登记送达'
  if (voided_at !== null) throw new ProblemError(problem('letter-act-not-allowed', { act, state: '已作废' }))
  if (!isCalendarDate(on)) throw new ProblemError(problem('letter-not-ready', { act, reason: '送达日期不是日期。' }))
  if (on < issued_on) {
    const reason = `送达日期早于出具日期 ${formatDate(issued_on)}。`
    throw new ProblemError(problem('letter-not-ready', { act, reason }))
  }
  if (on > today) throw new ProblemError(problem('letter-not-ready', { act, reason: '送达日期在今天之后。' }))
}
