import { BackLink } from '../frame/back-link.tsx'
import { FirstAnswer } from '../list/first-answer.tsx'
import './bulk.css'
import type { BulkItem } from '#core/api/bulk.ts'
import { bulkItemStateNames, bulkItemStates } from '#core/record/bulk-state.ts'
import { rowStatusNames } from '#core/record/status.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import type { Column } from '#ui/table/column.ts'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { Choice } from '../list/choice.tsx'
import { CountedList } from '../list/counted-list.tsx'
import { useCountedRows } from '../list/counted-rows.ts'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { navigate } from '../route/place.ts'
import { operationsPath, parcelPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { BulkResult } from './bulk-result.tsx'
import { countOf, verbOf } from './bulk-words.ts'
import { OperationState } from './operations-page.tsx'
import { useBulk } from './use-bulk.ts'

const looks: Readonly<Record<BulkItem['state'], string>> = {
  waiting: 'badge',
  done: 'badge badge-ok',
  refused: 'badge badge-warn',
  undone: 'badge badge-info',
  kept: 'badge badge-warn',
}

function columnsIn(cycle: string): readonly Column<BulkItem>[] {
  return [
    {
      key: 'parcelCode',
      title: '地块编码',
      width: 150,
      cell: ({ parcelCode }) => <a href={parcelPath(cycle, parcelCode)}>{parcelCode}</a>,
    },
    {
      key: 'town',
      title: '街镇',
      width: 110,
      cell: ({ townCode }) => (townCode === null ? '' : (townName(townCode) ?? townCode)),
    },
    {
      key: 'state',
      title: '结果',
      width: 110,
      cell: ({ state }) => <span class={looks[state]}>{bulkItemStateNames[state]}</span>,
    },
    {
      key: 'from',
      title: '办理前',
      width: 96,
      cell: ({ from }) => (from === null ? '' : rowStatusNames[from]),
    },
    {
      key: 'message',
      title: '原因',
      width: 280,
      grows: true,
      cell: ({ message }) => <span title={message ?? ''}>{message ?? ''}</span>,
    },
  ]
}

/** One bulk operation: what it was about, what became of each parcel, and the way back. */
export function OperationPage({ id }: { readonly id: string }) {
  const { call } = useSession()
  const pathIn = useCyclePath()
  const { value, failure, askAgain } = useAnswer('bulkOperation', { params: { id } })
  const bulk = useBulk(askAgain)
  const { of, set } = useQueryFilter(['state'])
  const state = bulkItemStates.find((each) => each === of('state'))
  const operation = bulk.operation ?? value
  const rows = useCountedRows(`${id} ${state ?? ''} ${operation?.state ?? ''}`, (cursor, signal) => {
    const query = { limit: 200, cursor, ...(state === undefined ? {} : { state }) }
    return call('bulkItems', { params: { id }, query }, signal)
  })
  return (
    <>
      <BackLink to={pathIn(operationsPath)}>返回批量办理记录</BackLink>
      <PageHead
        title={operation === null ? '批量办理' : `第 ${count(operation.number)} 次批量办理`}
        beside={operation !== null && <OperationState state={operation.state} />}
      />
      <FirstAnswer value={operation} failure={failure} onRetry={askAgain} label="这次批量办理" />
      {operation !== null && (
        <>
          <p class="sub">
            {`${operation.started.by} 于 ${instantInTable(operation.started.at)} ${verbOf(operation.to)} ${count(operation.total)} 宗（${operation.cycle}年度）。`}
            {operation.reason !== null && `理由：${operation.reason}`}
            {operation.undone !== null &&
              ` ${operation.undone.by} 于 ${instantInTable(operation.undone.at)} 撤销：${operation.undone.reason ?? ''}`}
          </p>
          <BulkResult bulk={bulk} operation={operation} />
          <div class="list-tools no-print">
            <Choice
              label="结果"
              value={state ?? ''}
              choices={bulkItemStates.flatMap((each) =>
                countOf(operation, each) === 0
                  ? []
                  : [[each, `${bulkItemStateNames[each]} ${count(countOf(operation, each))}`] as const],
              )}
              onValue={(next) => set('state', next)}
            />
          </div>
          <CountedList
            {...rows}
            label="逐宗结果"
            unit="宗"
            columns={columnsIn(operation.cycle)}
            keyOf={({ parcelCode }) => parcelCode}
            onOpen={({ parcelCode }) => navigate(parcelPath(operation.cycle, parcelCode))}
            empty="没有符合条件的地块。"
          />
        </>
      )}
    </>
  )
}
