import { useState } from 'preact/hooks'
import { count } from '#ui/number.ts'
import type { RowName } from '../sync/book-rows.ts'
import type { MissingRow } from '../sync/missing.ts'
import { ActReason } from './act-reason.tsx'
import { Pager, pageLength, pageOf } from './pager.tsx'

export interface MissingCardProps {
  readonly rows: readonly MissingRow[]
  readonly canAsk: boolean
  /** Whether this account may take out such a row. */
  readonly mayRemove: (row: RowName) => boolean
  /** Whether the workbook has a table for such a row. */
  readonly hasLines: (row: RowName) => boolean
  readonly onRemove: (rows: readonly MissingRow[], reason: string) => void
  readonly onPutBack: (rows: readonly MissingRow[]) => void
}

/**
 * 本表中已没有 n 行: rows that were in this workbook and that the server still has. Nothing happens to them by itself; what
 * is to happen is said row by row.
 */
export function MissingCard({ rows, canAsk, mayRemove, hasLines, onRemove, onPutBack }: MissingCardProps) {
  const [isLater, setLater] = useState(false)
  const [asked, setPage] = useState(0)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const [fault, setFault] = useState('')
  if (rows.length === 0) return null
  const title = <h2 class="pane-title">{`本表中已没有 ${count(rows.length)} 行`}</h2>
  if (isLater) {
    return (
      <section class="card card-head" aria-label="本表中已没有的行">
        {title}
        <button type="button" class="link" onClick={() => setLater(false)}>
          查看
        </button>
      </section>
    )
  }
  const page = Math.min(asked, Math.ceil(rows.length / pageLength) - 1)
  const chosen = rows.length === 1 ? rows : rows.filter((row) => picked.has(nameOf(row)))
  const removable = chosen.filter(mayRemove)
  const placeable = chosen.filter(hasLines)
  const pick = (row: MissingRow, isPicked: boolean): void => {
    const next = new Set(picked)
    if (isPicked) next.add(nameOf(row))
    else next.delete(nameOf(row))
    setPicked(next)
    setFault('')
  }
  /** Says why nothing can be done with what is chosen, else does it. */
  const act = (possible: readonly MissingRow[], why: string, doing: () => void): void => {
    const reason = chosen.length === 0 ? '请先选择行。' : possible.length === 0 ? why : ''
    setFault(reason)
    if (reason === '') doing()
  }
  return (
    <section class="card" aria-label="本表中已没有的行">
      <div class="card-head">
        {title}
        {rows.length > 1 && (
          <label class="removal-all">
            <input
              type="checkbox"
              checked={chosen.length === rows.length}
              onChange={(event) => setPicked(new Set(event.currentTarget.checked ? rows.map(nameOf) : []))}
            />
            {`全选 ${count(rows.length)} 行`}
          </label>
        )}
      </div>
      <p class="card-part sub">服务器上仍有这些行。从表格中删去的，请选择如何处理；不处理的，服务器上照旧保留。</p>
      <ul>
        {pageOf(rows, page).map((row) => (
          <li key={nameOf(row)} class="card-part removal-line">
            <Line row={row} isPicked={picked.has(nameOf(row))} isOnly={rows.length === 1} onPick={pick} />
          </li>
        ))}
      </ul>
      <Pager page={page} lines={rows.length} unit="行" onPage={setPage} />
      <div class="card-part removal-form">
        {isAsking ? (
          <>
            <p role="alert">{confirmText(removable, chosen)}</p>
            <ActReason
              act={`删除 ${count(removable.length)} 行`}
              isDanger
              onAct={(reason) => {
                setAsking(false)
                setPicked(new Set())
                onRemove(removable, reason)
              }}
              onCancel={() => setAsking(false)}
            />
          </>
        ) : (
          <div class="removal-acts">
            <button
              type="button"
              class="btn btn-s"
              onClick={() =>
                act(placeable, '本表是单宗表，没有可放回的空行。请下载台账后放回。', () => {
                  setPicked(new Set())
                  onPutBack(placeable)
                })
              }
            >
              放回本表
            </button>
            {rows.some(mayRemove) && (
              <button
                type="button"
                class="btn btn-s"
                disabled={!canAsk}
                onClick={() => act(removable, '地块由街镇或区专班删除。', () => setAsking(true))}
              >
                从服务器删除
              </button>
            )}
            <button type="button" class="link" onClick={() => setLater(true)}>
              稍后
            </button>
          </div>
        )}
        {fault !== '' && (
          <p class="field-error" role="alert">
            {fault}
          </p>
        )}
        {!canAsk && rows.some(mayRemove) && <p class="cap">登录并联网后可以从服务器删除。</p>}
      </div>
    </section>
  )
}

interface LineProps {
  readonly row: MissingRow
  readonly isPicked: boolean
  /** Nothing to choose from. */
  readonly isOnly: boolean
  readonly onPick: (row: MissingRow, isPicked: boolean) => void
}

function Line({ row, isPicked, isOnly, onPick }: LineProps) {
  const words = (
    <span class="removal-name">
      <b class="nb">{row.parcelCode}</b>
      <span class="sub">{`${row.form === 'parcel-self-assessment' ? '地块' : '企业'}　${row.name}`}</span>
    </span>
  )
  if (isOnly) return <p>{words}</p>
  return (
    <label class="removal-pick">
      <input type="checkbox" checked={isPicked} onChange={(event) => onPick(row, event.currentTarget.checked)} />
      {words}
    </label>
  )
}

function nameOf({ form, key }: RowName): string {
  return `${form}/${key}`
}

/** 从服务器删除地块 2 宗、企业 3 行？… */
function confirmText(removable: readonly MissingRow[], chosen: readonly MissingRow[]): string {
  const parcels = removable.filter(({ form }) => form === 'parcel-self-assessment').length
  const firms = removable.length - parcels
  const what = [
    parcels > 0 ? `地块 ${count(parcels)} 宗（连同其企业）` : '',
    firms > 0 ? `企业 ${count(firms)} 行` : '',
  ]
  const left = chosen.length - removable.length
  const others = left > 0 ? `另选的 ${count(left)} 宗地块由街镇或区专班删除，不在其中。` : ''
  return `将从服务器删除${what.filter((part) => part !== '').join('、')}：不再计入汇总、评分和排名。值和历史都保留，可以恢复。${others}`
}
