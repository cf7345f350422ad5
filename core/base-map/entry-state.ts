/** Of a change event between two cycles: not dealt with, dealt with, looked at and of no effect. */
export const entryStates = ['open', 'handled', 'no-effect'] as const
export type EntryState = (typeof entryStates)[number]

export const entryStateNames: Readonly<Record<EntryState, string>> = {
  open: '待处理',
  handled: '已处理',
  'no-effect': '不影响评估',
}

/** What an event is about (123号 三: 股权转让联合监管). */
export const eventKinds = ['股权转让', '权属变更', '承租变更', '拆除', '其他'] as const
export type EventKind = (typeof eventKinds)[number]
