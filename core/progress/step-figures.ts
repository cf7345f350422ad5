import type { WorkCalendar } from '../calendar/calendar.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import { type DueDay, timelinessOf } from './timeliness.ts'

/** So many parcels whose step was done on that day; null for those where it is not done. */
export interface DoneOn {
  readonly day: CalendarDate | null
  readonly parcels: number
}

/** Parcels of a 街镇, a 园区 or the district by how they stand to the due date of one step. */
export interface StepFigures {
  readonly done: number
  readonly open: number
  /** Of the done ones. Both are 0 without a due date. */
  readonly onTime: number
  readonly late: number
  /** Of the open ones. */
  readonly overdue: number
  /** Working days, the most of all; 0 when nothing is late or overdue. */
  readonly mostDaysOver: number
}

export const noFigures: StepFigures = { done: 0, open: 0, onTime: 0, late: 0, overdue: 0, mostDaysOver: 0 }

export interface OnDay {
  readonly today: CalendarDate
  readonly calendar: WorkCalendar
}

/** @param due null where none was set: then nothing is on time, late or overdue */
export function stepFigures(counts: readonly DoneOn[], due: DueDay | null, { today, calendar }: OnDay): StepFigures {
  return counts.reduce((figures, { day, parcels }) => {
    const counted = day === null ? { open: parcels } : { done: parcels }
    if (due === null) return addFigures(figures, { ...noFigures, ...counted })
    const { kind, daysOver } = timelinessOf(due, day, today, calendar)
    const one: StepFigures = {
      ...noFigures,
      ...counted,
      onTime: kind === 'on-time' ? parcels : 0,
      late: kind === 'late' ? parcels : 0,
      overdue: kind === 'overdue' ? parcels : 0,
      mostDaysOver: parcels > 0 ? daysOver : 0,
    }
    return addFigures(figures, one)
  }, noFigures)
}

export function addFigures(a: StepFigures, b: StepFigures): StepFigures {
  return {
    done: a.done + b.done,
    open: a.open + b.open,
    onTime: a.onTime + b.onTime,
    late: a.late + b.late,
    overdue: a.overdue + b.overdue,
    mostDaysOver: Math.max(a.mostDaysOver, b.mostDaysOver),
  }
}
