import { BackLink } from '../frame/back-link.tsx'
import './bulk.css'
import type { BulkOperation } from '#core/api/bulk.ts'
import { bulkStateNames } from '#core/record/bulk-state.ts'
import { rowStatusNames } from '#core/record/status.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { operationPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { countsText, verbOf } from './bulk-words.ts'
import { UnlockList } from './unlock-list.tsx'

const pageSize = 50

const looks: Readonly<Record<BulkOperation['state'], string>> = {
  running: 'badge badge-warn',
  done: 'badge badge-ok',
  cancelled: 'badge',
  undoing: 'badge badge-warn',
  undone: 'badge badge-info',
}

export function OperationState({ state }: Pick<BulkOperation, 'state'>) {
  return <span class={looks[state]}>{bulkStateNames[state]}</span>
}

/** 批量办理记录: who did what to how many parcels, when, and what was taken back. */
export function OperationsPage() {
  const { call, account } = useSession()
  const cycle = useCycle()
  const pathIn = useCyclePath()
  const source = useCursorRows({
    question: cycle,
    ask: (cursor, signal) => call('bulkOperations', { query: { cycle, limit: pageSize, cursor } }, signal),
  })
  return (
    <>
      <BackLink to={pathIn('/parcels')}>返回地块</BackLink>
      <PageHead title="批量办理记录" beside={<span class="badge">{`${cycle}年度`}</span>} />
      <p class="sub">一次批量办理一条，逐宗有结果；没有人再动过的可以整次撤销。中断的可以打开接着办。</p>
      <ListCard
        label="批量办理记录"
        heads={['编号', '办理', '状态', '结果', '办理人']}
        lines={readRows(source)}
        failure={source.failure}
        onRetry={source.askAgain}
        row={(line: BulkOperation) => <OperationLine key={line.id} line={line} />}
        emptyTitle={`${cycle}年度还没有批量办理`}
        emptyText="在“地块”里勾选几宗或整个筛选结果，选退回或通过，办理后列在这里。"
      />
      <MoreRows source={source} unit="次" of={null} />
      {mayAsk('unlocks', account.role) && <UnlockList cycle={cycle} />}
    </>
  )
}

function OperationLine({ line }: { readonly line: BulkOperation }) {
  const pathIn = useCyclePath()
  const { id, number, to, reason, state, total, townCode, started, undone } = line
  const path = pathIn(operationPath(id))
  return (
    <tr>
      <th scope="row">
        <a href={path}>{`第 ${count(number)} 次`}</a>
      </th>
      <td>
        <span class="nb">{`${verbOf(to)} ${count(total)} 宗`}</span>
        <span class="cap bulk-below bulk-reason">
          {`变为“${rowStatusNames[to]}”${reason === null ? '' : `：${reason}`}`}
        </span>
      </td>
      <td>
        <OperationState state={state} />
      </td>
      <td>
        {countsText(line)}
        {undone !== null && (
          <span class="cap bulk-below">{`撤销：${undone.by} ${instantInTable(undone.at)} ${undone.reason ?? ''}`}</span>
        )}
      </td>
      <td>
        {started.by}
        <span class="cap bulk-below">
          {`${townCode === null ? '' : `${townName(townCode) ?? townCode} `}${instantInTable(started.at)}`}
        </span>
      </td>
      <td>
        <a class="btn btn-s" href={path}>
          打开
          <span class="vh">{`第 ${number} 次`}</span>
        </a>
      </td>
    </tr>
  )
}
