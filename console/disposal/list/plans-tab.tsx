import { useMemo } from 'preact/hooks'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { useChanged } from '../../data/changed.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { mayAsk } from '../../frame/entries.ts'
import { CountedList } from '../../list/counted-list.tsx'
import { useCountedRows } from '../../list/counted-rows.ts'
import { disposalPlanPath } from '../../route/disposal-route.ts'
import { navigate } from '../../route/place.ts'
import { useSession } from '../../session/session.ts'
import { allPlans, type DisposalView, filterOf, isNarrowed } from '../disposal-view.ts'
import { planColumns } from './plan-columns.tsx'
import { conditionText, PlanFilters } from './plan-filters.tsx'

export interface PlansTabProps {
  readonly view: DisposalView
  readonly onView: (view: DisposalView) => void
  readonly years: readonly number[]
}

/** Every plan the reader may see, the one that is due first at the top. */
export function PlansTab({ view, onView, years }: PlansTabProps) {
  const { call, account, today } = useSession()
  const filter = filterOf(view)
  const rows = useCountedRows(JSON.stringify(filter), (cursor, signal) =>
    call('disposalPlans', { query: { ...filter, limit: 200, cursor } }, signal),
  )
  useChanged('disposalPlans', rows.source.askAgain)
  const { value: counts } = useAnswer('disposalPlans', { query: { limit: 1 } })
  const columns = useMemo(() => planColumns(today), [today])
  const condition = conditionText(view)
  return (
    <>
      <PlanFilters view={view} onView={onView} years={years} />
      <div class="row no-print">
        {counts !== null && counts.mine > 0 && view.only !== 'mine' && (
          <button type="button" class="chip chip-warn" onClick={() => onView({ ...allPlans, only: 'mine' })}>
            {`待我办理 ${count(counts.mine)} 件`}
          </button>
        )}
        {counts !== null && counts.conflicts > 0 && view.only !== 'conflicts' && (
          <button type="button" class="chip chip-warn" onClick={() => onView({ ...allPlans, only: 'conflicts' })}>
            {`有冲突 ${count(counts.conflicts)} 件`}
          </button>
        )}
        <span class="disposal-exports">
          <a class="link" href={addressOf(endpoints.exportDisposalPlans, { query: filter })} download>
            <Icon name="download" />
            导出清单
          </a>
          {mayAsk('exportSoeDisposal', account.role) && (account.role !== 'department' || account.org === 'soe') && (
            <a class="link" href={addressOf(endpoints.exportSoeDisposal, { query: {} })} download>
              <Icon name="download" />
              国企处置考核表
            </a>
          )}
        </span>
      </div>
      {condition !== '' && <p class="print-only">{`筛选条件：${condition}`}</p>}
      <CountedList
        {...rows}
        label="处置方案"
        unit="件"
        columns={columns}
        keyOf={({ id }) => id}
        onOpen={({ id }) => navigate(disposalPlanPath(id))}
        empty={isNarrowed(view) ? '没有符合条件的方案。' : emptyWords(account.role)}
      />
    </>
  )
}

function emptyWords(role: string): string {
  if (role === 'department') return '还没有请本部门会签的处置方案。区专班发会签后，方案会出现在这里。'
  return '还没有处置方案。审定后，低效清单上的地块列在“待编方案”中，从那里开始编制。'
}
