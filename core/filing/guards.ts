import { routes } from '../filing-route/routes.ts'
import { daysUsed } from './clock.ts'
import type { FilingContext } from './context.ts'
import type { FilingEvent } from './event.ts'
import type { Filing } from './filing.ts'
import { fits, isAssessed, mayFixJurisdiction } from './guards-project.ts'
import { answers, isOwnOpinion, mayInvite, mayRemind, reviewIsClosed } from './guards-review.ts'
import { isOwnStamp, sheetIsConfirmed, sheetVersion } from './guards-sheet.ts'
import { declaredWorks, formIsComplete, routeDocuments, submissionDocuments } from './guards-submission.ts'
import { cityNotice, isCompleted, milestone } from './guards-tracking.ts'
import { type AnyObstacle, noObstacles, obstacle } from './obstacle.ts'
import type { GuardName } from './transition.ts'

/** What stands in the way of this event; empty when nothing does. */
export type Guard = (filing: Filing, event: FilingEvent, context: FilingContext) => readonly AnyObstacle[]

/** Every guard the table names. */
export const guards: Readonly<Record<GuardName, Guard>> = {
  reason: hasReason,
  'declaration-complete': formIsComplete,
  'submission-documents': submissionDocuments,
  'works-declared': declaredWorks,
  jurisdiction: mayFixJurisdiction,
  assessment: isAssessed,
  'project-fits': fits,
  'sheet-version': sheetVersion,
  'sheet-stamp': isOwnStamp,
  'sheet-confirmed': sheetIsConfirmed,
  invitations: mayInvite,
  invited: answers,
  'own-opinion': isOwnOpinion,
  awaited: mayRemind,
  'review-closed': reviewIsClosed,
  'route-documents': routeDocuments,
  decider,
  overdue: isOverdue,
  'city-notice': cityNotice,
  milestone,
  completed: isCompleted,
}

function hasReason(_filing: Filing, event: FilingEvent): readonly AnyObstacle[] {
  const reason = 'reason' in event ? event.reason.trim() : ''
  return reason === '' ? [obstacle('reason-missing', {})] : noObstacles
}

/** Who decides: the event of 区政府 or 管委会 on their routes, the report to the city on the city's. */
function decider({ assessment }: Filing, { kind }: FilingEvent): readonly AnyObstacle[] {
  if (assessment === null) return [obstacle('route-not-fixed', {})]
  const isCitys = routes[assessment.route].decider === 'city'
  const isToCity = kind === 'report-to-city'
  return isCitys === isToCity ? noObstacles : [obstacle('decider-differs', { route: assessment.route })]
}

function isOverdue(filing: Filing, { day }: FilingEvent, { calendar, rule }: FilingContext): readonly AnyObstacle[] {
  const { days } = daysUsed(filing, day, calendar, rule)
  return days > rule.limitDays ? noObstacles : [obstacle('not-overdue', { daysUsed: days, limitDays: rule.limitDays })]
}
