import { useState } from 'preact/hooks'
import { count } from '#ui/number.ts'
import type { RemovedHere } from '../sync/removed.ts'
import { Pager, pageLength, pageOf } from './pager.tsx'
import { RemovedLine } from './removed-line.tsx'

export interface RemovedCardProps {
  readonly rows: readonly RemovedHere[]
  readonly canAsk: boolean
  readonly onGo: (row: RemovedHere) => void
  readonly onRestore: (row: RemovedHere, reason: string) => void
}

/** 已删除的行: what is gone on the server and still stands in the sheet. Firms that went with their parcel are told with it. */
export function RemovedCard({ rows, canAsk, onGo, onRestore }: RemovedCardProps) {
  const [asked, setPage] = useState(0)
  const own = rows.filter(({ withParcel }) => !withParcel)
  if (own.length === 0) return null
  const page = Math.min(asked, Math.ceil(own.length / pageLength) - 1)
  return (
    <section class="card" aria-label="已删除的行">
      <div class="card-head">
        <h2 class="pane-title">已删除的行</h2>
        <span class="sub nb">{`${count(rows.length)} 行`}</span>
      </div>
      <p class="card-part sub">
        {`已在服务器上删除，不再计入校验、评分和上送；本表中的内容没有改动。${canAsk ? '' : '登录并联网后可以恢复。'}`}
      </p>
      <ul>
        {pageOf(own, page).map((row) => (
          <RemovedLine
            key={`${row.form}/${row.key}`}
            row={row}
            canAsk={canAsk}
            onGo={() => onGo(row)}
            onRestore={(reason) => onRestore(row, reason)}
          />
        ))}
      </ul>
      <Pager page={page} lines={own.length} unit="行" onPage={setPage} />
    </section>
  )
}
