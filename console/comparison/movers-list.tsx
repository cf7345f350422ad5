import { useMemo } from 'preact/hooks'
import { type ComparisonBody, type MoverBody, mostMovers } from '#core/api/comparison.ts'
import { kindName } from '#core/comparison/kind-name.ts'
import { directionOf, outcomeName } from '#core/comparison/outcome.ts'
import { formatNumber } from '#core/form/format.ts'
import { towns } from '#core/vocabulary/district.ts'
import { ClassBadge } from '#ui/class-badge.tsx'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import type { Column } from '#ui/table/column.ts'
import { localRows } from '#ui/table/local-rows.ts'
import { Table } from '#ui/table/table.tsx'
import { ListSearch } from '../parcels/list-search.tsx'
import { navigate } from '../route/place.ts'
import { parcelPath } from '../route/route.ts'
import type { ComparisonView } from './comparison-view.ts'

export interface MoversListProps {
  readonly comparison: ComparisonBody
  readonly view: ComparisonView
  readonly onView: (view: ComparisonView) => void
}

/** 变动地块: each with the reason in a sentence; those that went farthest first. */
export function MoversList({ comparison: { movers, moved, cycle }, view, onView }: MoversListProps) {
  const { cell, town, q } = view
  const shown = useMemo(() => {
    const text = q.trim().toLowerCase()
    return movers.filter(
      (one) =>
        (cell === null || (one.from === cell.from && one.to === cell.to)) &&
        (town === '' || one.townCode === town) &&
        (text === '' || `${one.parcelCode} ${one.name ?? ''}`.toLowerCase().includes(text)),
    )
  }, [movers, cell, town, q])
  const addressOf = ({ parcelCode }: MoverBody): string => `${parcelPath(cycle, parcelCode)}?tab=score`
  const isFiltered = cell !== null || town !== '' || q !== ''
  return (
    <section class="stack-s" aria-labelledby="movers">
      <h2 id="movers" tabIndex={-1}>
        变动地块 <span class="cap" role="status">{`${count(shown.length)} 宗`}</span>
      </h2>
      {moved > movers.length && (
        <p class="banner">{`变动共 ${count(moved)} 宗，这里列变动最大的 ${count(mostMovers)} 宗；全部见导出文件。`}</p>
      )}
      <div class="list-tools no-print">
        <ListSearch value={q} onValue={(next) => onView({ ...view, q: next })} />
        <select
          class="select"
          aria-label="街镇/园区"
          value={town}
          onChange={(event) => onView({ ...view, town: event.currentTarget.value })}
        >
          <option value="">街镇/园区：全部</option>
          {towns.map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </select>
        {cell !== null && (
          <button type="button" class="chip" onClick={() => onView({ ...view, cell: null })}>
            {`${outcomeName(cell.from)} → ${outcomeName(cell.to)}`}
            <Icon name="close" label="去掉这个条件" />
          </button>
        )}
        {isFiltered && (
          <button type="button" class="link" onClick={() => onView({ ...view, cell: null, town: '', q: '' })}>
            清除筛选
          </button>
        )}
      </div>
      <div class="card list-card comparison-list">
        <Table
          label="变动地块"
          columns={columnsOf(addressOf)}
          source={localRows(shown, JSON.stringify([cell, town, q]))}
          keyOf={(row) => row.parcelCode}
          rowHeight={44}
          onOpen={(row) => navigate(addressOf(row))}
          empty={
            <div class="empty">
              <h3>{isFiltered ? '没有符合条件的变动地块' : '没有一宗变动'}</h3>
              <p>{isFiltered ? '请更改或清除筛选条件。' : '两边每一宗的类别都相同。'}</p>
            </div>
          }
        />
      </div>
    </section>
  )
}

function columnsOf(addressOf: (row: MoverBody) => string): readonly Column<MoverBody>[] {
  return [
    {
      key: 'parcelCode',
      title: '地块编码',
      width: 130,
      cell: (row) => <a href={addressOf(row)}>{row.parcelCode}</a>,
    },
    { key: 'town', title: '街镇/园区', width: 100, cell: ({ townCode }) => kindName('townCode', townCode) },
    { key: 'name', title: '主体', width: 150, cell: ({ name }) => name ?? '未填' },
    { key: 'move', title: '变动', width: 90, cell: (row) => <Move mover={row} /> },
    {
      key: 'totals',
      title: '总分',
      unit: '分',
      align: 'end',
      width: 120,
      cell: ({ fromTotal, toTotal }) => `${totalText(fromTotal)} → ${totalText(toTotal)}`,
    },
    {
      key: 'reason',
      title: '原因',
      width: 340,
      grows: true,
      cell: ({ reason }) => (
        <span class="comparison-reason" title={reason}>
          {reason}
        </span>
      ),
    },
  ]
}

function totalText(total: number | null): string {
  return total === null ? '无' : formatNumber(total, 2)
}

const ways = { same: '不变', better: '升类', worse: '降类', other: '其他变动' } as const

function Move({ mover: { from, to } }: { readonly mover: MoverBody }) {
  return (
    <span class="comparison-move">
      <Outcome outcome={from} />→<Outcome outcome={to} />
      <span class="vh">{ways[directionOf(from, to)]}</span>
    </span>
  )
}

function Outcome({ outcome }: { readonly outcome: MoverBody['from'] }) {
  const letter = outcome.length === 1 ? outcome : null
  if (letter === 'A' || letter === 'B' || letter === 'C' || letter === 'D') return <ClassBadge class={letter} />
  return <ClassBadge class={null} none={outcomeName(outcome)} />
}
