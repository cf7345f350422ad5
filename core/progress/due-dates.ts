import type { WorkCalendar } from '../calendar/calendar.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import type { DueStage, DueTargetKind } from './stage.ts'
import { type DueDay, dueDay } from './timeliness.ts'

/** Due dates of one stage as they were set: everybody's, and those of who was given longer. */
export interface StageDates {
  /** Null until the 专班 sets one. */
  readonly everybody: CalendarDate | null
  /** By code of the target. */
  readonly extended: Readonly<Record<DueTargetKind, ReadonlyMap<string, CalendarDate>>>
}

export type DueDates = Readonly<Record<DueStage, StageDates>>

/** Who is asked about: a parcel with the 街镇 it belongs to, a 街镇, or a department. */
export interface DueHolder {
  readonly town?: string | null
  readonly department?: string
  readonly parcel?: string
}

export const noDates: StageDates = {
  everybody: null,
  extended: { town: new Map(), department: new Map(), parcel: new Map() },
}

/**
 * The last day of a holder: the latest of what holds for everybody, for the 街镇 or department and for the parcel, so
 * that an extension never takes days away. Null where nothing was set for everybody.
 */
export function dueOf({ everybody, extended }: StageDates, holder: DueHolder, calendar: WorkCalendar): DueDay | null {
  if (everybody === null) return null
  const own = [
    holder.town == null ? undefined : extended.town.get(holder.town),
    holder.department === undefined ? undefined : extended.department.get(holder.department),
    holder.parcel === undefined ? undefined : extended.parcel.get(holder.parcel),
  ]
  const set = own.reduce((latest: string, each) => (each !== undefined && each > latest ? each : latest), everybody)
  return dueDay(set, calendar)
}
