import type { BaseEntry } from '#core/api/base-parcels.ts'
import { sourceKindNames } from '#core/base-map/source-kind.ts'
import type { Column } from '#ui/table/column.ts'
import { EntryStateBadge } from './entry-state-badge.tsx'
import { entryName, entrySummary } from './entry-words.ts'

export const entryColumns: readonly Column<BaseEntry>[] = [
  {
    key: 'name',
    title: '用地主体或坐落',
    width: 200,
    cell: (entry) => <span title={entryName(entry)}>{entryName(entry)}</span>,
  },
  { key: 'kind', title: '类型', width: 148, cell: ({ kind }) => sourceKindNames[kind] },
  { key: 'event', title: '事项', width: 84, cell: ({ event }) => event ?? '' },
  { key: 'day', title: '日期或年度', width: 96, cell: ({ day, year }) => <span class="nb">{day ?? year ?? ''}</span> },
  {
    key: 'summary',
    title: '内容',
    width: 240,
    grows: true,
    cell: (entry) => <span title={entrySummary(entry)}>{entrySummary(entry)}</span>,
  },
  {
    key: 'parcels',
    title: '对应的地块',
    width: 164,
    cell: ({ parcelCodes, candidates }) => <ParcelsCell codes={parcelCodes} candidates={candidates.length} />,
  },
  { key: 'state', title: '状态', width: 96, cell: (entry) => <EntryStateBadge entry={entry} /> },
]

function ParcelsCell({ codes, candidates }: { readonly codes: readonly string[]; readonly candidates: number }) {
  if (codes.length > 0) return <span title={codes.join('、')}>{codes.join('、')}</span>
  return <span class="badge badge-warn">{candidates === 0 ? '未对应' : `未对应，可能 ${candidates} 宗`}</span>
}
