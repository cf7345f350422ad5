import type { WorkCalendar } from '../calendar/calendar.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import { type Citation, clause123 } from '../vocabulary/citation.ts'
import { type DueStage, dueStages } from './stage.ts'
import { dueDay } from './timeliness.ts'

/**
 * Where the example comes from: the timetable of 2023 (底版 9月底–10月上旬，镇/园区评估 10月上旬–11月上旬，条线审核 11月).
 * The days within those weeks are ours.
 */
export const proposedDatesSource: Citation = clause123('二、三', '2023年时间安排，其中的具体日期为拟定')

/** Month and day in the year after the one whose figures are assessed. */
const days: Readonly<Record<DueStage, string>> = {
  'hand-out': '10-10',
  filing: '10-31',
  'town-review': '11-10',
  'department-list': '11-20',
  review: '11-30',
}

export interface ProposedDate {
  readonly stage: DueStage
  readonly due: CalendarDate
}

/** 示例 due dates of a cycle, on working days. They hold for nobody until the 专班 sets them. */
export function proposedDates(cycle: string, calendar: WorkCalendar): readonly ProposedDate[] {
  const year = Number(cycle) + 1
  return dueStages.map((stage) => ({ stage, due: dueDay(`${year}-${days[stage]}`, calendar).last }))
}
