import { type AnyProblem, problem } from '../error/problem.ts'
import type { FilingContext } from './context.ts'
import { eventNameFor, stateNameFor } from './decider-words.ts'
import { eventDocuments, missingDocuments, routeOf } from './documents.ts'
import type { FilingEvent, FilingEventKind } from './event.ts'
import type { Filing } from './filing.ts'
import { destinationOf, transitionOf } from './fold.ts'
import { guards } from './guards.ts'
import { type AnyObstacle, obstacle } from './obstacle.ts'
import { obstacleText } from './obstacle-message.zh.ts'
import { type FilingParty, filingPartyNames, partyOf } from './party.ts'
import { transitions } from './transitions.ts'

/**
 * Why the event is refused, null when it may be written. Asked in this order: the state, the party, then everything that
 * must hold, all of it at once. Without a filing only its creation is possible.
 */
export function refusal(filing: Filing | null, event: FilingEvent, context: FilingContext): AnyProblem | null {
  const decider = filing === null ? null : (routeOf(filing)?.decider ?? null)
  const act = eventNameFor(event.kind, decider)
  if (!isPossible(filing, event.kind)) {
    const state = filing === null ? '未建立' : stateNameFor(filing.state, decider)
    return problem('filing-act-not-allowed', { act, state }) as AnyProblem
  }
  const parties = partiesOf(event.kind)
  const party = partyOf(event.role, event.organisation)
  if (party === null || !parties.includes(party)) {
    const names = parties.map((each) => filingPartyNames[each])
    return problem('filing-act-not-yours', { act, parties: names }) as AnyProblem
  }
  const reasons = obstaclesTo(filing, event, context).map(obstacleText)
  return reasons.length === 0 ? null : (problem('filing-not-ready', { act, reasons }) as AnyProblem)
}

/** Whether the state allows the event at all. */
export function isPossible(filing: Filing | null, kind: FilingEventKind): boolean {
  return filing === null ? kind === 'create' : destinationOf(filing, kind) !== null
}

export function partiesOf(kind: FilingEventKind): readonly FilingParty[] {
  return transitionOf(kind)?.who ?? ['applicant', 'industry']
}

/** What the state and the party leave possible: the buttons of one filing, before its guards are asked. */
export function possibleEvents(filing: Filing, party: FilingParty): readonly FilingEventKind[] {
  const kinds = Object.keys(transitions) as Exclude<FilingEventKind, 'create'>[]
  return kinds.filter((kind) => isPossible(filing, kind) && transitions[kind].who.includes(party))
}

/** Everything that stands in the way of an event the state allows. */
export function obstaclesTo(filing: Filing | null, event: FilingEvent, context: FilingContext): readonly AnyObstacle[] {
  const transition = transitionOf(event.kind)
  const days = dayObstacles(filing, event, context)
  if (filing === null || transition === null) return days
  const missing = missingDocuments(eventDocuments(filing, transition.documents), filing, event.documents)
  const documents = missing.length === 0 ? [] : [obstacle('document-missing', { documents: missing })]
  return [...days, ...documents, ...transition.guards.flatMap((name) => guards[name](filing, event, context))]
}

function dayObstacles(filing: Filing | null, { day }: FilingEvent, { today }: FilingContext): readonly AnyObstacle[] {
  if (filing !== null && day < filing.lastDay) return [obstacle('day-goes-back', { day, lastDay: filing.lastDay })]
  return day > today ? [obstacle('day-in-future', { day, today })] : []
}
