import { formById } from '#core/forms/catalogue.ts'
import { count } from '#ui/number.ts'
import type { PendingRow } from '../sync/pending.ts'

/** The rows of one parcel that wait to be sent, its own and its firms'. */
export interface PendingParcel {
  readonly parcelCode: string
  readonly rows: readonly PendingRow[]
}

export interface OutboxLineProps {
  readonly parcel: PendingParcel
  /** 等待联网, 发送中, 待发送 */
  readonly state: string
  readonly errors: ReadonlyMap<string, number>
  /** Rows in which something was changed that was handed out locked. */
  readonly locked: ReadonlySet<string>
  readonly onGo: (row: PendingRow, field: string) => void
}

const mostLabels = 4

/** A parcel's changes in one line, with what of them must be corrected before it is handed in. */
export function OutboxLine({ parcel: { parcelCode, rows }, state, errors, locked, onGo }: OutboxLineProps) {
  const [first] = rows
  if (first === undefined) return null
  const cells = rows.reduce((sum, row) => sum + Object.keys(row.fields).length, 0)
  const isNew = rows.every((row) => row.isFirst)
  const faults = rows.reduce((sum, row) => sum + (errors.get(row.row) ?? 0), 0)
  const isLocked = rows.some((row) => locked.has(row.row))
  const firms = rows.filter((row) => row.form === 'enterprise-information').length
  const amount = `${isNew ? '首次上送 ' : ''}${count(cells)} ${isNew ? '项' : '处'}`
  return (
    <button type="button" class="outbox-line" onClick={() => onGo(first, firstField(first))}>
      <span class="outbox-name">
        <span class="nb">{parcelCode}</span>
        <span class="sub nb">{`　${amount}${firms === 0 ? '' : `，含企业 ${count(firms)} 行`}`}</span>
        <span class="badge">{state}</span>
      </span>
      <span class="cap ellipsis">{labels(rows)}</span>
      {isLocked && <span class="cap outbox-errors">改动了底版锁定的内容，改回后才能同步</span>}
      {faults > 0 && !isLocked && (
        <span class="cap outbox-errors">{`含 ${count(faults)} 处须改正，可同步，暂不能提交`}</span>
      )}
    </button>
  )
}

function firstField({ form, fields }: PendingRow): string {
  return Object.keys(fields)[0] ?? (form === 'parcel-self-assessment' ? 'parcelCode' : 'firmName')
}

function labels(rows: readonly PendingRow[]): string {
  const all = rows.flatMap((row) => {
    const declared = formById(row.form).fields
    return Object.keys(row.fields).map((field) => declared[field]?.label ?? field)
  })
  const names = [...new Set(all)]
  return `${names.slice(0, mostLabels).join('、')}${names.length > mostLabels ? '等' : ''}`
}
