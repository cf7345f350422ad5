import type { ParcelDetail } from '#core/api/parcels.ts'

export type ValueChange = ParcelDetail['history'][number]
export type StatusChange = ParcelDetail['transitions'][number]

/** What happened to a parcel: values changed, or its status. */
export type TimelineItem =
  | { readonly kind: 'values'; readonly at: string; readonly entry: ValueChange }
  | { readonly kind: 'status'; readonly at: string; readonly entry: StatusChange }

/** Everything in one line of time, the newest first. */
export function timelineOf({ history, transitions }: ParcelDetail): readonly TimelineItem[] {
  const items: TimelineItem[] = [
    ...history.map((entry) => ({ kind: 'values' as const, at: entry.at, entry })),
    ...transitions.map((entry) => ({ kind: 'status' as const, at: entry.at, entry })),
  ]
  // Instants travel in one form and one zone, so their texts are in the order of time.
  return items.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.entry.revision - a.entry.revision))
}
