import { routes } from '../filing-route/routes.ts'
import { metItems, openItems } from './checklist.ts'
import type { FilingContext } from './context.ts'
import type { FilingEvent } from './event.ts'
import type { Filing } from './filing.ts'
import { type AnyObstacle, noObstacles, obstacle } from './obstacle.ts'
import { partyOf } from './party.ts'

/** Another one than stands; the unit says it for its own draft, from then on 区产业部门 does. */
export function mayFixJurisdiction(filing: Filing, event: FilingEvent): readonly AnyObstacle[] {
  if (event.kind !== 'set-jurisdiction') return noObstacles
  const found: AnyObstacle[] = []
  const { jurisdiction, state } = filing
  if (event.jurisdiction === jurisdiction) found.push(obstacle('jurisdiction-stands', { jurisdiction }))
  const isApplicant = partyOf(event.role, event.organisation) === 'applicant'
  if (isApplicant && state !== 'draft') found.push(obstacle('jurisdiction-not-yours', {}))
  return found
}

/** The 初审 fixes a route of the filing's jurisdiction and answers every item of the version in force; what it found may be negative. */
export function isAssessed(
  { jurisdiction }: Filing,
  event: FilingEvent,
  { checklist }: FilingContext,
): readonly AnyObstacle[] {
  if (event.kind !== 'assess') return noObstacles
  const found: AnyObstacle[] = []
  const { route, checklistVersion: version, answers } = event
  if (routes[route].jurisdiction !== jurisdiction) found.push(obstacle('route-not-offered', { route, jurisdiction }))
  if (version !== checklist.version) {
    found.push(obstacle('checklist-differs', { version, current: checklist.version }))
    return found
  }
  const open = openItems(checklist, answers).map(({ text }) => text)
  if (open.length > 0) found.push(obstacle('checklist-open', { items: open }))
  return found
}

/** The project may go on: route fixed, no negative item met, one positive item met, 改造方式 one the route offers. */
export function fits(filing: Filing): readonly AnyObstacle[] {
  const { assessment } = filing
  if (assessment === null) return [obstacle('route-not-fixed', {})]
  const found: AnyObstacle[] = [...worksObstacles(filing)]
  const hits = metItems(assessment.answers, 'negative').map(({ text }) => text)
  if (hits.length > 0) found.push(obstacle('negative-item-hit', { items: hits }))
  if (metItems(assessment.answers, 'positive').length === 0) found.push(obstacle('positive-item-missing', {}))
  return found
}

function worksObstacles({ assessment, declaration }: Filing): readonly AnyObstacle[] {
  if (assessment === null || declaration === null) return noObstacles
  const { id, works, worksMayBeOverridden } = routes[assessment.route]
  const declared = declaration.facts.works
  if (works.includes(declared)) return noObstacles
  const isExcused = worksMayBeOverridden && (assessment.worksOverride ?? '').trim() !== ''
  return isExcused ? noObstacles : [obstacle('works-not-offered', { route: id, works: declared })]
}
