import type { ParcelDetail } from '#core/api/parcels.ts'

export type ValueChange = ParcelDetail['history'][number]
export type GivenReason = ParcelDetail['reasons'][number]
export type StatusChange = ParcelDetail['transitions'][number]

/** What happened to a parcel: values changed, or its status, or a warning was explained. */
export type TimelineItem =
  | { readonly kind: 'values'; readonly at: string; readonly entry: ValueChange }
  | { readonly kind: 'status'; readonly at: string; readonly entry: StatusChange }
  | { readonly kind: 'reason'; readonly at: string; readonly entry: GivenReason }

/** Everything in one line of time, the newest first. */
export function timelineOf({ history, transitions, reasons }: ParcelDetail): readonly TimelineItem[] {
  const items: TimelineItem[] = [
    ...history.map((entry) => ({ kind: 'values' as const, at: entry.at, entry })),
    ...transitions.map((entry) => ({ kind: 'status' as const, at: entry.at, entry })),
    ...reasons.map((entry) => ({ kind: 'reason' as const, at: entry.at, entry })),
  ]
  // Instants travel in one form and one zone, so their texts are in the order of time.
  return items.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : revisionOf(b) - revisionOf(a)))
}

/** A reason belongs to no revision: of one moment it stands before the change it explains. */
function revisionOf(item: TimelineItem): number {
  return item.kind === 'reason' ? Number.MAX_SAFE_INTEGER : item.entry.revision
}
