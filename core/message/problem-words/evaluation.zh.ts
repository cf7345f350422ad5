import type { ProblemDetails } from '../../error/problem.ts'
import { cut } from '../../error/wording.ts'
import { gatesText } from '../gate-words.ts'
import type { SomeProblemWordings } from '../problem-wording.ts'

/** Gates a refusal names; the page lists all. */
const gatesNamed = 3

function firstGates(gates: ProblemDetails['formal-blocked']['gates']): string {
  const named = gatesText(gates.slice(0, gatesNamed))
  return gates.length > gatesNamed ? `${named}等 ${gates.length} 项` : named
}

const notDone: Readonly<Record<string, string>> = {
  failed: '这次评估中断，没有产生结果。',
  cancelled: '这次评估已取消，没有产生结果。',
  blocked: '这次正式评估的条件未满足，没有产生结果。',
}

const notRunning: Readonly<Record<string, string>> = {
  ...notDone,
  done: '这次评估已经完成，结果可以查看。',
}

/** Evaluations, trial and formal. */
export const evaluationWordings = {
  'no-standard-in-force': {
    title: '没有可用的标准',
    why: ({ day }) => `${day} 没有生效的区域评估标准。`,
    what: '请由区专班发布标准后再评估。',
  },
  'evaluation-failed': {
    title: '评估没有完成',
    why: () => '评估过程中断，没有产生结果，原有数据未变。',
    what: '请重新运行；仍不行的，联系管理员。',
  },
  'evaluation-not-done': {
    title: '评估尚未完成',
    why: ({ status: state }) => notDone[state] ?? '评估仍在运行，结果还不能查看。',
    what: '请稍后刷新，或重新运行评估。',
  },
  'evaluation-not-running': {
    title: '评估已经结束',
    why: ({ status: state }) => notRunning[state] ?? '这次评估没有在运行。',
    what: '请刷新后查看。',
  },
  'formal-blocked': {
    title: '正式评估未运行',
    why: ({ cycle, gates }) => `正式评估 ${cut(cycle, 10)} 年度：${firstGates(gates)}。`,
    what: '请催办核定和补正，并发布正式标准；例外由系统管理说明理由。',
  },
  'gate-override-refused': {
    title: '例外放行未办理',
    why: ({ reason }) => reason,
    what: '请刷新后按当前状态办理。',
  },
  're-evaluation-refused': {
    title: '重新评估未运行',
    why: ({ reason }) => reason,
    what: '请核对评估和地块后重新发起。',
  },
  'evaluation-not-recomputable': {
    title: '这次评估不能重算核对',
    why: ({ missing }) => `没有留存这次评估所用的${missing}（在留存功能启用之前运行）。`,
    what: '请重新运行草评，新的草评可以重算核对。',
  },
  'engine-unknown': {
    title: '没有这一版评分引擎',
    why: ({ version, known }) => `结果由引擎 ${version} 算出，本程序有引擎 ${known}，不用别的版本代替。`,
    what: '请用带有该版引擎的程序重算核对。',
  },
} satisfies SomeProblemWordings
