/**
 * Stages of a year's assessment, in their order (松规划资源〔2023〕123号 二). 公示 is not in the document: ours, labelled so.
 * 研判 holds 区专班审核 and 市级联合研判; 审定 is 市委、市政府's, which the district records and does not make.
 */
export const cycleStages = ['下发', '填报', '核验', '评估', '公示', '研判', '审定', '归档'] as const
export type CycleStage = (typeof cycleStages)[number]

/** A year nobody has said anything about yet. */
export const firstStage: CycleStage = '下发'

/** The stage of that name, null when there is none. */
export function cycleStageNamed(text: string): CycleStage | null {
  return cycleStages.find((stage) => stage === text) ?? null
}
