import type { Decider } from '../filing-route/route.ts'
import { type FilingEventKind, filingEventNames } from './event.ts'
import { type FilingState, filingStateNames } from './state.ts'

/** Words of the district's procedure that read otherwise where 临港新片区管委会 decides. */
const lingangEvents: Partial<Record<FilingEventKind, string>> = { report: '报管委会' }
const lingangStates: Partial<Record<FilingState, string>> = { reported: '报管委会' }

/** What an event is called on the way to this decider; null while that is open. */
export function eventNameFor(kind: FilingEventKind, decider: Decider | null): string {
  return (decider === 'lingang' ? lingangEvents[kind] : undefined) ?? filingEventNames[kind]
}

export function stateNameFor(state: FilingState, decider: Decider | null): string {
  return (decider === 'lingang' ? lingangStates[state] : undefined) ?? filingStateNames[state]
}
