import type { FilingSummary } from '#core/api/filings.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import type { Column } from '#ui/table/column.ts'
import { filingPath } from '../../route/route.ts'
import { lookMarks, lookOf, shortClock } from '../clock-look.ts'
import { StateBadge } from '../state-badge.tsx'

function ClockCell({ clock }: Pick<FilingSummary, 'clock'>) {
  const look = lookOf(clock)
  return (
    <span class={`clock-word is-${look}`}>
      {lookMarks[look]} {shortClock(clock)}
    </span>
  )
}

function DeadlineCell({ clock: { deadline, phase } }: Pick<FilingSummary, 'clock'>) {
  if (deadline === null) return <span class="is-blank">未起算</span>
  return (
    <span class={phase === 'stopped' ? 'sub' : ''}>
      {deadline.provisional ? `暂定 ${deadline.date}` : deadline.date}
    </span>
  )
}

/** Who was reminded stands beside the state: one's own department first. */
function StateCell({
  filing: { state, decider, awaiting, reminded, ownReminder },
}: {
  readonly filing: FilingSummary
}) {
  const own =
    ownReminder === null ? '' : `${ownReminder.by}于 ${ownReminder.day} 催办，应于 ${ownReminder.dueDay} 前答复`
  return (
    <span class="row nb">
      <StateBadge state={state} decider={decider} />
      {ownReminder !== null && (
        <span class="badge badge-warn" title={own}>
          {`催办 ${ownReminder.day.slice(5)}`}
        </span>
      )}
      {ownReminder === null && reminded > 0 && (
        <span class="badge" title={`待${awaiting.join('、')}`}>
          {`已催办 ${reminded} 家`}
        </span>
      )}
    </span>
  )
}

export const filingColumns: readonly Column<FilingSummary>[] = [
  {
    key: 'number',
    title: '编号',
    width: 112,
    sortKey: 'number',
    cell: ({ id, number }) => <a href={filingPath(id)}>{number}</a>,
  },
  {
    key: 'project',
    title: '项目',
    width: 160,
    grows: true,
    cell: ({ projectName }) => <span title={projectName}>{projectName}</span>,
  },
  {
    key: 'clock',
    title: '用时（工作日）',
    width: 152,
    sortKey: 'urgency',
    cell: (filing) => <ClockCell clock={filing.clock} />,
  },
  { key: 'deadline', title: '认定时限', width: 100, cell: (filing) => <DeadlineCell clock={filing.clock} /> },
  { key: 'state', title: '状态', width: 164, cell: (filing) => <StateCell filing={filing} /> },
  {
    key: 'route',
    title: '类型',
    width: 72,
    cell: ({ routeMark, works }) => (routeMark === '' ? '未定' : `${routeMark} ${works ?? ''}`),
  },
  { key: 'town', title: '街镇', width: 72, cell: ({ townCode }) => townName(townCode) ?? townCode },
  { key: 'firm', title: '项目单位', width: 120, cell: ({ firmName }) => <span title={firmName}>{firmName}</span> },
  {
    key: 'changed',
    title: '最近办理',
    width: 132,
    sortKey: 'changedAt',
    descendsFirst: true,
    cell: ({ changedAt }) => <span class="nb">{instantInTable(changedAt)}</span>,
  },
]
