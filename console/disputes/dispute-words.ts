import type { DisputeDetail, DisputeSummary } from '#core/api/disputes.ts'
import { type DisputeAct, disputeActNames } from '#core/dispute/act.ts'
import type { CellValue } from '#core/form/field.ts'
import type { ReasonRule } from '../batch/reason-rule.ts'
import { textOf } from '../department-data/words.ts'
import { nameOfDepartment } from '../notice/field-words.ts'

/** A value of a dispute; where it is masked that it is. */
export function shownValue({ form, field, masked }: DisputeSummary, value: CellValue | null): string {
  return masked ? '无权查看' : textOf(form, field, value)
}

export function departmentsText({ departments }: Pick<DisputeSummary, 'departments'>): string {
  return departments.map(nameOfDepartment).join('、')
}

/** 12-04 前答复，还剩… is told by the day; an overdue one says so. */
export function dueText({ due, isOverdue, waitedDays }: DisputeSummary): string {
  if (due === null) return '未提出'
  const day = `${due.day}${due.provisional ? '（暂定）' : ''}`
  if (waitedDays === null) return day
  return isOverdue ? `${day} 已逾期` : `${day} 前`
}

/** How long it has waited, in working days. */
export function waitedText({ waitedDays }: DisputeSummary): string {
  if (waitedDays === null) return ''
  return waitedDays === 0 ? '' : `已等 ${waitedDays} 个工作日`
}

export function eventName(act: DisputeDetail['events'][number]['act']): string {
  if (act === 'open') return '登记异议'
  return act === 'attach' ? '上传凭证' : disputeActNames[act]
}

const advice: Readonly<Record<DisputeAct, string>> = {
  raise: '请写明为什么不同，依据哪份材料。',
  accept: '',
  return: '请写明还要补充哪些材料。',
  uphold: '请写明维持的依据。',
  correct: '请写明更正的依据。',
  withdraw: '请写明撤回的原因。',
}

export function noteRule(act: DisputeAct): ReasonRule {
  const label = act === 'accept' ? '说明（可不填）' : '理由（必填，5–500 字，对方看得到）'
  return { label, shortest: act === 'accept' ? 0 : 5, longest: 500, advice: advice[act] }
}

const consequences: Readonly<Record<DisputeAct, string>> = {
  raise: '提出后由核定部门在期限内答复；答复之前不能再改，可以撤回。',
  accept: '受理后可以维持原值、更正或退回补充；期限不变。',
  return: '退回给企业补充凭证或说明；重新提出后期限另起。',
  uphold: '部门核定值不变，本件办结；企业有新凭证的可以另提。',
  correct: '新值写入部门核定层，立即生效，原值留在修改记录里，本件办结。',
  withdraw: '本件办结，部门核定值不变；经过保留。',
}

export function consequenceOf(act: DisputeAct): string {
  return consequences[act]
}

/** Acts that change values or end the matter stand filled. */
export const mainActs: readonly DisputeAct[] = ['raise', 'accept', 'correct']
