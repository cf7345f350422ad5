import type { WorkCalendar } from '../calendar/calendar.ts'
import { type Day, dayOn, daysFrom } from '../calendar/day.ts'
import { type CalendarDate, dayNumber, fromDayNumber } from '../vocabulary/calendar-date.ts'
import { deadlineOf, earlier, type Pause, pauseOn, pausesOf, startOf } from './clock.ts'
import type { ClockRule } from './clock-rule.ts'
import type { Filing } from './filing.ts'

/** 'near' ▲, 'nearest' ●, 'deadline' □, 'today' ◆, 'stopped': the day of the decision. */
export type ClockMark = 'near' | 'nearest' | 'deadline' | 'today' | 'stopped'

/** One working day of the strip. */
export interface WorkdayCell {
  readonly kind: 'workday'
  readonly date: CalendarDate
  /** Which working day of the ten; null while the clock stands. */
  readonly number: number | null
  /** 'over' = used past the limit; 'ahead' = not yet come. */
  readonly state: 'used' | 'over' | 'paused' | 'ahead'
  readonly marks: readonly ClockMark[]
  /** The holiday a make-up day is worked for: 10-10 周六调休上班，计入. */
  readonly makeUpFor: string | null
  /** Why the clock stood. */
  readonly pauseReason: string | null
  readonly provisional: boolean
}

/** A run of days off, drawn as one gap: a named holiday with the weekend in it, or a plain weekend. */
export interface RestCell {
  readonly kind: 'rest'
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly name: string | null
  readonly marks: readonly ClockMark[]
  readonly provisional: boolean
}

export type ClockCell = WorkdayCell | RestCell

/**
 * The strip of a filing's clock from the first day that counts to its deadline, or further to the day asked about or
 * the decision; empty before 受理.
 */
export function clockCells(
  filing: Filing,
  onDay: CalendarDate,
  calendar: WorkCalendar,
  rule: ClockRule,
): readonly ClockCell[] {
  const base = startOf(filing, rule)
  const deadline = deadlineOf(filing, onDay, calendar, rule)
  if (base === null || deadline === null) return []
  const asOf = earlier(onDay, filing.stoppedOn)
  const strip: Strip = {
    onDay,
    asOf,
    stoppedOn: filing.stoppedOn,
    deadline: deadline.date,
    pauses: pausesOf(filing, asOf),
    rule,
  }
  const last = asOf > deadline.date ? asOf : deadline.date
  const cells: ClockCell[] = []
  let number = 0
  for (const date of daysFrom(fromDayNumber(dayNumber(base) + 1), last)) {
    const day = dayOn(date, calendar)
    if (day.kind === 'weekend' || day.kind === 'holiday') {
      addRest(cells, day, marksOf(date, null, strip))
    } else {
      const pause = pauseOn(date, strip.pauses)
      if (pause === null) number += 1
      cells.push(workdayCell(day, pause === null ? number : null, pause, strip))
    }
  }
  return cells
}

interface Strip {
  readonly onDay: CalendarDate
  readonly asOf: CalendarDate
  readonly stoppedOn: CalendarDate | null
  readonly deadline: CalendarDate
  readonly pauses: readonly Pause[]
  readonly rule: ClockRule
}

function workdayCell(day: Day, number: number | null, pause: Pause | null, strip: Strip): WorkdayCell {
  const { date, kind, holiday, provisional } = day
  return {
    kind: 'workday',
    date,
    number,
    state: stateOf(date, number, strip),
    marks: marksOf(date, number, strip),
    makeUpFor: kind === 'make-up' ? holiday : null,
    pauseReason: pause?.reason ?? null,
    provisional,
  }
}

function stateOf(date: CalendarDate, number: number | null, { asOf, rule }: Strip): WorkdayCell['state'] {
  if (number === null) return 'paused'
  if (date > asOf) return 'ahead'
  return number > rule.limitDays ? 'over' : 'used'
}

function marksOf(date: CalendarDate, number: number | null, strip: Strip): readonly ClockMark[] {
  const { onDay, stoppedOn, deadline, rule } = strip
  const marks: ClockMark[] = []
  if (number === rule.warnAt[0]) marks.push('near')
  if (number === rule.warnAt[1]) marks.push('nearest')
  if (date === deadline) marks.push('deadline')
  if (date === stoppedOn) marks.push('stopped')
  if (date === onDay) marks.push('today')
  return marks
}

/** Days off that touch are one gap; a holiday gives it its name. */
function addRest(cells: ClockCell[], { date, holiday, provisional }: Day, marks: readonly ClockMark[]): void {
  const before = cells.at(-1)
  if (before?.kind !== 'rest') {
    cells.push({ kind: 'rest', from: date, to: date, name: holiday, marks, provisional })
    return
  }
  const name = before.name ?? holiday
  cells[cells.length - 1] = {
    ...before,
    to: date,
    name,
    marks: [...before.marks, ...marks],
    provisional: before.provisional || provisional,
  }
}
