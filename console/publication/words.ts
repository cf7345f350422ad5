import type { ObjectionDetail, ObjectionSummary } from '#core/api/objections.ts'
import type { PublicationDetail, PublicationSummary } from '#core/api/publications.ts'
import { type ObjectionAct, objectionActNames } from '#core/objection/act.ts'
import { publicationActRules } from '#core/publication/act.ts'
import { publicationKindNames } from '#core/publication/state.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { ReasonRule } from '../batch/reason-rule.ts'

/** 公示第 3 号, 更正公示第 5 号 */
export function publicationName({ kind, number }: Pick<PublicationSummary, 'kind' | 'number'>): string {
  return `${publicationKindNames[kind]}第 ${number} 号`
}

export function publicationPlace({ townCode }: Pick<PublicationSummary, 'townCode'>): string {
  return townCode === null ? '全区' : (townName(townCode) ?? townCode)
}

/** 2026-11-21 至 2026-11-27, 还剩 3 个工作日 */
export function windowText({ window, windowDays }: Pick<PublicationSummary, 'window' | 'windowDays'>): string {
  if (window === null) return `${windowDays} 个工作日，发布后起算`
  const { firstDay, lastDay, provisional, phase, daysLeft } = window
  const days = `${firstDay} 至 ${lastDay}${provisional ? '（暂定）' : ''}`
  if (phase === 'over') return `${days}，已期满`
  if (phase === 'not-begun') return `${days}，未开始`
  return daysLeft === 0 ? `${days}，今天到期` : `${days}，还剩 ${daysLeft} 个工作日`
}

export function publicationEventName(act: PublicationDetail['events'][number]['act']): string {
  return act === 'prepare' ? '生成草稿' : publicationActRules[act].name
}

/** 12-04 前答复，还剩 3 个工作日 */
export function objectionDueText({ due, daysLeft }: Pick<ObjectionSummary, 'due' | 'daysLeft'>): string {
  if (due === null) return '未起算'
  const day = `${due.day}${due.provisional ? '（暂定）' : ''}`
  if (daysLeft === null) return day
  if (daysLeft < 0) return `${day}，逾期 ${-daysLeft} 个工作日`
  return daysLeft === 0 ? `${day}，今天到期` : `${day} 前，还剩 ${daysLeft} 个工作日`
}

export function objectionEventName(act: ObjectionDetail['events'][number]['act']): string {
  if (act === 'open') return '登记异议'
  if (act === 'attach') return '上传凭证'
  return act === 're-evaluate' ? '重新评估' : objectionActNames[act]
}

const consequences: Readonly<Record<ObjectionAct, string>> = {
  submit: '提出后由街镇提意见、区专班决定；决定之前可以撤回。',
  admit: '受理后自今天起算答复期。',
  'refuse-late': '不予受理，连同理由告知企业，本件办结。',
  opine: '意见交区专班；区专班决定之前可以撤销。企业在答复后看到。',
  decide: '答复企业之前可以撤销。采纳的地块列入重新评估。',
  undo: '回到上一步，原来的意见或决定留在经过里。',
  answer: '决定和理由、街镇意见一并告知企业；答复后不能再改。',
  withdraw: '本件办结，公示内容不变；经过保留。',
}

export function objectionConsequence(act: ObjectionAct): string {
  return consequences[act]
}

const optional: readonly ObjectionAct[] = ['submit', 'answer']

export function objectionNoteRule(act: ObjectionAct, isDraft: boolean): ReasonRule {
  const isFree = optional.includes(act) || (act === 'withdraw' && isDraft)
  return {
    label: isFree ? '说明（可不填）' : '理由（必填，5–1000 字，写入经过）',
    shortest: isFree ? 0 : 5,
    longest: 1000,
    advice: isFree ? '' : '请写明事实和依据。',
  }
}
