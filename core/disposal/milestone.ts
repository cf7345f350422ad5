import type { DisposalPlanValues } from '../forms/disposal-plan.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'

/** A plan has room for so many. */
export const milestonePlaces = [1, 2, 3, 4, 5] as const
export type MilestonePlace = (typeof milestonePlaces)[number]

export interface Milestone {
  readonly place: MilestonePlace
  readonly name: string | null
  readonly due: CalendarDate | null
  readonly done: CalendarDate | null
  readonly evidence: string | null
}

/** The milestones a plan names, in their places; a place with nothing in it is none. */
export function milestonesOf(values: DisposalPlanValues): readonly Milestone[] {
  return milestonePlaces.flatMap((place) => {
    const name = values[`milestone${place}Name`] ?? null
    const due = values[`milestone${place}Due`] ?? null
    const done = values[`milestone${place}Done`] ?? null
    const evidence = values[`milestone${place}Evidence`] ?? null
    const isBlank = name === null && due === null && done === null && evidence === null
    return isBlank ? [] : [{ place, name, due, done, evidence }]
  })
}

/** The first day on which something that is not done is due; null when nothing waits. */
export function nextDue(milestones: readonly Milestone[]): CalendarDate | null {
  const waiting = milestones.flatMap(({ due, done }) => (due !== null && done === null ? [due] : []))
  return waiting.toSorted()[0] ?? null
}

/** Due before today and not done: the day itself is in time. */
export function isOverdue({ due, done }: Milestone, today: CalendarDate): boolean {
  return due !== null && done === null && due < today
}
