import type { ScoreRow } from '../workers/score-types.ts'

/** Why a parcel has no class: 待补正, 暂不评价, 未评. */
export function noClassWord({ status, how }: ScoreRow): string {
  if (status === 'incomplete') return '待补正'
  return how === 'exempt' ? '暂不评价' : '未评'
}
