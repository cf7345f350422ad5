import type { DisputeSummary } from '#core/api/disputes.ts'
import { townName } from '#core/vocabulary/district.ts'
import { count } from '#ui/number.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { Choice } from '../list/choice.tsx'
import { useCountedRows } from '../list/counted-rows.ts'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { TypedFilter } from '../list/typed-filter.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { labelOf } from '../notice/field-words.ts'
import { disputePath } from '../route/dispute-route.ts'
import { useSession } from '../session/session.ts'
import { DisputeStateBadge } from './dispute-state-badge.tsx'
import { departmentsText, dueText, shownValue, waitedText } from './dispute-words.ts'

const onlies = [
  ['open', '未办结'],
  ['mine', '待我办理'],
  ['overdue', '已逾期'],
  ['closed', '已办结'],
] as const

/** 异议: those the reader may see, what waits for a department first, the nearest day first. */
export function DisputeList({ cycle }: { readonly cycle: string }) {
  const { call, account } = useSession()
  const { of, set } = useQueryFilter(['only', 'q'])
  const acts = account.role === 'enterprise' || account.role === 'department'
  const offered = onlies.filter(([key]) => acts || key !== 'mine')
  const only = offered.map(([key]) => key).find((key) => key === of('only'))
  const q = of('q').trim()
  const query = { cycle, ...(only === undefined ? {} : { only }), ...(q === '' ? {} : { q }) }
  const rows = useCountedRows(JSON.stringify(query), (cursor, signal) =>
    call('disputes', { query: { ...query, limit: 100, cursor } }, signal),
  )
  const isNarrowed = only !== undefined || q !== ''
  return (
    <>
      <div class="list-tools no-print">
        <Choice label="状态" value={only ?? ''} choices={offered} onValue={(value) => set('only', value)} />
        <TypedFilter
          label="地块编码、企业或信用代码"
          placeholder="地块编码、企业或信用代码"
          value={q}
          onValue={(value) => set('q', value)}
        />
        {rows.amount !== null && <span class="cap nb">{`共 ${count(rows.amount)} 件`}</span>}
      </div>
      <ListCard
        label="异议"
        isWide
        heads={['字段', '地块、企业', '街镇', '核定值', '企业主张', '状态', '答复期限']}
        lines={readRows(rows.source)}
        failure={rows.source.failure}
        onRetry={rows.source.askAgain}
        row={(line: DisputeSummary) => <DisputeLine key={line.id} line={line} />}
        emptyTitle={isNarrowed ? '没有符合条件的异议' : '还没有异议'}
        emptyText={isNarrowed ? '换一个条件再看。' : '企业对部门核定值提出异议后，会列在这里。'}
      />
      <MoreRows source={rows.source} unit="件" of={rows.amount} />
    </>
  )
}

function DisputeLine({ line }: { readonly line: DisputeSummary }) {
  const pathIn = useCyclePath()
  const path = pathIn(disputePath(line.id))
  const label = labelOf(line.form, line.field)
  return (
    <tr>
      <th scope="row">
        <a href={path}>
          {label}
          <span class="vh">{`的异议 ${line.parcelCode}`}</span>
        </a>
        <span class="cap base-below">{departmentsText(line)}</span>
      </th>
      <td>
        <span class="nb">{line.parcelCode}</span>
        <span class="cap base-below">{line.name}</span>
      </td>
      <td class="nb">{line.townCode === null ? '' : townName(line.townCode)}</td>
      <td class="nb">{shownValue(line, line.disputed)}</td>
      <td class="nb">{shownValue(line, line.claimed)}</td>
      <td>
        <DisputeStateBadge state={line.state} />
      </td>
      <td class="nb">
        <span class={line.isOverdue ? 'dept-far' : ''}>{dueText(line)}</span>
        <span class="cap base-below">{waitedText(line)}</span>
      </td>
      <td />
    </tr>
  )
}
