import type { FormId } from '#core/forms/catalogue.ts'
import { count } from '#ui/number.ts'
import type { ReasonRule } from '../batch/reason-rule.ts'

export const rowKinds: Readonly<Record<FormId, string>> = {
  'parcel-self-assessment': '地块',
  'enterprise-information': '企业',
}

export const removalReason: ReasonRule = {
  label: '理由（必填，2–200 字，写入修改记录）',
  shortest: 2,
  longest: 200,
  advice: '请写明为什么删除，如“重复录入”。',
}

export const restoreReason: ReasonRule = { ...removalReason, advice: '请写明为什么恢复，如“误删”。' }

const kept = '值与历史都保留，可以在“已删除的行”中恢复。'

export function parcelConsequence(firms: number): string {
  const along = firms === 0 ? '' : `连同其上 ${count(firms)} 家企业`
  return `地块${along}不再计入校验、评分、汇总和导出；${kept}`
}

export const firmConsequence = `这家企业在本地块的一行不再计入校验、评分、汇总和导出；${kept}`

export function restoreConsequence(form: FormId): string {
  const along = form === 'parcel-self-assessment' ? '，随它删除的企业一并恢复' : ''
  return `恢复后重新计入校验、评分和汇总${along}；值与删除前相同。恢复错了，可以再删除。`
}
