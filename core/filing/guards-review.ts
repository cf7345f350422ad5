import type { FilingEvent } from './event.ts'
import type { Filing, ReviewLine } from './filing.ts'
import { type AnyObstacle, noObstacles, obstacle } from './obstacle.ts'
import { partyOf } from './party.ts'
import { reviewerName } from './reviewer.ts'

/** At least one reviewer, each known, none twice. */
export function mayInvite({ review }: Filing, event: FilingEvent): readonly AnyObstacle[] {
  if (event.kind !== 'open-review' && event.kind !== 'invite') return noObstacles
  if (event.invited.length === 0) return [obstacle('no-reviewer', {})]
  const already = new Set(review?.lines.map(({ reviewer }) => reviewer) ?? [])
  const found: AnyObstacle[] = []
  for (const { reviewer } of event.invited) {
    if (reviewerName(reviewer) === null) found.push(obstacle('reviewer-unknown', { reviewer }))
    if (already.has(reviewer)) found.push(obstacle('reviewer-invited-already', { reviewer }))
    already.add(reviewer)
  }
  return found
}

/** The opinion or the overruling is of a reviewer on the list. */
export function answers({ review }: Filing, event: FilingEvent): readonly AnyObstacle[] {
  if (!('reviewer' in event)) return noObstacles
  const isInvited = review?.lines.some(({ reviewer }) => reviewer === event.reviewer) === true
  return isInvited ? noObstacles : [obstacle('reviewer-not-invited', { reviewer: event.reviewer })]
}

/** A reviewer answers for itself; 区产业部门 enters what came on paper. */
export function isOwnOpinion(_filing: Filing, event: FilingEvent): readonly AnyObstacle[] {
  if (event.kind !== 'give-opinion' || event.organisation === event.reviewer) return noObstacles
  if (partyOf(event.role, event.organisation) === 'industry') return noObstacles
  return [obstacle('opinion-not-yours', { reviewer: event.reviewer })]
}

/** Those reminded are on the list, have not answered, and were not reminded on that very day. */
export function mayRemind(filing: Filing, event: FilingEvent): readonly AnyObstacle[] {
  if (event.kind !== 'remind') return noObstacles
  if (event.reviewers.length === 0) return [obstacle('no-one-reminded', {})]
  const open = openLines(filing)
  return event.reviewers.flatMap((reviewer): readonly AnyObstacle[] => {
    const line = open.find((each) => each.reviewer === reviewer)
    if (line === undefined) return [obstacle('reviewer-not-awaited', { reviewer })]
    const { day } = event
    return line.reminders.some((each) => each.day === day) ? [obstacle('reminded-already', { reviewer, day })] : []
  })
}

/** Every reviewer has answered, or 区产业部门 has recorded why it goes on without. */
export function reviewIsClosed(filing: Filing): readonly AnyObstacle[] {
  const reviewers = openLines(filing).map(({ reviewer }) => reviewer)
  return reviewers.length === 0 ? noObstacles : [obstacle('review-open', { reviewers })]
}

/** Reviewers still to be heard; empty before 联审 and when it may close. */
export function openLines({ review }: Pick<Filing, 'review'>): readonly ReviewLine[] {
  return review?.lines.filter(({ opinion, overruled }) => opinion === null && overruled === null) ?? []
}
