import { TownChoice } from '../list/town-choice.tsx'
import '../parcels/parcels.css'
import { useMemo, useState } from 'preact/hooks'
import type { ClassSummary, DecidedLine } from '#core/api/class-list-shapes.ts'
import { endpoints } from '#core/api/table.ts'
import { classMoveNames, classMoves } from '#core/class-lists/class-move.ts'
import { classesOf, directionNames, directions } from '#core/class-lists/direction.ts'
import { landText } from '#core/decision-overview/land-text.ts'
import { className, parcelClasses } from '#core/vocabulary/class.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { Table, type TableSight } from '#ui/table/table.tsx'
import { useOffsetRows } from '#ui/table/use-offset-rows.ts'
import type { Asked } from '../data/use-answer.ts'
import { Choice } from '../list/choice.tsx'
import { ListShapes } from '../list/list-shapes.tsx'
import { TypedFilter } from '../list/typed-filter.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { findRow } from '../parcels/find-row.ts'
import { ListFoot } from '../parcels/list-foot.tsx'
import { codeColumn } from '../parcels/parcel-columns.tsx'
import { navigate } from '../route/place.ts'
import { parcelPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { decidedFilter, decidedNames } from './class-list-view.ts'
import { decidedColumns } from './decided-columns.tsx'
import { DecisionCard } from './decision-card.tsx'
import { NotDecided } from './not-decided.tsx'

export interface SummaryProps {
  readonly cycle: string
  readonly summary: Asked<ClassSummary>
}

/** 分类清单: the classes with their measures, and below them the parcels, filtered by the address. */
export function ListsTab({ cycle, summary: { value, failure, askAgain } }: SummaryProps) {
  if (value === null) {
    return failure === null ? <ListShapes label="分类清单" /> : <FailureNotice failure={failure} onRetry={askAgain} />
  }
  if (value.decided === null) return <NotDecided summary={value} />
  return (
    <div class="stack">
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      <DecisionCard decided={value.decided} />
      <DecidedTable cycle={cycle} />
    </div>
  )
}

function DecidedTable({ cycle }: { readonly cycle: string }) {
  const { call } = useSession()
  const { of, set, clear } = useQueryFilter(decidedNames)
  const filter = decidedFilter(of)
  const question = JSON.stringify({ cycle, ...filter })
  const [sight, setSight] = useState<TableSight>({ scroll: 0, row: 0, end: 0 })
  const [goTo, setGoTo] = useState<{ readonly row: number } | null>(null)
  const [area, setArea] = useState<number | null>(null)
  const source = useOffsetRows<DecidedLine>({
    question,
    firstRow: 0,
    ask: async (offset, limit, signal) => {
      const page = await call('decidedLists', { query: { cycle, ...filter, offset, limit } }, signal)
      setArea(page.area)
      return page
    },
  })
  const columns = useMemo(
    () => [codeColumn<DecidedLine>(({ parcelCode }) => parcelPath(cycle, parcelCode)), ...decidedColumns],
    [cycle],
  )
  const total = source.total ?? 0
  const jump = async (code: string): Promise<boolean> => {
    const codeAt = async (offset: number): Promise<string | null> => {
      const { items } = await call('decidedLists', { query: { cycle, ...filter, offset, limit: 1 } })
      return items[0]?.parcelCode ?? null
    }
    const row = await findRow(code, total, codeAt)
    setGoTo({ row: Math.min(row, Math.max(0, total - 1)) })
    return (await codeAt(row)) === code
  }
  const isFiltered = Object.keys(filter).length > 0
  return (
    <>
      <div class="list-tools no-print">
        <Choice
          label="导向"
          value={of('direction')}
          choices={directions.map((one) => [one, `${directionNames[one]}（${classesOf(one).join('、')}）`])}
          onValue={(value) => set('direction', value)}
        />
        <Choice
          label="类别"
          value={of('class')}
          choices={[
            ...parcelClasses.map(({ code }) => [code, `${code} ${className(code)}`] as const),
            ['none', '未定类'],
          ]}
          onValue={(value) => set('class', value)}
        />
        <TownChoice value={of('town')} onValue={(value) => set('town', value)} />
        <Choice
          label="用地类别"
          value={of('land')}
          choices={landClasses.map((one) => [one, one])}
          onValue={(value) => set('land', value)}
        />
        <Choice
          label="变化"
          value={of('move')}
          choices={classMoves.map((one) => [one, classMoveNames[one]])}
          onValue={(value) => set('move', value)}
        />
        <TypedFilter label="搜索" placeholder="编码、坐落、主体" value={of('q')} onValue={(value) => set('q', value)} />
        {isFiltered && (
          <button type="button" class="link" onClick={clear}>
            清除筛选
          </button>
        )}
        <a
          class="btn"
          href={addressOf(endpoints.exportClassLists, { query: { cycle, ...filter } })}
          download="分类清单.xlsx"
        >
          <Icon name="download" />
          导出清单
        </a>
      </div>
      {source.failure !== null && <FailureNotice failure={source.failure} onRetry={source.askAgain} />}
      <p class="sub nb" role="status">
        {source.total === null ? '正在读取…' : `${count(total)} 宗${area === null ? '' : `，${landText(area)}`}`}
      </p>
      <section class="card list-card class-list-card" aria-label="分类清单各宗">
        <Table
          label="分类清单"
          columns={columns}
          source={source}
          keyOf={(row) => row.parcelCode}
          rowHeight={32}
          onOpen={({ parcelCode }) => navigate(parcelPath(cycle, parcelCode))}
          onMove={setSight}
          goTo={goTo}
          empty={<p>{isFiltered ? '没有符合条件的地块。' : '本年度没有审定的地块。'}</p>}
        />
        <ListFoot sight={sight} total={source.total} onJump={jump} />
      </section>
    </>
  )
}
