import type { DueState } from '#core/api/progress-shapes.ts'
import type { OnDay } from '#core/progress/step-figures.ts'
import { type DueDay, timelinessOf } from '#core/progress/timeliness.ts'

/** A last day as it travels, with how it stands today. @param doneOn null while it is not done */
export function dueStateOf(
  due: DueDay | null,
  { today, calendar }: OnDay,
  doneOn: string | null = null,
): DueState | null {
  if (due === null) return null
  const { set, last } = due
  return { set, last, ...timelinessOf(due, doneOn, today, calendar) }
}
