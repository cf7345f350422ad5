import type { ParcelSummary } from '#core/api/parcels.ts'
import type { RowSource } from '#ui/table/row-source.ts'
import { useOffsetRows } from '#ui/table/use-offset-rows.ts'
import { useSession } from '../session/session.ts'
import { filterOf, type ParcelView } from './parcel-view.ts'

/** The rows of a view, by blocks. @param firstRow row in sight at first */
export function useParcelRows(cycle: string, view: ParcelView, firstRow: number): RowSource<ParcelSummary> {
  const { call, cache } = useSession()
  const filter = { cycle, ...filterOf(view), sort: view.sort }
  return useOffsetRows({
    question: JSON.stringify(filter),
    firstRow,
    recall: (offset, limit) => cache.read('parcels', { query: { ...filter, offset, limit } }),
    ask: async (offset, limit, signal) => {
      const request = { query: { ...filter, offset, limit } }
      const answer = await call('parcels', request, signal)
      cache.keep('parcels', request, answer)
      return answer
    },
  })
}
