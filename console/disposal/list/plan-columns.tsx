import type { DisposalSummary } from '#core/api/disposal-shapes.ts'
import { closedDisposalStates } from '#core/disposal/state.ts'
import { formatNumber } from '#core/form/format.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { townName } from '#core/vocabulary/district.ts'
import { ClassBadge } from '#ui/class-badge.tsx'
import { PathBadge } from '#ui/path-badge.tsx'
import type { Column } from '#ui/table/column.ts'
import { disposalPlanPath } from '../../route/disposal-route.ts'
import { DueBadge } from '../due-badge.tsx'
import { DisposalStateBadge } from '../state-badge.tsx'

/** What the plan waits for beside its state: answers of departments, what must be corrected, conflicts. */
function Waiting({
  plan: { state, awaited, invited, errors, warnings, conflicts },
}: {
  readonly plan: DisposalSummary
}) {
  return (
    <span class="row nb">
      {conflicts > 0 && <span class="badge badge-warn">{`冲突 ${conflicts} 项`}</span>}
      {state === 'countersigning' && <span class="badge">{`会签 ${invited - awaited} / ${invited}`}</span>}
      {errors > 0 && <span class="badge badge-err">{`须改正 ${errors} 处`}</span>}
      {errors === 0 && warnings > 0 && <span class="badge badge-warn">{`须说明 ${warnings} 处`}</span>}
    </span>
  )
}

function area(value: number | null) {
  return value === null ? <span class="is-blank">未填</span> : formatNumber(value, 2)
}

/** The first day something is due; a plan that is closed waits for nothing. */
function Due({
  plan: { state, nextDue, disposedOn },
  today,
}: {
  readonly plan: DisposalSummary
  readonly today: CalendarDate
}) {
  if (closedDisposalStates.includes(state)) {
    return <span class="sub nb">{disposedOn === null ? '已办结' : `${disposedOn} 办结`}</span>
  }
  if (nextDue === null) return <span class="sub">无待办节点</span>
  return (
    <span class="row nb">
      {nextDue}
      <DueBadge due={nextDue} today={today} />
    </span>
  )
}

export function planColumns(today: CalendarDate): readonly Column<DisposalSummary>[] {
  return [
    {
      key: 'parcelCode',
      title: '地块编码、类别',
      width: 160,
      cell: ({ id, parcelCode, decidedClass }) => (
        <span class="row nb">
          <a href={disposalPlanPath(id)}>{parcelCode}</a>
          <ClassBadge class={decidedClass} formal none="无" />
        </span>
      ),
    },
    { key: 'path', title: '处置路径', width: 84, cell: ({ path }) => <PathBadge path={path} /> },
    { key: 'state', title: '状态', width: 80, cell: ({ state }) => <DisposalStateBadge state={state} /> },
    { key: 'due', title: '最近节点', width: 164, cell: (plan) => <Due plan={plan} today={today} /> },
    { key: 'waiting', title: '待处理', width: 112, cell: (plan) => <Waiting plan={plan} /> },
    {
      key: 'town',
      title: '街镇',
      width: 88,
      cell: ({ townCode }) => {
        const name = townCode === null ? '' : (townName(townCode) ?? townCode)
        return <span title={name}>{name}</span>
      },
    },
    {
      key: 'disposalArea',
      title: '计划处置',
      unit: 'm²',
      align: 'end',
      width: 120,
      cell: ({ disposalArea }) => area(disposalArea),
    },
    {
      key: 'year',
      title: '计划年度',
      width: 72,
      cell: ({ planYear }) => planYear ?? <span class="is-blank">未填</span>,
    },
    {
      key: 'owner',
      title: '用地主体',
      width: 104,
      grows: true,
      cell: ({ ownerName }) => <span title={ownerName ?? ''}>{ownerName ?? <span class="is-blank">未填</span>}</span>,
    },
  ]
}
