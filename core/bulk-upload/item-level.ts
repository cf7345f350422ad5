import { levelNames } from '../form/field-finding.ts'

/** What a row is told, worst first. */
export const itemLevels = ['refused', 'conflict', 'error', 'warning', 'info'] as const
export type ItemLevel = (typeof itemLevels)[number]

export const itemLevelNames: Readonly<Record<ItemLevel, string>> = {
  refused: '未受理',
  conflict: '有冲突',
  ...levelNames,
}
