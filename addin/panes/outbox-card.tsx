import { useState } from 'preact/hooks'
import { formById } from '#core/forms/catalogue.ts'
import { count } from '#ui/number.ts'
import type { PendingRow } from '../sync/pending.ts'

export interface OutboxCardProps {
  readonly pending: readonly PendingRow[]
  readonly keyless: number
  readonly isOnline: boolean
  readonly isRunning: boolean
  /** Findings that must be corrected, by row of the workbook. */
  readonly errors: ReadonlyMap<string, number>
  readonly onGo: (row: PendingRow, field: string) => void
}

const shownFirst = 5
const mostShown = 200

/** What waits to be sent, row by row; a line leads to its cells. */
export function OutboxCard({ pending, keyless, isOnline, isRunning, errors, onGo }: OutboxCardProps) {
  const [allShown, setAllShown] = useState(false)
  const cells = pending.reduce((sum, row) => sum + Object.keys(row.fields).length, 0)
  const shown = pending.slice(0, allShown ? mostShown : shownFirst)
  return (
    <section class="card" aria-label="待发送">
      <div class="card-head">
        <h2 class="pane-title">待发送</h2>
        <span class="sub nb">{`${count(pending.length)} 行 · ${count(cells)} 处修改`}</span>
      </div>
      {pending.length === 0 && <p class="card-part sub">没有未发送的修改。</p>}
      <ul>
        {shown.map((row) => (
          <li key={row.row}>
            <Line row={row} isOnline={isOnline} isRunning={isRunning} errors={errors.get(row.row) ?? 0} onGo={onGo} />
          </li>
        ))}
      </ul>
      {pending.length > shownFirst && (
        <div class="card-part outbox-more">
          <button type="button" class="link" onClick={() => setAllShown(!allShown)}>
            {allShown ? '收起' : `查看全部 ${count(pending.length)} 行`}
          </button>
          {allShown && pending.length > mostShown && <span class="cap">{`列出前 ${mostShown} 行`}</span>}
        </div>
      )}
      {keyless > 0 && (
        <p class="card-part sub">{`另有 ${count(keyless)} 行没有地块编码或信用代码，填写后才能发送。`}</p>
      )}
    </section>
  )
}

interface LineProps {
  readonly row: PendingRow
  readonly isOnline: boolean
  readonly isRunning: boolean
  readonly errors: number
  readonly onGo: (row: PendingRow, field: string) => void
}

function Line({ row, isOnline, isRunning, errors, onGo }: LineProps) {
  const { fields } = formById(row.form)
  const names = Object.keys(row.fields)
  const labels = names.slice(0, 4).map((name) => fields[name]?.label ?? name)
  const [first = row.form === 'parcel-self-assessment' ? 'parcelCode' : 'firmName'] = names
  const state = isRunning ? '发送中' : isOnline ? '待发送' : '等待联网'
  return (
    <button type="button" class="outbox-line" onClick={() => onGo(row, first)}>
      <span class="outbox-name">
        <span class="nb">{row.parcelCode}</span>
        <span class="sub nb">{`　${row.isFirst ? '首次上送 ' : ''}${count(names.length)} ${row.isFirst ? '项' : '处'}`}</span>
        <span class="badge">{state}</span>
      </span>
      <span class="cap ellipsis">
        {`${row.form === 'enterprise-information' ? `${row.name}：` : ''}${labels.join('、')}${names.length > 4 ? '等' : ''}`}
      </span>
      {errors > 0 && <span class="cap outbox-errors">{`含 ${count(errors)} 处须改正，可同步，暂不能提交`}</span>}
    </button>
  )
}
