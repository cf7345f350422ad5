import type { ComponentChildren } from 'preact'
import type { ParcelDetail } from '#core/api/parcels.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Form } from '#core/form/form.ts'
import { formatValue } from '#core/form/format.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { layerNames } from '#core/record/layer.ts'
import { instantInTable } from '#ui/instant.ts'
import { sourceWord } from '../notice/source-word.ts'
import { StatusBadge } from '../parcels/status-badge.tsx'
import { effectiveOf } from './parcel-cells.ts'
import { type StatusChange, timelineOf, type ValueChange } from './timeline.ts'

/** 历史: every change of a value or of the status, the newest first: when, who, what, why. */
export function HistoryTab({ detail }: { readonly detail: ParcelDetail }) {
  const items = timelineOf(detail)
  if (items.length === 0) {
    return (
      <div class="card">
        <p class="empty">还没有修改记录。</p>
      </div>
    )
  }
  return (
    <section class="card" aria-label="修改记录">
      <ol class="history">
        {items.map((item) => (
          <li
            class="history-item"
            key={`${item.kind}-${item.at}-${item.entry.revision}-${item.kind === 'values' ? item.entry.key : ''}`}
          >
            {item.kind === 'values' ? <Values detail={detail} entry={item.entry} /> : <Status entry={item.entry} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface HeadProps {
  readonly at: string
  readonly by: string
  readonly end: string
  readonly children: ComponentChildren
}

function Head({ at, by, end, children }: HeadProps) {
  return (
    <p class="history-head">
      <span class="nb">{instantInTable(at)}</span>
      <b>{by}</b>
      {children}
      <span class="cap nb">{end}</span>
    </p>
  )
}

function Status({ entry }: { readonly entry: StatusChange }) {
  return (
    <>
      <Head at={entry.at} by={entry.by} end="状态">
        <StatusBadge status={entry.from} />
        <span aria-hidden="true">→</span>
        <StatusBadge status={entry.to} />
      </Head>
      {entry.reason !== null && <p class="history-reason">{`理由：${entry.reason}`}</p>}
    </>
  )
}

function Values({ detail, entry }: { readonly detail: ParcelDetail; readonly entry: ValueChange }) {
  const isParcel = entry.key === detail.parcel.key
  const firm = detail.firms.find((row) => row.key === entry.key)
  const name = isParcel ? parcelForm.title : String((firm && effectiveOf(firm, 'firmName')) ?? enterpriseForm.title)
  return (
    <>
      <Head at={entry.at} by={entry.by} end={`${name}，第 ${entry.revision} 版`}>
        <span class="badge">{layerNames[entry.layer]}</span>
        <span class="sub">{sourceWord(entry.source)}</span>
      </Head>
      <dl class="history-changes">
        {entry.changes.map((change) => (
          <Change key={change.field} form={isParcel ? parcelForm : enterpriseForm} change={change} />
        ))}
      </dl>
    </>
  )
}

function Change({ form, change }: { readonly form: Form; readonly change: ValueChange['changes'][number] }) {
  const field = form.fields[change.field]
  const text = (value: CellValue | null): string => (field === undefined ? String(value) : formatValue(field, value))
  return (
    <div>
      <dt>{field?.label ?? change.field}</dt>
      <dd>{`${text(change.from)} → ${text(change.to)}`}</dd>
    </div>
  )
}
