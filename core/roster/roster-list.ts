import { dateIn } from '../form/date-text.ts'
import { dateOfSerial } from '../form/excel-date.ts'
import { type CalendarDate, isCalendarDate } from '../vocabulary/calendar-date.ts'
import { type RosterDuty, rosterDuties, rosterDutyNames } from './entry.ts'
import { officeNamed } from './office.ts'

/** Columns of 专班名册.xlsx. */
export const rosterHeadings = ['单位', '科室', '岗位', '姓名', '电话', '账号', '起始日', '截止日'] as const
export const requiredRosterHeadings = ['单位', '岗位', '姓名'] as const
export const mostRosterLines = 2000

/** A line of the roster as it is typed or read; a blank phone of an import leaves what stands. */
export interface RosterInput {
  readonly office: string
  readonly section: string
  readonly duty: RosterDuty
  readonly name: string
  readonly phone: string
  readonly account: string | null
  readonly from: CalendarDate
  readonly until: CalendarDate | null
}

/** Reads one line of the list; a sentence where it will not do. */
export function readRosterLine(cells: Readonly<Record<string, string>>, today: CalendarDate): RosterInput | string {
  const text = (heading: (typeof rosterHeadings)[number]): string => cells[heading] ?? ''
  const office = officeNamed(text('单位'))
  if (office === null) return `没有“${text('单位')}”这个单位。`
  const duty = rosterDuties.find((code) => rosterDutyNames[code] === text('岗位'))
  if (duty === undefined) return `岗位应为${Object.values(rosterDutyNames).join('、')}。`
  if (text('姓名') === '') return '姓名未填。'
  const from = text('起始日') === '' ? today : dayOf(text('起始日'))
  const until = text('截止日') === '' ? null : dayOf(text('截止日'))
  if (from === undefined || until === undefined) return '日期应写作 2026-11-22。'
  if (until !== null && until < from) return '截止日早于起始日。'
  const account = text('账号').toLowerCase() || null
  return { office, section: text('科室'), duty, name: text('姓名'), phone: text('电话'), account, from, until }
}

/** A day as people or Excel write it. */
function dayOf(text: string): CalendarDate | undefined {
  if (isCalendarDate(text)) return text
  const day = /^\d{5}$/.test(text) ? dateOfSerial(Number(text)) : dateIn(text)
  return day ?? undefined
}
