import type { RowStatus } from '../record/status.ts'

/** Steps every parcel goes through, each with the stage that its due date belongs to. */
export const parcelSteps = ['filing', 'town-review', 'review'] as const
export type ParcelStep = (typeof parcelSteps)[number]

/** What brings a step to its end. */
export const endOfStep: Readonly<Record<ParcelStep, RowStatus>> = {
  filing: 'submitted',
  'town-review': 'town-approved',
  review: 'review-approved',
}

const done: Readonly<Record<RowStatus, readonly ParcelStep[]>> = {
  draft: [],
  submitted: ['filing'],
  'town-returned': [],
  'town-approved': ['filing', 'town-review'],
  'review-returned': ['filing'],
  'review-approved': ['filing', 'town-review', 'review'],
  locked: ['filing', 'town-review', 'review'],
}

/** Whether a parcel in that status has the step behind it: what was returned has not, until it is sent again. */
export function isStepDone(status: RowStatus, step: ParcelStep): boolean {
  return done[status].includes(step)
}
