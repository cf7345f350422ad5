import { routes } from '../filing-route/routes.ts'
import type { FilingContext } from './context.ts'
import { needsCityNotice } from './documents.ts'
import type { FilingEvent } from './event.ts'
import type { Filing } from './filing.ts'
import { isAfter, type Milestone, requiredBefore } from './milestone.ts'
import { type AnyObstacle, noObstacles, obstacle } from './obstacle.ts'

/** 报备 is due, and was not made. */
export function cityNotice(filing: Filing): readonly AnyObstacle[] {
  if (filing.cityNoticeOn !== null) return [obstacle('city-notice-done', { day: filing.cityNoticeOn })]
  return needsCityNotice(filing) ? noObstacles : [obstacle('city-notice-not-needed', {})]
}

/** Milestones in their order, each once, on a day between the decision and today; after 环评 not before the 规划调整. */
export function milestone(filing: Filing, event: FilingEvent, { today }: FilingContext): readonly AnyObstacle[] {
  if (event.kind !== 'reach-milestone') return noObstacles
  const found = [...orderObstacles(filing, event.milestone)]
  const decidedOn = filing.decision?.day
  if (decidedOn !== undefined && event.on < decidedOn) {
    found.push(obstacle('day-goes-back', { day: event.on, lastDay: decidedOn }))
  }
  if (event.on > today) found.push(obstacle('day-in-future', { day: event.on, today }))
  const { assessment, planAdjustment } = filing
  const awaits = assessment !== null && routes[assessment.route].awaitsPlanAdjustment && planAdjustment === null
  if (awaits && isAfter(event.milestone, 'eia')) found.push(obstacle('plan-adjustment-missing', {}))
  return found
}

function orderObstacles({ milestones }: Filing, milestone: Milestone): readonly AnyObstacle[] {
  const reached = milestones.map((each) => each.milestone)
  if (reached.includes(milestone)) return [obstacle('milestone-reached', { milestone })]
  const later = reached.find((each) => isAfter(each, milestone))
  if (later !== undefined) return [obstacle('milestone-passed', { milestone, later })]
  const missing = requiredBefore(milestone).filter((each) => !reached.includes(each))
  return missing.length === 0 ? noObstacles : [obstacle('milestone-before', { milestone, missing })]
}

/** In operation, or the land was taken back. */
export function isCompleted({ milestones, measures }: Filing): readonly AnyObstacle[] {
  const operates = milestones.some(({ milestone: each }) => each === 'operation')
  const isTakenBack = measures.some(({ measure }) => measure === '收回土地')
  return operates || isTakenBack ? noObstacles : [obstacle('not-completed', {})]
}
