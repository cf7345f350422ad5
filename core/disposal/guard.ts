import { type DisposalAct, reasonedActs } from './act.ts'

/** What the guards of an act ask of a plan and of what was said with the act. */
export interface DisposalActFacts {
  /** Findings at 须改正. */
  readonly errors: number
  readonly openConflicts: number
  /** Departments that were asked about this version. */
  readonly invited: number
  /** Of them: names of those that have not answered. */
  readonly awaited: readonly string[]
  /** Of those that answered: names of the departments that do not agree. */
  readonly disagreeing: readonly string[]
  /** Names of milestones that are not done. */
  readonly undone: readonly string[]
  readonly hasDisposedArea: boolean
  readonly hasEvidence: boolean
  /** What was written with the act; '' for nothing. */
  readonly note: string
}

interface Guard {
  readonly holds: (facts: DisposalActFacts) => boolean
  readonly sentence: (facts: DisposalActFacts) => string
}

const shortestNote = 5
const reasoned = (facts: DisposalActFacts): boolean => [...facts.note].length >= shortestNote

const faultless: Guard = {
  holds: ({ errors }) => errors === 0,
  sentence: ({ errors }) => `有 ${errors} 处须改正。`,
}
const settled: Guard = {
  holds: ({ openConflicts }) => openConflicts === 0,
  sentence: ({ openConflicts }) => `有 ${openConflicts} 项冲突没有处理。`,
}
const withReason: Guard = { holds: reasoned, sentence: () => `请写明理由，至少 ${shortestNote} 字。` }
const askedAny: Guard = {
  holds: (facts) => facts.invited > 0 || reasoned(facts),
  sentence: () => '没有发部门会签；不需会签的，请写明理由。',
}
/** Overruled with a reason, which stays on record. */
const answered: Guard = {
  holds: (facts) => facts.awaited.length === 0 || reasoned(facts),
  sentence: ({ awaited }) => `${awaited.join('、')}还没有会签；不再等候的，请写明理由。`,
}
const agreed: Guard = {
  holds: (facts) => facts.disagreeing.length === 0 || reasoned(facts),
  sentence: ({ disagreeing }) => `${disagreeing.join('、')}不同意；仍要批准的，请写明理由。`,
}
const milestonesDone: Guard = {
  holds: (facts) => facts.undone.length === 0 || reasoned(facts),
  sentence: ({ undone }) => `节点“${undone.join('”“')}”没有完成；不再做的，请写明理由。`,
}
const disposed: Guard = {
  holds: ({ hasDisposedArea }) => hasDisposedArea,
  sentence: () => '没有填已处置面积和处置完成日期。',
}
const evidenced: Guard = {
  holds: ({ hasEvidence }) => hasEvidence,
  sentence: () => '没有完成依据，请填写依据或上传文件。',
}

const guards: Readonly<Partial<Record<DisposalAct, readonly Guard[]>>> = {
  submit: [faultless, settled],
  approve: [faultless, settled, askedAny, answered, agreed],
  complete: [faultless, settled, disposed, evidenced, milestonesDone],
}

/** What stands in the way of an act, a sentence each; none when it can be done. */
export function disposalObstacles(act: DisposalAct, facts: DisposalActFacts): readonly string[] {
  const asked = [...(guards[act] ?? []), ...(reasonedActs.includes(act) ? [withReason] : [])]
  return asked.filter(({ holds }) => !holds(facts)).map(({ sentence }) => sentence(facts))
}
