/** How far an objection to what was published (异议) has come. Codes are for ever. */
export const objectionStates = [
  'draft',
  'late',
  'received',
  'heard',
  'decided',
  'answered',
  'refused-late',
  'withdrawn',
] as const
export type ObjectionState = (typeof objectionStates)[number]

export const objectionStateNames: Readonly<Record<ObjectionState, string>> = {
  draft: '草稿',
  late: '逾期提出，待决定是否受理',
  received: '已受理，待街镇意见',
  heard: '街镇已提意见，待区专班决定',
  decided: '已决定，未答复',
  answered: '已答复',
  'refused-late': '逾期不予受理',
  withdrawn: '已撤回',
}

/** Received, and neither answered nor taken back. */
export const openObjectionStates: readonly ObjectionState[] = ['late', 'received', 'heard', 'decided']

/** The days of the answer run. */
export const waitingStates: readonly ObjectionState[] = ['received', 'heard', 'decided']

/** The state of that code; null for none of ours. */
export function objectionStateNamed(text: string): ObjectionState | null {
  return objectionStates.find((state) => state === text) ?? null
}

/** What the 区专班 decided. */
export const objectionDecisions = ['采纳', '部分采纳', '不予采纳'] as const
export type ObjectionDecision = (typeof objectionDecisions)[number]

/** Whether parcels are evaluated anew for it. */
export function isAccepted(decision: ObjectionDecision | null): boolean {
  return decision === '采纳' || decision === '部分采纳'
}

export const objectionChannels = ['console', 'paper'] as const
export type ObjectionChannel = (typeof objectionChannels)[number]

export const objectionChannelNames: Readonly<Record<ObjectionChannel, string>> = {
  console: '企业在线提出',
  paper: '街镇代录纸质材料',
}
