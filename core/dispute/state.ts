/** How far a dispute about a department's value (部门核定值的异议) has come. Codes are for ever. */
export const disputeStates = ['draft', 'raised', 'returned', 'accepted', 'upheld', 'corrected', 'withdrawn'] as const
export type DisputeState = (typeof disputeStates)[number]

export const disputeStateNames: Readonly<Record<DisputeState, string>> = {
  draft: '草稿',
  raised: '已提出',
  returned: '退回补充',
  accepted: '已受理',
  upheld: '维持原值',
  corrected: '已更正',
  withdrawn: '已撤回',
}

/** Not answered yet, and not taken back. */
export const openDisputeStates: readonly DisputeState[] = ['draft', 'raised', 'returned', 'accepted']

/** The department is at it: the days of the answer run. */
export const waitingForDepartment: readonly DisputeState[] = ['raised', 'accepted']

/** The firm is at it. */
export const waitingForFirm: readonly DisputeState[] = ['draft', 'returned']

export function isOpenDispute(state: DisputeState): boolean {
  return openDisputeStates.includes(state)
}

/** The state of that code; null for none of ours. */
export function disputeStateNamed(text: string): DisputeState | null {
  return disputeStates.find((state) => state === text) ?? null
}
