import type { DocumentKind } from '../filing-route/document-kind.ts'
import type { Jurisdiction } from '../filing-route/jurisdiction.ts'
import type { RouteId } from '../filing-route/route.ts'
import type { Works } from '../filing-route/works.ts'
import type { Milestone } from './milestone.ts'
import type { ReviewerCode } from './reviewer.ts'

/** What stands in the way of an event that the state and the party would allow. Codes are for ever. */
export interface ObstacleDetails {
  'day-goes-back': { readonly day: string; readonly lastDay: string }
  'day-in-future': { readonly day: string; readonly today: string }
  'reason-missing': Record<never, never>
  'form-has-errors': { readonly errors: number }
  'document-missing': { readonly documents: readonly DocumentKind[] }
  'works-not-offered': { readonly route: RouteId; readonly works: Works }
  'route-not-fixed': Record<never, never>
  'route-not-offered': { readonly route: RouteId; readonly jurisdiction: Jurisdiction }
  'jurisdiction-stands': { readonly jurisdiction: Jurisdiction }
  'jurisdiction-not-yours': Record<never, never>
  'checklist-differs': { readonly version: string; readonly current: string }
  'checklist-open': { readonly items: readonly string[] }
  'negative-item-hit': { readonly items: readonly string[] }
  'positive-item-missing': Record<never, never>
  'sheet-version-differs': { readonly version: number; readonly expected: number }
  'sheet-missing': Record<never, never>
  'sheet-outdated': { readonly version: number }
  'stamp-missing': { readonly party: 'applicant' | 'industry' }
  'stamp-not-yours': Record<never, never>
  'no-reviewer': Record<never, never>
  'reviewer-unknown': { readonly reviewer: string }
  'reviewer-invited-already': { readonly reviewer: ReviewerCode }
  'reviewer-not-invited': { readonly reviewer: ReviewerCode }
  'no-one-reminded': Record<never, never>
  'reviewer-not-awaited': { readonly reviewer: ReviewerCode }
  'reminded-already': { readonly reviewer: ReviewerCode; readonly day: string }
  'opinion-not-yours': { readonly reviewer: ReviewerCode }
  'review-open': { readonly reviewers: readonly ReviewerCode[] }
  'decider-differs': { readonly route: RouteId }
  'not-overdue': { readonly daysUsed: number; readonly limitDays: number }
  'city-notice-not-needed': Record<never, never>
  'city-notice-done': { readonly day: string }
  'milestone-reached': { readonly milestone: Milestone }
  'milestone-before': { readonly milestone: Milestone; readonly missing: readonly Milestone[] }
  'milestone-passed': { readonly milestone: Milestone; readonly later: Milestone }
  'plan-adjustment-missing': Record<never, never>
  'not-completed': Record<never, never>
}

export type ObstacleCode = keyof ObstacleDetails

export interface Obstacle<Code extends ObstacleCode = ObstacleCode> {
  readonly code: Code
  readonly details: ObstacleDetails[Code]
}

export type AnyObstacle = { [Code in ObstacleCode]: Obstacle<Code> }[ObstacleCode]

export const noObstacles: readonly AnyObstacle[] = []

export function obstacle<Code extends ObstacleCode>(code: Code, details: ObstacleDetails[Code]): AnyObstacle {
  // The details belong to the code by the signature; the union is told apart by it again.
  return { code, details } as AnyObstacle
}
