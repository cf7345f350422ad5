import type { StandardDetail } from '#core/api/standards.ts'
import type { StandardAct } from '#core/standard-book/act.ts'
import { standardActNames } from '#core/standard-book/act.ts'
import type { StandardState } from '#core/standard-book/state.ts'
import type { ReasonRule } from '../../batch/reason-rule.ts'

/** The acts a state asks for, the next one first. */
export const actsOfState: Readonly<Record<StandardState, readonly StandardAct[]>> = {
  draft: ['submit'],
  tried: ['submit'],
  submitted: ['approve', 'send-back', 'withdraw'],
  approved: ['publish', 'send-back', 'withdraw'],
  published: ['end', 'cancel'],
  superseded: [],
  cancelled: [],
  model: [],
}

/** Why an act is not possible for the reader, null when it is. @param isSaved nothing waits to be saved */
export function whyNot(act: StandardAct, version: StandardDetail, isSaved: boolean): string | null {
  const { state, faults, possible } = version
  if (act === 'submit') {
    if (!isSaved) return '有未保存的修改，请先保存。'
    if (faults.length > 0) return `有 ${faults.length} 处矛盾，请先改正。`
    if (state === 'draft') return '还没有用现在的内容试评过，请先点“试评”。'
  }
  if (possible.includes(act)) return null
  if (act === 'approve' || act === 'send-back') return '您修改或提交过这一版本，须由专班另一人办理。'
  if (act === 'withdraw') return '由修改或提交这一版本的人撤回。'
  return null
}

/** Not shown at all: an act for another day. */
export function isBesideThePoint(act: StandardAct, { possible }: StandardDetail): boolean {
  return (act === 'end' || act === 'cancel') && !possible.includes(act)
}

const consequences: Readonly<Record<StandardAct, string>> = {
  submit: '提交后不能再改；由专班另一人批准或退回。',
  withdraw: '收回为草稿，可以再改；须重新提交。',
  approve: '批准后可以发布，从选定的一天起施行。',
  'send-back': '退回为草稿，修改的人会看到意见。',
  publish: '从施行日起按它评估，内容不再改动。',
  end: '从那一天起不再施行，也没有接替的标准：那天以后不能评估，直到发布新的一个。',
  cancel: '还没有到施行日，取消后前一版本继续施行。',
}

export function consequenceOf(act: StandardAct): string {
  return consequences[act]
}

export function noteRule(act: StandardAct): ReasonRule {
  const isNeeded = act === 'send-back' || act === 'end' || act === 'cancel'
  return {
    label: isNeeded
      ? `${act === 'send-back' ? '意见' : '理由'}（必填，2–500 字，写入经过）`
      : '说明（可不填，写入经过）',
    shortest: isNeeded ? 2 : 0,
    longest: 500,
    advice: act === 'send-back' ? '请写明要改什么。' : `请写明为什么${standardActNames[act]}。`,
  }
}
