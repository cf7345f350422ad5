import { type RowStatus, rowStatusNames } from '#core/record/status.ts'

const looks: Readonly<Record<RowStatus, string>> = {
  draft: '',
  submitted: 'badge-info',
  'town-returned': 'badge-warn',
  'town-approved': 'badge-ok',
  'review-returned': 'badge-warn',
  'review-approved': 'badge-ok',
  locked: 'badge-brand',
}

/** A row status as its word. */
export function StatusBadge({ status }: { readonly status: RowStatus }) {
  return <span class={`badge ${looks[status]}`}>{rowStatusNames[status]}</span>
}
