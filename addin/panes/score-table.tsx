import { useMemo, useState } from 'preact/hooks'
import type { ParcelClass } from '#core/vocabulary/class.ts'
import { ClassBadge } from '#ui/class-badge.tsx'
import { count, decimal } from '#ui/number.ts'
import { ClassBar, type ClassCounts } from '#ui/score/class-bar.tsx'
import { useVirtual } from '#ui/use-virtual.ts'
import { noClassWord } from '../app/no-class-word.ts'
import { standardWords } from '../app/standard-words.ts'
import type { BookScores, ScoreRow } from '../workers/score-types.ts'
import { type ScoreOrder, sortRows } from './score-order.ts'

export interface ScoreTableProps {
  readonly scores: BookScores
  readonly onOpen: (parcelCode: string) => void
}

const rowHeight = 45
const many = 200

/** A ledger's scores: how many of each class, then parcel by parcel; a row opens its card. */
export function ScoreTable({ scores, onOpen }: ScoreTableProps) {
  const [selected, setSelected] = useState<ParcelClass | 'none' | null>(null)
  const [order, setOrder] = useState<ScoreOrder>('total')
  const rows = useMemo(
    () =>
      sortRows(
        scores.rows.filter((row) => selected === null || (row.class ?? 'none') === selected),
        order,
      ),
    [scores, selected, order],
  )
  const virtual = useVirtual(
    rows.map((row) => row.parcelCode),
    () => rowHeight,
    rows.length > many,
  )
  const { from, to, before, after } = virtual.window
  return (
    <>
      <section class="card card-part score-classes">
        <div class="score-classes-head">
          <h2 class="pane-title">预估类别</h2>
          <span class="sub nb">{`${count(scores.rows.length)} 宗`}</span>
        </div>
        <ClassBar counts={countClasses(scores.rows)} selected={selected} onSelect={setSelected} />
        <p class="cap">{`${basisText(scores)}正式类别以全区排序和审定结果为准。标准：${standardWords(scores)}。`}</p>
      </section>
      <section class="card" aria-label="地块得分">
        <div class="card-head">
          <h2 class="pane-title">{`地块得分 ${count(rows.length)} 宗`}</h2>
          <select
            class="score-order"
            aria-label="次序"
            value={order}
            onChange={(event) => setOrder(event.currentTarget.value as ScoreOrder)}
          >
            <option value="total">得分从高到低</option>
            <option value="low">得分从低到高</option>
            <option value="code">按地块编码</option>
          </select>
        </div>
        <div class="score-row score-row-head cap" aria-hidden="true">
          <span>地块</span>
          <span class="num">总分</span>
          <span class="num">排名</span>
          <span>类别</span>
        </div>
        <ul ref={virtual.listRef}>
          {before > 0 && <li aria-hidden="true" style={`height:${before}px`} />}
          {rows.slice(from, to).map((row) => (
            <li key={row.parcelCode}>
              <Row row={row} onOpen={onOpen} />
            </li>
          ))}
          {after > 0 && <li aria-hidden="true" style={`height:${after}px`} />}
        </ul>
      </section>
    </>
  )
}

function Row({ row, onOpen }: { row: ScoreRow; onOpen: (parcelCode: string) => void }) {
  const { parcelCode, name, landClass, total, rank, of, rules } = row
  return (
    <button type="button" class="score-row" data-parcel={parcelCode} onClick={() => onOpen(parcelCode)}>
      <span class="score-row-name">
        <span>
          <span class="nb">{parcelCode}</span>
          {rules.length > 0 && <span class="cap nb">{`　${rules.join(' ')}`}</span>}
        </span>
        <span class="cap ellipsis">{landClass === null ? name : `${landClass} · ${name}`}</span>
      </span>
      <b class="num">{total === null ? '' : decimal(total, 2)}</b>
      <span class="num sub">{rank === null ? '' : `${count(rank)} / ${count(of ?? 0)}`}</span>
      <ClassBadge class={row.class} none={noClassWord(row)} />
    </button>
  )
}

function countClasses(rows: readonly ScoreRow[]): ClassCounts {
  const counts = { A: 0, B: 0, C: 0, D: 0, none: 0 }
  for (const row of rows) counts[row.class ?? 'none'] += 1
  return counts
}

function basisText({ groups }: BookScores): string {
  const parts = groups.map((group) =>
    group.byScoreLines
      ? `${group.label} ${count(group.size)} 宗按分数线`
      : `${group.label} ${count(group.size)} 宗按排序`,
  )
  return parts.length === 0 ? '' : `本工作簿内预估：${parts.join('，')}。`
}
