export const stagesPath = '/stages'

export const stageTabs = ['stages', 'city-review', 'decision', 'archive'] as const
export type StageTab = (typeof stageTabs)[number]

export const stageTabNames: Readonly<Record<StageTab, string>> = {
  stages: '阶段',
  'city-review': '研判',
  decision: '审定',
  archive: '归档',
}

export function stagesAddress(tab: StageTab): string {
  return tab === 'stages' ? stagesPath : `${stagesPath}?tab=${tab}`
}
