import type { CheckId } from '../error/check-details.ts'
import { type AnyFinding, isCheckId } from '../error/finding.ts'

/**
 * The cross-field checks at level error by parcel, on its row or any of its firm rows, each id once and in order: what
 * makes a parcel 待补正. Field findings block submission only.
 */
export function blockedByParcel(findings: Iterable<AnyFinding>): ReadonlyMap<string, readonly CheckId[]> {
  const blocked = new Map<string, Set<CheckId>>()
  for (const { code, level, parcelCode } of findings) {
    if (level !== 'error' || parcelCode === null || !isCheckId(code)) continue
    const ids = blocked.get(parcelCode)
    if (ids === undefined) blocked.set(parcelCode, new Set([code]))
    else ids.add(code)
  }
  return new Map([...blocked].map(([parcelCode, ids]) => [parcelCode, [...ids].sort()]))
}
