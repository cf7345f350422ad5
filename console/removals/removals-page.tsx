import './removals.css'
import { useState } from 'preact/hooks'
import type { RemovedRow } from '#core/api/removals.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { RowFamily } from '../list/row-family.tsx'
import { ScopeFilters } from '../list/scope-filters.tsx'
import { parseScope, type ScopeView, scopeFilter, scopeQuery, scopeWords } from '../list/scope-view.ts'
import { navigate, usePlace } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { RemovedRowLine } from './removed-row-line.tsx'

const pageSize = 100

/** 已删除的行: what was taken out, by whom and why; nothing of it is lost, and it can be brought back. */
export function RemovalsPage() {
  const { call } = useSession()
  const { query } = usePlace()
  const cycle = useCycle()
  const cyclePath = useCyclePath()
  const scope = parseScope(query)
  const filter = { cycle, ...scopeFilter(scope) }
  const [asked, setAsked] = useState<string | null>(null)
  const source = useCursorRows({
    question: JSON.stringify(filter),
    ask: (cursor, signal) => call('removals', { query: { ...filter, limit: pageSize, cursor } }, signal),
  })
  const setScope = (next: ScopeView): void => {
    const text = new URLSearchParams(scopeQuery(next)).toString()
    navigate(cyclePath(text === '' ? '/removals' : `/removals?${text}`), { replace: true })
  }
  const words = scopeWords(scope)
  const lines =
    source.total === null
      ? null
      : Array.from({ length: source.total }, (_, index) => source.rowAt(index)).filter((line) => line !== undefined)
  return (
    <>
      <PageHead title="已删除的行" />
      <RowFamily present="/removals" scope={scope} />
      <p class="sub">删除的行不再计入校验、评分、汇总和导出。值与历史都保留，可以恢复。</p>
      <div class="list-tools no-print">
        <ScopeFilters scope={scope} onScope={setScope} />
      </div>
      <ListCard
        label="已删除的行"
        heads={['地块编码', '行', '名称', '街镇', '删除', '理由']}
        lines={lines}
        failure={source.failure}
        onRetry={source.askAgain}
        row={(line: RemovedRow) => (
          <RemovedRowLine
            key={`${line.form} ${line.key}`}
            cycle={cycle}
            line={line}
            isAsked={asked === `${line.form} ${line.key}`}
            onAsk={(isAsked) => setAsked(isAsked ? `${line.form} ${line.key}` : null)}
          />
        )}
        emptyTitle={`${words === '' ? `${cycle}年度` : words}没有已删除的行`}
        emptyText="在地块的“数据”页可以删除一家企业的一行或整宗地块，删除的会列在这里。"
      />
      <MoreRows source={source} unit="行" of={null} />
    </>
  )
}
