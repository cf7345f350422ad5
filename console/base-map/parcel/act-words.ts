import type { ActKind } from '#core/base-map/act-kind.ts'
import type { ReasonRule } from '../../batch/reason-rule.ts'

/** What follows from an act, said before it is done. */
export const actConsequences: Readonly<Record<ActKind, string>> = {
  split: '原地块注销，不再计入校验、评分和汇总，其值与历史保留；新地块沿用原来的值，面积和名称按下面填写。',
  merge: '参加合并的地块注销，其值与历史保留；合并成的地块沿用本地块的值，面积和名称按下面填写。',
  recode: '地块换用新编码，值不变；旧编码不再使用，历史保留，按旧编码仍能查到。',
  retire: '地块不再计入校验、评分、汇总和导出；值与历史都保留，可以恢复。',
  unretire: '地块重新计入校验、评分和汇总，值与注销前相同。',
}

export const actReason: ReasonRule = {
  label: '依据（必填，2–200 字，写入沿革和审计）',
  shortest: 2,
  longest: 200,
  advice: '请写明依据，如批文或登记变更文号。',
}
