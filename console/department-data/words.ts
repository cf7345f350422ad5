import type { DepartmentList, ListCounts } from '#core/api/department-data-shapes.ts'
import { lineStateNames, lineStates } from '#core/department-data/import-state.ts'
import type { CellValue } from '#core/form/field.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import { count } from '#ui/number.ts'
import type { ReasonRule } from '../batch/reason-rule.ts'
import { valueText } from '../conflicts/conflict-words.ts'
import { fieldOf } from '../notice/field-words.ts'

/** A value of a field of a newer server too, with its unit. */
export function textOf(form: FormId, key: string, value: CellValue | null): string {
  return valueText(fieldOf(form, key), value, true)
}

/** 已匹配 120，匹配不上 3 */
export function linesText({ lines }: ListCounts): string {
  const told = lineStates.flatMap((state) => {
    const amount = lines[state] ?? 0
    return amount === 0 ? [] : [`${lineStateNames[state]} ${count(amount)}`]
  })
  return told.length === 0 ? '没有可读的行' : told.join('，')
}

const rule: ReasonRule = { label: '依据或理由（必填，2–200 字，写入审计）', shortest: 2, longest: 200, advice: '' }
export const applyReason: ReasonRule = { ...rule, advice: '请写明依据，如“2025 年度统计年报”。' }
export const reverseReason: ReasonRule = { ...rule, advice: '请写明原因，如“名单有误，另行导入”。' }
export const declareReason: ReasonRule = { ...rule, advice: '请写明依据，如文号和排查范围。' }

/** What an application does, in figures, before it is done. */
export function applyConsequence({ counts, left, cycle }: DepartmentList): string {
  const written = (counts.lines.matched ?? 0) + (counts.lines.chosen ?? 0)
  const beyond = counts.differences.beyond ?? 0
  const told = `写入 ${cycle}年度 ${count(written)} 行的部门核定值，优先于填报值，填报值仍保留。`
  const { wholes } = counts
  const sums = wholes === 0 ? '' : `其中 ${count(wholes)} 行按地块的合计数，评分时替换企业各行之和。`
  const far = beyond === 0 ? '' : `其中 ${count(beyond)} 个值与现值不同且超出容差。`
  return `${told}${sums}${far}${left === 0 ? '' : `另有 ${count(left)} 行不写入。`}全部成功或全部不变。`
}
