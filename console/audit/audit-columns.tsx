import { auditActionName } from '#core/access/audit-action.ts'
import type { AuditEntryBody } from '#core/api/audit.ts'
import { count } from '#ui/number.ts'
import type { Column } from '#ui/table/column.ts'
import { detailsText } from './details-text.ts'
import { exactInstant, ObjectOf, Person } from './entry-parts.tsx'

/** Acts that are somebody's failure or want of a right: looked for first. */
const warnings: ReadonlySet<string> = new Set(['denied', 'sign-in-failed', 'second-factor-failed', 'pairing-failed'])

export const auditColumns: readonly Column<AuditEntryBody>[] = [
  { key: 'seq', title: '序号', align: 'end', width: 84, cell: ({ seq }) => count(seq) },
  { key: 'at', title: '时间', width: 160, cell: ({ at }) => <span class="nb">{exactInstant(at)}</span> },
  { key: 'person', title: '人员', width: 176, cell: (entry) => <Person entry={entry} /> },
  {
    key: 'action',
    title: '动作',
    width: 132,
    cell: ({ action }) => (
      <span class={warnings.has(action) ? 'badge badge-warn' : 'badge'}>{auditActionName(action)}</span>
    ),
  },
  { key: 'object', title: '对象', width: 200, cell: (entry) => <ObjectOf entry={entry} /> },
  {
    key: 'details',
    title: '详情',
    width: 240,
    grows: true,
    cell: (entry) => {
      const text = detailsText(entry)
      return <span title={text}>{text}</span>
    },
  },
]
