import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { count } from '#ui/number.ts'
import type { PendingRow } from '../sync/pending.ts'
import { OutboxLine, type PendingParcel } from './outbox-line.tsx'

export interface OutboxCardProps {
  readonly pending: readonly PendingRow[]
  readonly keyless: number
  readonly isOnline: boolean
  readonly isRunning: boolean
  /** Findings that must be corrected, by row of the workbook. */
  readonly errors: ReadonlyMap<string, number>
  readonly locked: ReadonlySet<string>
  readonly onGo: (row: PendingRow, field: string) => void
  /** What is not sent although it was edited. */
  readonly children?: ComponentChildren
}

const shownFirst = 5
const mostShown = 200

/** What waits to be sent, parcel by parcel; a line leads to its first cell. */
export function OutboxCard({ pending, keyless, isOnline, isRunning, errors, locked, onGo, children }: OutboxCardProps) {
  const [allShown, setAllShown] = useState(false)
  const parcels = useMemo(() => byParcel(pending), [pending])
  const cells = pending.reduce((sum, row) => sum + Object.keys(row.fields).length, 0)
  const state = isRunning ? '发送中' : isOnline ? '待发送' : '等待联网'
  return (
    <section class="card" aria-label="待发送">
      <div class="card-head">
        <h2 class="pane-title">待发送</h2>
        <span class="sub nb">{`${count(pending.length)} 行 · ${count(cells)} 处修改`}</span>
      </div>
      {pending.length === 0 && <p class="card-part sub">没有未发送的修改。</p>}
      <ul>
        {parcels.slice(0, allShown ? mostShown : shownFirst).map((parcel) => (
          <li key={parcel.parcelCode}>
            <OutboxLine parcel={parcel} state={state} errors={errors} locked={locked} onGo={onGo} />
          </li>
        ))}
      </ul>
      {parcels.length > shownFirst && (
        <div class="card-part outbox-more">
          <button type="button" class="link" onClick={() => setAllShown(!allShown)}>
            {allShown ? '收起' : `查看全部 ${count(parcels.length)} 宗地`}
          </button>
          {allShown && parcels.length > mostShown && <span class="cap">{`列出前 ${mostShown} 宗地`}</span>}
        </div>
      )}
      {children}
      {keyless > 0 && (
        <p class="card-part sub">{`另有 ${count(keyless)} 行没有地块编码或信用代码，填写后才能发送。`}</p>
      )}
    </section>
  )
}

/** In the order of their first rows. */
function byParcel(pending: readonly PendingRow[]): readonly PendingParcel[] {
  const parcels = new Map<string, PendingRow[]>()
  for (const row of pending) {
    const known = parcels.get(row.parcelCode)
    if (known === undefined) parcels.set(row.parcelCode, [row])
    else known.push(row)
  }
  return [...parcels].map(([parcelCode, rows]) => ({ parcelCode, rows }))
}
