import type { BaseImport } from '#core/api/base-map-shapes.ts'
import { isBaseSource } from '#core/base-map/source-kind.ts'
import { count } from '#ui/number.ts'
import type { ReasonRule } from '../../batch/reason-rule.ts'
import { amountOf } from '../counts-text.ts'

const rule: ReasonRule = { label: '理由（必填，2–200 字，写入审计）', shortest: 2, longest: 200, advice: '' }

export const applyReason: ReasonRule = { ...rule, advice: '请写明依据，如“2026 年度登记数据，第一批”。' }
export const discardReason: ReasonRule = { ...rule, advice: '请写明原因，如“文件有误，另行上传”。' }

/** What an application does, in figures, before it is done; what stays out is never left out unseen. */
export function applyConsequence({ kind, counts, cycle }: BaseImport): string {
  const amount = (change: Parameters<typeof amountOf>[1]): string => count(amountOf(counts, change))
  const unit = isBaseSource(kind) ? '宗' : '条'
  const taken = `新增 ${amount('new')} ${unit}，变更 ${amount('changed')} ${unit}，不变 ${amount('unchanged')} ${unit}。`
  const left = amountOf(counts, 'undecided') + amountOf(counts, 'refused')
  const out =
    left === 0 ? '' : `待处理 ${amount('undecided')} 条、不予导入 ${amount('refused')} 条不在其内，现有的值保持不变。`
  const missing =
    amountOf(counts, 'missing') === 0
      ? ''
      : `新文件中没有的 ${amount('missing')} ${unit}按处理意见办理，没有意见的保留。`
  const where = isBaseSource(kind)
    ? `写入 ${cycle}年度地块的部门核定值，企业填报的值仍保留。`
    : '作为名单保存，不改动地块的值。'
  return `${taken}${out}${missing}${where}全部成功或全部不变。`
}
