import type { ComponentChildren } from 'preact'
import type { ParcelDetail } from '#core/api/parcels.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Form } from '#core/form/form.ts'
import { formatValue } from '#core/form/format.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { layerNames } from '#core/record/layer.ts'
import { instantInTable } from '#ui/instant.ts'
import { mayAsk } from '../frame/entries.ts'
import { sourceWord } from '../notice/source-word.ts'
import { StatusBadge } from '../parcels/status-badge.tsx'
import { useSession } from '../session/session.ts'
import { effectiveOf } from './parcel-cells.ts'
import { type ReasonItem, type StatusChange, type TimelineItem, timelineOf, type ValueChange } from './timeline.ts'

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
          <li class="history-item" key={keyOf(item)}>
            <Item detail={detail} item={item} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function keyOf(item: TimelineItem): string {
  const { kind, at, entry } = item
  if (kind === 'status') return `${kind}-${at}-${entry.revision}`
  return kind === 'values' ? `${kind}-${at}-${entry.revision}-${entry.key}-${entry.layer}` : `${kind}-${item.number}`
}

function Item({ detail, item }: { readonly detail: ParcelDetail; readonly item: TimelineItem }) {
  switch (item.kind) {
    case 'values':
      return <Values detail={detail} entry={item.entry} />
    case 'status':
      return <Status entry={item.entry} />
    case 'reason':
      return <Reason detail={detail} item={item} />
  }
}

/** A warning that was left standing, and why. */
function Reason({ detail, item }: { readonly detail: ParcelDetail; readonly item: ReasonItem }) {
  const { entry } = item
  const form: Form = entry.key === detail.parcel.key ? parcelForm : enterpriseForm
  return (
    <>
      <Head at={entry.at} by={entry.by} end={reasonEnd(item)}>
        <span class="badge">{`提醒 ${entry.code}`}</span>
        <span class="sub">{form.fields[entry.field]?.label ?? entry.field}</span>
      </Head>
      <p class="history-reason">{`${entry.takenBack ? '撤回的理由' : '理由'}：${entry.reason}`}</p>
    </>
  )
}

function reasonEnd({ entry: { takenBack }, counts }: ReasonItem): string {
  if (takenBack) return '撤回说明'
  return counts ? '说明' : '说明，后来另有变动'
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

const shownBatch = 8

/** What the change came with; those who read the audit log are led to its entry. */
function Batch({ batch }: { readonly batch: string }) {
  const { account } = useSession()
  const text = `批次 ${batch.slice(0, shownBatch)}`
  if (!mayAsk('audit', account.role)) return <span class="sub">{text}</span>
  return (
    <a class="link" href={`/audit?object=${encodeURIComponent(batch)}`} title={`审计记录中的批次 ${batch}`}>
      {text}
    </a>
  )
}

/** 顾强（示例测绘） where the account is of a 第三方技术单位. */
function byWords({ by, unit }: ValueChange): string {
  return unit == null ? by : `${by}（${unit}）`
}

function Values({ detail, entry }: { readonly detail: ParcelDetail; readonly entry: ValueChange }) {
  const isParcel = entry.key === detail.parcel.key
  const firm = detail.firms.find((row) => row.key === entry.key)
  const name = isParcel ? parcelForm.title : String((firm && effectiveOf(firm, 'firmName')) ?? enterpriseForm.title)
  return (
    <>
      <Head at={entry.at} by={byWords(entry)} end={`${name}，第 ${entry.revision} 版`}>
        <span class="badge">{layerNames[entry.layer]}</span>
        <span class="sub">{sourceWord(entry.source)}</span>
        <Batch batch={entry.batch} />
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
