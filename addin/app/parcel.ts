import { isOfAssessment } from '#workbook/any-form.ts'
import type { Host } from '../host/host.ts'

/**
 * Follows which parcel the user is at: that of the active cell's row, else the first of the workbook.
 * @returns stops following
 */
export function followParcel(host: Host, tell: (parcelCode: string | null) => void): () => void {
  const follow = (): void => {
    const first =
      host.model.result.rows.filter(isOfAssessment).find((row) => row.parcelCode !== null)?.parcelCode ?? null
    const place = host.active()
    const active = place !== null && isOfAssessment(place) ? place : null
    const code = active === null ? undefined : host.model.cells(active.row).parcelCode
    tell(typeof code === 'string' ? code : first)
  }
  follow()
  const unfollow = [host.onSelect(follow), host.model.changed.add(follow)]
  return () => {
    for (const stop of unfollow) stop()
  }
}

export interface BookSummary {
  /** The only parcel of the workbook, null when there are none or several. */
  readonly only: string | null
  readonly parcels: number
  readonly firms: number
}

/** What the workbook holds, as read. */
export function summaryOf(host: Host): BookSummary {
  const parcels = host.model.result.rows.filter((row) => row.form === 'parcel-self-assessment')
  const firms = host.model.result.rows.filter((row) => row.form === 'enterprise-information').length
  const codes = new Set(host.model.result.rows.filter(isOfAssessment).flatMap((row) => row.parcelCode ?? []))
  const isPaper = host.model.result.regions.some((region) => region.layout === 'paper')
  const [only] = codes
  return { only: (isPaper || codes.size === 1) && only !== undefined ? only : null, parcels: parcels.length, firms }
}
