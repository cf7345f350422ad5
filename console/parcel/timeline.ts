import type { ParcelDetail } from '#core/api/parcels.ts'

export type ValueChange = ParcelDetail['history'][number]
type GivenReason = ParcelDetail['reasons'][number]
export type StatusChange = ParcelDetail['transitions'][number]

export interface ReasonItem {
  readonly kind: 'reason'
  readonly at: string
  readonly entry: GivenReason
  /** Place among all reasons, the oldest first. */
  readonly number: number
  /** None was given for the same warning since, nor this one taken back. */
  readonly counts: boolean
}

/** What happened to a parcel: values changed, or its status, or a warning was explained. */
export type TimelineItem =
  | { readonly kind: 'values'; readonly at: string; readonly entry: ValueChange }
  | { readonly kind: 'status'; readonly at: string; readonly entry: StatusChange }
  | ReasonItem

/** Everything in one line of time, the newest first. */
export function timelineOf({
  history,
  transitions,
  reasons,
}: Pick<ParcelDetail, 'history' | 'transitions' | 'reasons'>): readonly TimelineItem[] {
  const items: TimelineItem[] = [
    ...history.map((entry) => ({ kind: 'values' as const, at: entry.at, entry })),
    ...transitions.map((entry) => ({ kind: 'status' as const, at: entry.at, entry })),
    ...reasons.map((entry, number) => {
      const later = reasons.slice(number + 1)
      const counts = !later.some((other) => warningOf(other) === warningOf(entry))
      return { kind: 'reason' as const, at: entry.at, entry, number, counts }
    }),
  ]
  // Instants travel in one form and one zone, so their texts are in the order of time.
  return items.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : revisionOf(b) - revisionOf(a)))
}

function warningOf({ key, code, field }: GivenReason): string {
  return `${key} ${code} ${field}`
}

const afterRevisions = 1e12

/** A reason belongs to no revision: of one moment it stands before the change it explains, the later above the earlier. */
function revisionOf(item: TimelineItem): number {
  return item.kind === 'reason' ? afterRevisions + item.number : item.entry.revision
}
