import type { GroupProgress } from '#core/api/progress-shapes.ts'
import type { ParcelStep } from '#core/progress/parcel-step.ts'

/** Done of all, 0–1; null without parcels. */
export function doneShare({ done, open }: GroupProgress['steps']['filing']): number | null {
  return done + open === 0 ? null : done / (done + open)
}

/** Worst first: most overdue, then least far; those without parcels at the end. */
export function worstFirst(groups: readonly GroupProgress[], step: ParcelStep): readonly GroupProgress[] {
  return groups.toSorted((a, b) => {
    const [left, right] = [a.steps[step], b.steps[step]]
    if ((a.parcels === 0) !== (b.parcels === 0)) return a.parcels === 0 ? 1 : -1
    return (
      right.overdue - left.overdue ||
      (doneShare(left) ?? 1) - (doneShare(right) ?? 1) ||
      right.late - left.late ||
      (a.code < b.code ? -1 : 1)
    )
  })
}
