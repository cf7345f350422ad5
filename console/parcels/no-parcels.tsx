import type { ParcelSummary } from '#core/api/parcels.ts'
import type { RowSource } from '#ui/table/row-source.ts'
import { NoData } from '../notice/no-data.tsx'

export interface NoParcelsProps {
  readonly source: RowSource<ParcelSummary>
  readonly isFiltered: boolean
  readonly cycle: string
}

/** Why the list has no rows, and what to do: wait, loosen the filter, or bring the first data in. */
export function NoParcels({ source, isFiltered, cycle }: NoParcelsProps) {
  if (source.total === null) {
    if (source.failure !== null) return null
    return (
      <div class="stack" role="status" aria-label="正在读取">
        {[0, 1, 2, 3, 4, 5, 6, 7].map((line) => (
          <span key={line} class="skeleton" />
        ))}
      </div>
    )
  }
  if (isFiltered) return <p class="empty">没有符合条件的地块。请放宽上方的条件，或清除筛选。</p>
  return <NoData cycle={cycle} />
}
