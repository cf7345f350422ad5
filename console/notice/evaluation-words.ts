import type { EvaluationBody } from '#core/api/evaluations.ts'
import { modeNames } from '#core/evaluation-gates/mode.ts'

/** 草评 #12, 正式评估 #13, 重新评估 #14 */
export function evaluationName({ id, mode, basis }: Pick<EvaluationBody, 'id' | 'mode' | 'basis'>): string {
  return `${basis === null ? modeNames[mode] : '重新评估'} #${id}`
}

export const statusWords: Readonly<Record<EvaluationBody['status'], string>> = {
  running: '运行中',
  done: '已完成',
  failed: '未完成',
  cancelled: '已取消',
  blocked: '条件未满足',
}

export const statusLooks: Readonly<Record<EvaluationBody['status'], string>> = {
  running: 'badge-info',
  done: 'badge-ok',
  failed: 'badge-err',
  cancelled: '',
  blocked: 'badge-warn',
}
