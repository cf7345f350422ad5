import './parcels.css'
import { useCallback, useMemo, useRef, useState } from 'preact/hooks'
import { z } from 'zod'
import type { ParcelSummary } from '#core/api/parcels.ts'
import { count } from '#ui/number.ts'
import { parseSort, type Sort, sortText } from '#ui/table/column.ts'
import { Table, type TableSight } from '#ui/table/table.tsx'
import { usePreference } from '../data/use-preference.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { findingCodeTitle } from '../notice/finding-words.ts'
import { navigate, remember, usePlace } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { BatchBar } from './batch-bar.tsx'
import { clampedWidth, columnsShown, withWidths } from './columns-shown.ts'
import { FilterChips } from './filter-chips.tsx'
import { filterLine, filterWords } from './filter-words.ts'
import { findRow } from './find-row.ts'
import { ListActs } from './list-acts.tsx'
import { ListFoot } from './list-foot.tsx'
import { ListTools } from './list-tools.tsx'
import { NoParcels } from './no-parcels.tsx'
import { codeColumn, parcelColumns } from './parcel-columns.tsx'
import { parcelInList } from './parcel-in-list.ts'
import { filterOf, type ParcelView, parcelsAddress, parseParcelView } from './parcel-view.ts'
import { useParcelRows } from './use-parcel-rows.ts'
import { useParcelSelection } from './use-parcel-selection.ts'

const widthsSchema = z.record(z.string(), z.number())
const colsSchema = z.array(z.string()).nullable()

/** 地块: every parcel the reader may see, filtered and ordered by the address. */
export function ParcelsPage() {
  const { query, memory } = usePlace()
  const { call } = useSession()
  const cycle = useCycle()
  const cyclePath = useCyclePath()
  const view = useMemo(() => parseParcelView(query), [query])
  const [ownCols, setOwnCols] = usePreference('parcel-columns', colsSchema, null)
  const [widths, setWidths] = usePreference('parcel-widths', widthsSchema, {})
  const [isDense, setDense] = usePreference('dense', z.boolean(), true)
  const start = useMemo(() => ({ scroll: memory.scroll ?? 0, row: memory.row ?? 0 }), [query])
  const source = useParcelRows(cycle, view, start.scroll)
  const [sight, setSight] = useState<TableSight>({ ...start, end: start.scroll })
  const [goTo, setGoTo] = useState<{ readonly row: number } | null>(null)
  const saving = useRef<ReturnType<typeof setTimeout>>(undefined)

  const setView = useCallback((next: ParcelView) => navigate(cyclePath(parcelsAddress(next))), [cyclePath])
  // The same rows in the same place: columns and choice rewrite the entry of the history.
  const keepView = useCallback(
    (next: ParcelView) => navigate(cyclePath(parcelsAddress(next)), { replace: true }),
    [cyclePath],
  )
  const setSel = useCallback((sel: ParcelView['sel']) => keepView({ ...view, sel }), [keepView, view])
  // What is typed on is one search, so one entry.
  const search = (q: string): void => {
    const address = cyclePath(parcelsAddress({ ...view, q, sel: [] }))
    navigate(address, view.q === '' ? {} : { replace: true, memory: {} })
  }
  const total = source.total ?? 0
  const selection = useParcelSelection(view.sel, total, setSel)
  const words = filterWords(view, findingCodeTitle)
  const cols = columnsShown(parcelColumns, view.cols ?? ownCols)

  const addressOf = (row: ParcelSummary): string => parcelInList(cycle, row.parcelCode, view)
  const columns = withWidths([codeColumn(addressOf), ...cols], widths)
  const move = useCallback((moved: TableSight) => {
    setSight(moved)
    clearTimeout(saving.current)
    saving.current = setTimeout(() => remember({ scroll: moved.scroll, row: moved.row }), 150)
  }, [])
  const open = (row: ParcelSummary, index: number): void => {
    clearTimeout(saving.current)
    remember({ scroll: sight.scroll, row: index })
    navigate(parcelInList(cycle, row.parcelCode, view, index))
  }
  const jump = async (code: string): Promise<boolean> => {
    const order = { cycle, ...filterOf(view), sort: 'parcelCode' as const, limit: 1 }
    const codeAt = async (offset: number): Promise<string | null> => {
      const { items } = await call('parcels', { query: { ...order, offset } })
      return items[0]?.parcelCode ?? null
    }
    const row = await findRow(code, total, codeAt)
    const target = Math.min(row, Math.max(0, total - 1))
    if (view.sort === 'parcelCode') setGoTo({ row: target })
    else
      navigate(cyclePath(parcelsAddress({ ...view, sort: 'parcelCode' })), { memory: { scroll: target, row: target } })
    return (await codeAt(row)) === code
  }
  const setCols = (keys: readonly string[] | null): void => {
    setOwnCols(keys === null ? null : [...keys])
    keepView({ ...view, cols: keys })
  }

  return (
    <div class="parcels-page">
      <PageHead
        title="地块"
        beside={
          source.total !== null && (
            <span class="sub nb" role="status" aria-label={`${filterLine(words)}，共 ${source.total} 宗`}>
              {`${count(source.total)} 宗`}
            </span>
          )
        }
      >
        <ListActs cycle={cycle} view={view} total={total} isQuiet={selection.size > 0} source={source} />
      </PageHead>
      <p class="print-only">{`筛选条件：${filterLine(words)}`}</p>
      <ListTools
        view={view}
        onView={setView}
        onSearch={search}
        shown={cols.map((column) => column.key)}
        onShown={setCols}
        onUsualWidths={() => setWidths({})}
        isDense={isDense}
        onDense={setDense}
      />
      <FilterChips words={words} view={view} onView={setView} />
      <BatchBar
        cycle={cycle}
        size={selection.size}
        isAll={selection.isAll}
        chosen={view.sel === 'all' ? { filter: filterOf(view) } : { parcelCodes: [...view.sel] }}
        onClear={() => setSel([])}
        onDone={() => {
          setSel([])
          source.askAgain()
        }}
      />
      {source.failure !== null && <FailureNotice failure={source.failure} onRetry={source.askAgain} />}
      <section class="card list-card" aria-label="地块列表" hidden={source.total === null && source.failure !== null}>
        <Table
          label="地块"
          columns={columns}
          source={source}
          keyOf={(row) => row.parcelCode}
          rowHeight={isDense ? 32 : 40}
          onOpen={open}
          sort={parseSort(view.sort)}
          onSort={(sort: Sort) => setView({ ...view, sort: parcelSort(sort) })}
          selection={selection}
          onWidth={(key, width) => setWidths({ ...widths, [key]: clampedWidth(width) })}
          start={start}
          takesFocus={memory.row !== undefined}
          onMove={move}
          goTo={goTo}
          empty={<NoParcels source={source} isFiltered={words.length > 0} cycle={cycle} />}
        />
        <ListFoot sight={sight} total={source.total} onJump={jump} />
      </section>
    </div>
  )
}

function parcelSort(sort: Sort): ParcelView['sort'] {
  return parseParcelView(new URLSearchParams({ sort: sortText(sort) })).sort
}
