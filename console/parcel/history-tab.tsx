import type { ParcelDetail } from '#core/api/parcels.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Form } from '#core/form/form.ts'
import { formatValue } from '#core/form/format.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { layerNames } from '#core/record/layer.ts'
import { instantInTable } from '#ui/instant.ts'
import { effectiveOf } from './parcel-cells.ts'

type Entry = ParcelDetail['history'][number]

/** 历史: every change, the newest first: when, who, in which layer, from what to what. */
export function HistoryTab({ detail }: { readonly detail: ParcelDetail }) {
  if (detail.history.length === 0) {
    return (
      <div class="card">
        <p class="empty">还没有修改记录。</p>
      </div>
    )
  }
  const entries = detail.history.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.revision - a.revision))
  return (
    <section class="card" aria-label="修改记录">
      <ol class="history">
        {entries.map((entry) => (
          <li key={`${entry.key}-${entry.revision}-${entry.layer}`}>
            <p class="history-head">
              <span class="nb">{instantInTable(entry.at)}</span>
              <b>{entry.by}</b>
              <span class="badge">{layerNames[entry.layer]}</span>
              <span class="sub">{entry.source}</span>
              <span class="cap nb">{`${subjectOf(detail, entry)}，第 ${entry.revision} 版`}</span>
            </p>
            <dl>
              {entry.changes.map((change) => (
                <Change key={change.field} form={formOf(detail, entry)} change={change} />
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </section>
  )
}

function formOf(detail: ParcelDetail, entry: Entry): Form {
  return entry.key === detail.parcel.key ? parcelForm : enterpriseForm
}

function subjectOf(detail: ParcelDetail, entry: Entry): string {
  if (entry.key === detail.parcel.key) return parcelForm.title
  const firm = detail.firms.find((row) => row.key === entry.key)
  return String((firm && effectiveOf(firm, 'firmName')) ?? enterpriseForm.title)
}

function Change({ form, change }: { readonly form: Form; readonly change: Entry['changes'][number] }) {
  const field = form.fields[change.field]
  const text = (value: CellValue | null): string => (field === undefined ? String(value) : formatValue(field, value))
  return (
    <div>
      <dt>{field?.label ?? change.field}</dt>
      <dd>{`${text(change.from)} → ${text(change.to)}`}</dd>
    </div>
  )
}
