import type { AuditEntryBody } from '#core/api/audit.ts'
import { dueStageNames, dueStageOf } from '#core/progress/stage.ts'

type Details = AuditEntryBody['details']

/** A stage as its word; what a newer server sends stays as it is. */
function stageText(value: unknown): string {
  const stage = dueStageOf(String(value))
  return stage === null ? String(value) : dueStageNames[stage]
}

const kinds: Readonly<Record<string, string>> = { set: '设定', extended: '延长', reversed: '撤销' }

/** 2025年度 填报、核验 设定，2 项 */
export function dueDatesText({ cycle, kind, stages, changes, reverses }: Details): string {
  const named = Array.isArray(stages) ? stages.map(stageText).join('、') : ''
  const which = reverses === undefined ? '' : `第 ${String(reverses)} 次变更`
  return `${String(cycle)}年度 ${named} ${kinds[String(kind)] ?? String(kind)}${which}，${String(changes)} 项`
}

/** 2025年度 填报，3 个对象 */
export function remindedText({ cycle, stage, receivers }: Details): string {
  return `${String(cycle)}年度 ${stageText(stage)}，${String(receivers)} 个对象`
}
