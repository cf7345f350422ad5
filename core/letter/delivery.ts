import { type CalendarDate, dayNumber, fromDayNumber } from '../vocabulary/calendar-date.ts'

/** How a letter is handed over, as 民事诉讼法 names the ways; the choice is the district's. */
export const deliveryWays = ['直接', '留置', '邮寄', '电子', '公告'] as const
export type DeliveryWay = (typeof deliveryWays)[number]

export const deliveryWayNames: Readonly<Record<DeliveryWay, string>> = {
  直接: '直接送达',
  留置: '留置送达',
  邮寄: '邮寄送达',
  电子: '电子送达',
  公告: '公告送达',
}

/** Where a letter stands. */
export const letterStates = ['waiting', 'overdue', 'delivered', 'voided'] as const
export type LetterState = (typeof letterStates)[number]

export const letterStateNames: Readonly<Record<LetterState, string>> = {
  waiting: '待送达',
  overdue: '逾期未送达',
  delivered: '已送达',
  voided: '已作废',
}

/** What of a letter says where it stands. */
export interface Delivered {
  readonly voided: boolean
  readonly deliveredOn: CalendarDate | null
  /** The last day for its delivery; null where none was set. */
  readonly deliverBy: CalendarDate | null
}

export function letterState({ voided, deliveredOn, deliverBy }: Delivered, today: CalendarDate): LetterState {
  if (voided) return 'voided'
  if (deliveredOn !== null) return 'delivered'
  return deliverBy !== null && deliverBy < today ? 'overdue' : 'waiting'
}

/** Last day of so many days from the day of the letter, which does not count. */
export function deliverByDay(issuedOn: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(dayNumber(issuedOn) + days)
}
