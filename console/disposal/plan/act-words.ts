import type { DisposalEventBody } from '#core/api/disposal-shapes.ts'
import { type DisposalAct, disposalActNames, reasonedActs } from '#core/disposal/act.ts'
import type { ReasonRule } from '../../batch/reason-rule.ts'

const consequences: Readonly<Record<DisposalAct, string>> = {
  submit: '方案报区专班；在退回或撤回之前，各项内容不能修改。',
  withdraw: '方案回到起草，可以继续修改；已经征求的会签意见保留。',
  invite: '所选部门在期限内会签；可以分几次发，已会签的不受影响。',
  comment: '会签意见随方案保存，区专班据此批准或退回。',
  approve: '方案按现在的内容批准，作为一个版本保存；其后只能填写进展，修改内容须先修订。',
  return: '方案退回街镇修改，修改后重新报送；会签意见保留。',
  begin: '方案转入实施，按节点填写完成日期和依据。',
  complete: '方案办结，已处置面积计入处置进展。',
  end: '方案办结，不计入处置面积；地块可以另编方案。',
  revise: '方案回到起草，另成一个版本，批准后代替现在的版本；现在的版本保留。',
}

/** What follows from an act, said before it is done. */
export function consequenceOf(act: DisposalAct): string {
  return consequences[act]
}

const noteLabels: Readonly<Partial<Record<DisposalAct, string>>> = {
  comment: '会签意见（必填，5–500 字）',
  approve: '批准意见；未会签、会签未齐或有不同意见的，写明理由',
  complete: '说明；有节点不再做的，写明理由',
}

/** What is to be written with an act. Where guards ask for a reason only sometimes, they say so themselves. */
export function noteRule(act: DisposalAct): ReasonRule {
  const isNeeded = act === 'comment' || reasonedActs.includes(act)
  return {
    label: noteLabels[act] ?? (isNeeded ? '理由（必填，5–500 字，写入办理经过）' : '说明（可不填）'),
    shortest: isNeeded ? 5 : 0,
    longest: 500,
    advice: act === 'comment' ? '请写明意见；同意的也写一句。' : '请写明为什么。',
  }
}

/** The next step of a plan first; what undoes or ends stands after it. */
export const actOrder: readonly DisposalAct[] = [
  'submit',
  'comment',
  'approve',
  'begin',
  'complete',
  'invite',
  'return',
  'revise',
  'withdraw',
  'end',
]

/** Acts that are the page's filled button when they are offered. */
export const nextActs: readonly DisposalAct[] = ['submit', 'comment', 'approve', 'begin', 'complete']

const otherEvents = { open: '建立方案', attach: '上传文件', settle: '处理冲突', change: '修改' } as const

export function eventName(act: DisposalEventBody['act']): string {
  return act in otherEvents ? otherEvents[act as keyof typeof otherEvents] : disposalActNames[act as DisposalAct]
}
