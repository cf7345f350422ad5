import type { ParcelDetail } from '#core/api/parcels.ts'

/** 评分 */
export function ScoreTab({ detail }: { readonly detail: ParcelDetail }) {
  return <p>{detail.parcelCode}</p>
}
