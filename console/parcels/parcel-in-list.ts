import { parcelPath } from '../route/route.ts'
import { emptyView, type ParcelView, parcelViewQuery } from './parcel-view.ts'

/**
 * The address of a parcel that was opened from a list: it carries the list's filters and order, and the row number, so
 * that ↑ ↓ walk the same list and 返回列表 leads back to it.
 */
export function parcelInList(cycle: string, parcelCode: string, view: ParcelView, row?: number): string {
  const list = parcelViewQuery({ ...view, cols: null, sel: emptyView.sel })
  const query = [list, row === undefined ? '' : `at=${row}`].filter((part) => part !== '').join('&')
  return query === '' ? parcelPath(cycle, parcelCode) : `${parcelPath(cycle, parcelCode)}?${query}`
}

/** The row number such an address carries, null without one. */
export function rowInList(query: URLSearchParams): number | null {
  const text = query.get('at')
  const row = Number(text)
  return text !== null && Number.isInteger(row) && row >= 0 ? row : null
}
