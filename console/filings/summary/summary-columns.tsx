import type { FilingState } from '#core/filing/state.ts'
import { type SummaryNode, summaryNodeNames, summaryNodes } from '#core/filing/summary.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import type { Column } from '#ui/table/column.ts'
import { filingPath } from '../../route/route.ts'
import { StateBadge } from '../state-badge.tsx'

export type SummaryLine = AnswerOf<'filingSummaries'>['rows'][number]

/** Before 受理 no working day is used. */
const uncounted: readonly SummaryNode[] = ['submitted', 'accepted']

const beforeAcceptance: readonly FilingState[] = ['draft', 'submitted']

function nodeColumn(node: SummaryNode): Column<SummaryLine> {
  return {
    key: node,
    title: summaryNodeNames[node],
    width: uncounted.includes(node) ? 96 : 136,
    cell: ({ nodes }) => {
      const { day, daysUsed } = nodes[node] ?? { day: null, daysUsed: null }
      if (day === null) return <span class="is-blank">未到</span>
      return daysUsed === null || uncounted.includes(node) ? day : `${day} 第 ${daysUsed} 日`
    },
  }
}

/** One line a filing: its work nodes with the working days used up to each. */
export const summaryColumns: readonly Column<SummaryLine>[] = [
  { key: 'number', title: '编号', width: 128, cell: ({ id, number }) => <a href={filingPath(id)}>{number}</a> },
  {
    key: 'project',
    title: '项目',
    width: 200,
    grows: true,
    cell: ({ projectName }) => <span title={projectName}>{projectName}</span>,
  },
  { key: 'town', title: '街镇', width: 88, cell: ({ townCode }) => townName(townCode) ?? townCode },
  { key: 'route', title: '类型', width: 48, cell: ({ routeMark }) => routeMark || '未定' },
  {
    key: 'state',
    title: '状态',
    width: 112,
    cell: ({ state, decider }) => <StateBadge state={state} decider={decider} />,
  },
  ...summaryNodes.map(nodeColumn),
  {
    key: 'used',
    title: '用时',
    unit: '工作日',
    align: 'end',
    width: 96,
    cell: ({ daysUsed, state }) =>
      beforeAcceptance.includes(state) ? <span class="is-blank">未起算</span> : String(daysUsed),
  },
  {
    key: 'overdue',
    title: '逾期',
    unit: '工作日',
    align: 'end',
    width: 96,
    cell: ({ overdueBy }) => (overdueBy > 0 ? <b class="is-error">{overdueBy}</b> : <span class="is-zero">0</span>),
  },
  { key: 'corrections', title: '补正', unit: '次', align: 'end', width: 72, cell: ({ corrections }) => corrections },
  { key: 'deadline', title: '认定时限', width: 120, cell: ({ deadline }) => <span title={deadline}>{deadline}</span> },
  {
    key: 'reason',
    title: '逾期说明',
    width: 180,
    cell: ({ overrunReason }) => <span title={overrunReason}>{overrunReason}</span>,
  },
]
