import { useState } from 'preact/hooks'
import { count } from '#ui/number.ts'
import { parseSort, sortText } from '#ui/table/column.ts'
import { Table } from '#ui/table/table.tsx'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { useChanged } from '../../data/changed.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { navigate, remember, usePlace } from '../../route/place.ts'
import { filingPath } from '../../route/route.ts'
import { useSession } from '../../session/session.ts'
import { type FilingsView, filingSorts, isNarrowed, listFilterOf } from '../filings-view.ts'
import { NoFilings } from '../no-filings.tsx'
import { filingColumns } from './filing-columns.tsx'

const pageSize = 200

export interface FilingListProps {
  readonly view: FilingsView
  readonly onView: (view: FilingsView) => void
}

/** 列表: every filing the reader may see, the most urgent first unless another order is chosen. */
export function FilingList({ view, onView }: FilingListProps) {
  const { call } = useSession()
  const { memory } = usePlace()
  const [start] = useState({ scroll: memory.scroll ?? 0, row: memory.row ?? 0 })
  const [amount, setAmount] = useState<number | null>(null)
  const filter = listFilterOf(view)
  const source = useCursorRows({
    question: JSON.stringify(filter),
    ask: async (cursor, signal) => {
      const page = await call('filings', { query: { ...filter, limit: pageSize, cursor } }, signal)
      setAmount(page.total)
      return page
    },
  })
  useChanged('filings', source.askAgain)
  if (source.total === 0 && !source.isStale) return <NoFilings isNarrowed={isNarrowed(view)} />
  return (
    <>
      {source.failure !== null && <FailureNotice failure={source.failure} onRetry={source.askAgain} />}
      <div class="card list-card filing-list">
        <Table
          label="优质项目"
          columns={filingColumns}
          source={source}
          keyOf={({ id }) => id}
          rowHeight={32}
          sort={parseSort(view.sort)}
          onSort={(sort) => {
            const text = sortText(sort)
            onView({ ...view, sort: filingSorts.find((each) => each === text) ?? 'urgency' })
          }}
          onOpen={({ id }) => navigate(filingPath(id))}
          start={start}
          takesFocus={start.row > 0}
          onMove={({ scroll, row }) => remember({ scroll, row })}
          empty={<span class="skeleton" role="status" aria-label="正在读取项目" />}
        />
        {source.total !== null && amount !== null && (
          <p class="list-foot cap no-print">
            {source.isTotalKnown
              ? `共 ${count(amount)} 项`
              : `已读取 ${count(source.total)} / ${count(amount)} 项，向下滚动继续读取`}
          </p>
        )}
      </div>
    </>
  )
}
