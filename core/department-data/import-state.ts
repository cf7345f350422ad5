/** What has become of a department's list: read and matched; applied; taken back again. */
export const listStates = ['read', 'applied', 'reversed'] as const
export type ListState = (typeof listStates)[number]

export const listStateNames: Readonly<Record<ListState, string>> = {
  read: '待应用',
  applied: '已应用',
  reversed: '已撤销',
}

/** How a line stands to the parcels and firms on file. */
export const lineStates = ['matched', 'chosen', 'unmatched', 'duplicate', 'refused'] as const
export type LineState = (typeof lineStates)[number]

export const lineStateNames: Readonly<Record<LineState, string>> = {
  matched: '已匹配',
  chosen: '人工选定',
  unmatched: '匹配不上',
  duplicate: '重复',
  refused: '不予导入',
}

/** Lines that are written when the list is applied. */
export const appliedLineStates: readonly LineState[] = ['matched', 'chosen']

/** Why a candidate is offered. */
export const candidateReasons = {
  'same-uscc': '信用代码相同',
  'same-name': '名称相同',
  'similar-code': '编码相近',
  'on-parcel': '同一地块',
} as const
export type CandidateReason = keyof typeof candidateReasons
