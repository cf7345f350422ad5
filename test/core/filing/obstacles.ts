import type { FilingEvent } from '#core/filing/event.ts'
import { foldFiling } from '#core/filing/fold.ts'
import { obstacleText } from '#core/filing/obstacle-message.zh.ts'
import { obstaclesTo } from '#core/filing/refusal.ts'
import { context } from './acts.ts'
import { logs } from './logs.ts'

/** What stands in the way of the event after this log, in words. */
export function obstacles(
  log: readonly FilingEvent[],
  event: FilingEvent,
  changed: Partial<typeof context> = {},
): readonly string[] {
  return obstaclesTo(foldFiling(log), event, { ...context, ...changed }).map(obstacleText)
}

/** The log up to the state, with one of its events replaced. */
export function logWith(state: keyof typeof logs, replaced: FilingEvent): readonly FilingEvent[] {
  return (logs[state] ?? []).map((event) => (event.kind === replaced.kind ? replaced : event))
}
