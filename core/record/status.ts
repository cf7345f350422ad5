/** Row status (workflow of the forms) and the transitions between them. */
export const rowStatuses = [
  'draft',
  'submitted',
  'town-returned',
  'town-approved',
  'review-returned',
  'review-approved',
  'locked',
] as const
export type RowStatus = (typeof rowStatuses)[number]

export const rowStatusNames: Readonly<Record<RowStatus, string>> = {
  draft: '填报中',
  submitted: '已提交',
  'town-returned': '街镇退回',
  'town-approved': '街镇通过',
  'review-returned': '核验退回',
  'review-approved': '核验通过',
  locked: '锁定',
}

export const rowTransitions: Readonly<Record<RowStatus, readonly RowStatus[]>> = {
  draft: ['submitted'],
  submitted: ['town-returned', 'town-approved'],
  'town-returned': ['submitted'],
  'town-approved': ['review-returned', 'review-approved'],
  'review-returned': ['town-approved', 'town-returned'],
  'review-approved': ['locked'],
  locked: [],
}

/** Whoever sends something back says why. */
export const returnStatuses: ReadonlySet<RowStatus> = new Set(['town-returned', 'review-returned'])

/** These states say that the data is in order: errors refuse them. */
export const faultlessStatuses: ReadonlySet<RowStatus> = new Set([
  'submitted',
  'town-approved',
  'review-approved',
  'locked',
])

export function mayTransition(from: RowStatus, to: RowStatus): boolean {
  return rowTransitions[from].includes(to)
}
