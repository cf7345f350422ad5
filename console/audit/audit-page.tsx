import './audit.css'
import { useState } from 'preact/hooks'
import type { AuditEntryBody } from '#core/api/audit.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { Table } from '#ui/table/table.tsx'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { navigate, usePlace } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { auditColumns } from './audit-columns.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { type AuditView, auditFilter, auditQuery, isFiltered, parseAuditView } from './audit-view.ts'
import { ChainStates } from './chain-states.tsx'
import { EntryDialog } from './entry-dialog.tsx'

const pageSize = 200

/** 审计: who did what, when, to what; and whether the record can be trusted. */
export function AuditPage() {
  const { path, query } = usePlace()
  const view = parseAuditView(query)
  const setView = (next: AuditView): void => {
    const text = auditQuery(next)
    navigate(text === '' ? path : `${path}?${text}`, { replace: true })
  }
  const state = useAnswer('auditState', {})
  // A check is an entry itself: the list begins anew after it.
  const [round, setRound] = useState(0)
  const onChecked = (): void => {
    state.askAgain()
    setRound(round + 1)
  }
  return (
    <>
      <PageHead title="审计">
        <a class="btn btn-fill" href={addressOf(endpoints.exportAudit, { query: auditFilter(view) })} download>
          <Icon name="download" />
          导出 CSV
        </a>
      </PageHead>
      {state.failure !== null && <FailureNotice failure={state.failure} onRetry={state.askAgain} />}
      {state.value === null && state.failure === null && (
        <div class="card card-body stack" role="status" aria-label="正在读取审计链状态">
          <span class="skeleton" />
        </div>
      )}
      {state.value !== null && <ChainStates state={state.value} onChecked={onChecked} />}
      <AuditFilters view={view} onView={setView} />
      <Entries key={round} view={view} />
    </>
  )
}

function Entries({ view }: { readonly view: AuditView }) {
  const { call } = useSession()
  const [opened, setOpened] = useState<AuditEntryBody | null>(null)
  const filter = auditFilter(view)
  const source = useCursorRows({
    question: JSON.stringify(filter),
    ask: (cursor, signal) => call('audit', { query: { ...filter, limit: pageSize, cursor } }, signal),
  })
  return (
    <>
      {source.failure !== null && <FailureNotice failure={source.failure} onRetry={source.askAgain} />}
      <div class="card list-card audit-list">
        <Table
          label="审计记录"
          columns={auditColumns}
          source={source}
          keyOf={(entry) => String(entry.seq)}
          rowHeight={32}
          onOpen={setOpened}
          empty={
            source.total === null ? (
              <span class="skeleton" role="status" aria-label="正在读取审计记录" />
            ) : (
              <p class="empty">{isFiltered(view) ? '没有符合条件的记录。' : '还没有记录。'}</p>
            )
          }
        />
        {source.total !== null && source.total > 0 && (
          <p class="list-foot cap no-print">
            {source.isTotalKnown
              ? `共 ${count(source.total)} 条`
              : `已读取 ${count(source.total)} 条，向下滚动继续读取`}
          </p>
        )}
      </div>
      {opened !== null && <EntryDialog entry={opened} onClose={() => setOpened(null)} />}
    </>
  )
}
