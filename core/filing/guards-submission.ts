import type { DocumentDeadline } from '../filing-route/route.ts'
import type { FilingContext } from './context.ts'
import type { DeclaredFacts } from './declaration.ts'
import { missingDocuments, requiredDocuments, routeUnder } from './documents.ts'
import type { FilingEvent } from './event.ts'
import type { Filing } from './filing.ts'
import { type AnyObstacle, noObstacles, obstacle } from './obstacle.ts'

/** The 申请表 has no error. */
export function formIsComplete(
  _filing: Filing,
  _event: FilingEvent,
  { formErrors }: FilingContext,
): readonly AnyObstacle[] {
  return formErrors === 0 ? noObstacles : [obstacle('form-has-errors', { errors: formErrors })]
}

/** Boundary, title, contract, and what the declared 用地类型 asks of the unit. */
export function submissionDocuments(filing: Filing, event: FilingEvent): readonly AnyObstacle[] {
  return documentsBefore('submit', filing, event)
}

/** With what the departments add before the report. */
export function routeDocuments(filing: Filing, event: FilingEvent): readonly AnyObstacle[] {
  return documentsBefore('report', filing, event)
}

function documentsBefore(before: DocumentDeadline, filing: Filing, event: FilingEvent): readonly AnyObstacle[] {
  const facts = factsOf(filing, event)
  if (facts === null) return noObstacles
  const route = routeUnder(filing, facts)
  const documents = missingDocuments(requiredDocuments(route, facts, before), filing, event.documents)
  return documents.length === 0 ? noObstacles : [obstacle('document-missing', { documents })]
}

/** What is being submitted now, else what was submitted last. */
function factsOf({ declaration }: Filing, event: FilingEvent): DeclaredFacts | null {
  return 'declaration' in event ? event.declaration.facts : (declaration?.facts ?? null)
}

/** 改造方式 is one of the declared 用地类型; where 区产业部门 may let another pass, it decides that at the first review. */
export function declaredWorks(filing: Filing, event: FilingEvent): readonly AnyObstacle[] {
  const facts = factsOf(filing, event)
  if (facts === null) return noObstacles
  const { id, works, worksMayBeOverridden } = routeUnder({ ...filing, assessment: null }, facts)
  if (works.includes(facts.works) || worksMayBeOverridden) return noObstacles
  return [obstacle('works-not-offered', { route: id, works: facts.works })]
}
