import { type CycleStage, cycleStages } from './stage.ts'

/**
 * What moves a year from one stage to another, or is recorded within one. Ours but for 研判 and 审定, which are 123号's:
 * the district hands its results to the city and records what comes back, it decides nothing in the city's name.
 */
export const stageActs = {
  'start-collection': { name: '开始填报', from: ['下发'], to: '填报', reason: false },
  'start-verification': { name: '转入核验', from: ['填报'], to: '核验', reason: false },
  'start-evaluation': { name: '转入评估', from: ['核验'], to: '评估', reason: false },
  publish: { name: '公示', from: ['评估'], to: '公示', reason: false },
  'withdraw-publication': { name: '撤回公示', from: ['公示'], to: '评估', reason: true },
  review: { name: '区专班审核', from: ['公示'], to: '研判', reason: false },
  'review-unpublished': { name: '区专班审核（不经公示）', from: ['评估'], to: '研判', reason: true },
  'submit-to-city': { name: '报市级联合研判', from: ['研判'], to: '研判', reason: false },
  'city-opinion': { name: '登记研判意见', from: ['研判'], to: '研判', reason: false },
  decide: { name: '登记审定', from: ['研判'], to: '审定', reason: false },
  'correct-decision': { name: '更正审定', from: ['审定', '归档'], to: null, reason: true },
  archive: { name: '归档', from: ['审定'], to: '归档', reason: false },
  'step-back': { name: '退回上一阶段', from: ['填报', '核验', '评估', '研判'], to: 'previous', reason: true },
  'step-back-decided': { name: '退回上一阶段（例外）', from: ['审定', '归档'], to: 'previous', reason: true },
} as const satisfies Readonly<Record<string, StageActRule>>

export interface StageActRule {
  readonly name: string
  readonly from: readonly CycleStage[]
  /** Null: the year stays where it is. */
  readonly to: CycleStage | 'previous' | null
  /** Whether it is only done with a reason. */
  readonly reason: boolean
}

export type StageAct = keyof typeof stageActs

export const stageActNames = Object.keys(stageActs) as readonly StageAct[]

/** The act of that code, null when there is none. */
export function stageActNamed(text: string): StageAct | null {
  return stageActNames.find((act) => act === text) ?? null
}

/** An exception after 审定 is an administrator's; every other act is the 区专班's. */
export function mayAct(act: StageAct, role: string): boolean {
  return role === (act === 'step-back-decided' ? 'admin' : 'district')
}

/** Where the year stands after the act; null when the act is not one of the stage. */
export function stageAfter(act: StageAct, stage: CycleStage, before: CycleStage): CycleStage | null {
  const { from, to }: StageActRule = stageActs[act]
  if (!from.includes(stage)) return null
  if (to === 'previous') return before
  return to ?? stage
}

/** The stage a step back leads to: the one before in the order, but for 研判, which goes back to where it came from. */
export function stageBefore(stage: CycleStage, cameFrom: CycleStage | null): CycleStage {
  if (stage === '研判') return cameFrom === '评估' || cameFrom === '公示' ? cameFrom : '评估'
  return cycleStages[cycleStages.indexOf(stage) - 1] ?? stage
}
