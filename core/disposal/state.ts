/** How far a disposal plan (处置方案) has come. Codes are for ever. Ours: 123号 四（三）only says drafted and sent to the 专班. */
export const disposalStates = [
  'draft',
  'submitted',
  'countersigning',
  'returned',
  'approved',
  'underway',
  'completed',
  'ended',
] as const
export type DisposalState = (typeof disposalStates)[number]

export const disposalStateNames: Readonly<Record<DisposalState, string>> = {
  draft: '起草',
  submitted: '已报专班',
  countersigning: '部门会签',
  returned: '退回修改',
  approved: '专班批准',
  underway: '实施',
  completed: '完成',
  ended: '终止',
}

/** Nothing happens to it any more; its parcel may get another plan. */
export const closedDisposalStates: readonly DisposalState[] = ['completed', 'ended']

/** The state of that code; null for none of ours. */
export function disposalStateNamed(text: string): DisposalState | null {
  return disposalStates.find((state) => state === text) ?? null
}
