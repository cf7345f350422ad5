import { formatDate } from '../form/format.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import { type DueStage, dueStageNames } from './stage.ts'

/** Who can be reminded. */
export const receiverKinds = ['town', 'enterprise', 'department'] as const
export type ReceiverKind = (typeof receiverKinds)[number]

export const receiverKindNames: Readonly<Record<ReceiverKind, string>> = {
  town: '街镇/园区',
  enterprise: '企业',
  department: '部门',
}

/** The receivers of each stage; nobody but the 专班 itself hands out and reviews. */
export const receiversOfStage: Readonly<Record<DueStage, readonly ReceiverKind[]>> = {
  'hand-out': [],
  filing: ['town', 'enterprise'],
  'town-review': ['town'],
  'department-list': ['department'],
  review: [],
}

export const remindedStages = ['filing', 'town-review', 'department-list'] as const satisfies readonly DueStage[]
export type RemindedStage = (typeof remindedStages)[number]

export const reminderChannels = ['system', 'letter'] as const
export type ReminderChannel = (typeof reminderChannels)[number]

export const reminderChannelNames: Readonly<Record<ReminderChannel, string>> = { system: '系统', letter: '书面' }

/** What is counted of a receiver: 宗 of parcels, 份 of lists. */
export function outstandingText(stage: RemindedStage, outstanding: number): string {
  if (stage === 'department-list') return '本年度名单尚未提供'
  return `${outstanding} 宗地块尚未${stage === 'filing' ? '提交' : '审核'}`
}

/** The text that stands in the form at first. Third person, as it may be printed. */
export function reminderText(stage: RemindedStage, cycle: string, due: CalendarDate | null): string {
  const work = `${cycle}年度产业用地综合绩效评估${dueStageNames[stage]}${stage === 'department-list' ? '提供' : ''}`
  const until = due === null ? '' : `，时限为${formatDate(due)}`
  return `${work}工作尚未完成${until}。请抓紧办理；确有困难的，请向区工作专班说明。`
}

/** 催办〔2026〕12号: ours, numbered from 1 in every year. */
export function letterNumber(year: number, number: number): string {
  return `催办〔${year}〕${number}号`
}
