import type { ParcelSummary } from '#core/api/parcels.ts'

/** Why a parcel has no class: 暂不评价, 待补正, or 未评 when no draft has seen it. */
export function noClassWord(result: Pick<NonNullable<ParcelSummary['result']>, 'how' | 'status'> | null): string {
  if (result === null) return '未评'
  if (result.status === 'incomplete') return '待补正'
  return result.how === 'exempt' ? '暂不评价' : '未定类'
}
