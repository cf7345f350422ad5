import './conflicts.css'
import { count } from '#ui/number.ts'
import { useOpenConflicts } from '../data/use-open-conflicts.ts'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { ListShapes } from '../list/list-shapes.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { RowFamily } from '../list/row-family.tsx'
import { ScopeFilters } from '../list/scope-filters.tsx'
import { scopeFilter, scopeWords } from '../list/scope-view.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { navigate, usePlace } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { ConflictCard } from './conflict-card.tsx'
import {
  type ConflictView,
  conflictFilter,
  conflictStateNames,
  conflictStates,
  conflictsAddress,
  parseConflictView,
} from './conflict-view.ts'
import { NoConflicts } from './no-conflicts.tsx'
import { SettleAll } from './settle-all.tsx'
import { useLedger } from './use-ledger.ts'

/** 冲突台账: two people gave one field different values; who is right is decided here, and stays on record. */
export function ConflictsPage() {
  const { account } = useSession()
  const { query } = usePlace()
  const cycle = useCycle()
  const cyclePath = useCyclePath()
  const view = parseConflictView(query)
  const ledger = useLedger(conflictFilter(cycle, view))
  const open = useOpenConflicts({ cycle, ...scopeFilter(view) })
  const { source, conflicts } = ledger
  const setView = (next: ConflictView): void => navigate(cyclePath(conflictsAddress(next)), { replace: true })
  const maySettleAll = view.state === 'open' && mayAsk('settleConflicts', account.role)
  return (
    <>
      <PageHead
        title="冲突台账"
        beside={open !== null && <span class="sub nb" role="status">{`${count(open)} 项待处理`}</span>}
      />
      <RowFamily present="/conflicts" scope={view} />
      <p class="sub">
        两人改了同一项、值又不同时，先到的（对方的）有效，后到的（我的）留在这里等待选择。无论怎样选，两个值都保留在修改记录中。
      </p>
      <div class="list-tools no-print">
        <fieldset class="switch">
          <legend class="vh">处理状态</legend>
          {conflictStates.map((state) => (
            <button
              key={state}
              type="button"
              aria-pressed={state === view.state}
              onClick={() => setView({ ...view, state })}
            >
              {conflictStateNames[state]}
            </button>
          ))}
        </fieldset>
        <ScopeFilters scope={view} onScope={(scope) => setView({ ...view, ...scope })} />
      </div>
      {maySettleAll && (
        <SettleAll
          key={conflictsAddress(view)}
          isOffered={(open ?? 0) > 1}
          filter={conflictFilter(cycle, view)}
          words={scopeWords(view)}
          onDone={ledger.readAgain}
        />
      )}
      {source.failure !== null && <FailureNotice failure={source.failure} onRetry={source.askAgain} />}
      {source.total === null && source.failure === null && <ListShapes label="冲突台账" />}
      {source.total === 0 && <NoConflicts view={view} cycle={cycle} onView={setView} />}
      <div class={source.isStale ? 'conflict-list is-stale' : 'conflict-list'} aria-busy={source.isStale}>
        {conflicts.map((conflict) => (
          <ConflictCard key={conflict.id} cycle={cycle} conflict={conflict} onSettle={ledger.settle} />
        ))}
      </div>
      <MoreRows source={source} unit="项" of={view.state === 'open' ? open : null} />
    </>
  )
}
