import type { SignedFigure, SignOffChange, SignOffStanding } from '#core/api/sign-offs.ts'
import { formatWithUnit } from '#core/form/format.ts'
import { formById } from '#core/forms/catalogue.ts'
import { townName } from '#core/vocabulary/district.ts'
import { count } from '#ui/number.ts'
import type { ReasonRule } from '../../batch/reason-rule.ts'
import { labelOf } from '../../notice/field-words.ts'
import { textOf } from '../words.ts'

export const standingNames: Readonly<Record<SignOffStanding['state'], string>> = {
  missing: '未签认',
  valid: '有效',
  stale: '已过期',
}

export const standingLooks: Readonly<Record<SignOffStanding['state'], string>> = {
  missing: 'badge badge-dash',
  valid: 'badge badge-ok',
  stale: 'badge badge-warn',
}

export function placeName(town: string | null): string {
  return town === null ? '全区' : (townName(town) ?? town)
}

/** 合计 1,400.30 万元; 是 12，否 3; nothing confirmed is no 0. */
export function totalText({ form, field, confirmed, sum, choices }: SignedFigure): string {
  if (confirmed === 0) return '未核定'
  const known = formById(form).fields[field]
  if (sum !== null && known !== undefined) return `合计 ${formatWithUnit(known, sum)}`
  const told = Object.entries(choices).map(([choice, amount]) => `${choice} ${count(amount)}`)
  return told.length === 0 ? '' : told.join('，')
}

export function changeText({ form, field, value, what }: SignOffChange): string {
  if (what === 'removed') return '行已删除'
  if (what === 'restored') return '行已恢复'
  if (what === 'parcel-figure' || form === null || field === null) return '地块核定数有变动'
  return `${labelOf(form, field)} ${value === null ? '已收回' : textOf(form, field, value)}`
}

export const statementRule: ReasonRule = {
  label: '签认意见（必填，2–200 字，写入审计）',
  shortest: 2,
  longest: 200,
  preset: '本部门提供的数据与业务台账一致。',
  advice: '请写明签认的依据。',
}

export const revokeRule: ReasonRule = {
  label: '撤销原因（必填，2–200 字，写入审计）',
  shortest: 2,
  longest: 200,
  advice: '请写明原因。',
}
