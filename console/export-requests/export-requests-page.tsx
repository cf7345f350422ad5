import '../base-map/base-map.css'
import '../act/act-fields.css'
import './export-requests.css'
import { useState } from 'preact/hooks'
import {
  exportKindNames,
  exportKinds,
  exportRequestStateNames,
  exportRequestStates,
} from '#core/access/export-approval.ts'
import type { ExportRequest } from '#core/api/export-requests.ts'
import { count } from '#ui/number.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { tellChanged, useChanged } from '../data/changed.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { Choice } from '../list/choice.tsx'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { useSession } from '../session/session.ts'
import { AskForm } from './ask-form.tsx'
import { DecideForm } from './decide-form.tsx'
import { RequestLine } from './request-line.tsx'
import { RevokeForm } from './revoke-form.tsx'

type Opened = { readonly act: 'decide' | 'revoke'; readonly request: ExportRequest }

/** 导出审批: requests to take 统计 and 税务 values out, what was decided of them, and the files they let out. */
export function ExportRequestsPage() {
  const { call, account } = useSession()
  const { of, set } = useQueryFilter(['state', 'kind', 'ask', 'object', 'town'])
  const [opened, setOpened] = useState<Opened | null>(null)
  const state = exportRequestStates.find((each) => each === of('state'))
  const kind = exportKinds.find((each) => each === of('kind'))
  const asked = exportKinds.find((each) => each === of('ask')) ?? null
  const filter = { ...(state === undefined ? {} : { state }), ...(kind === undefined ? {} : { kind }) }
  const source = useCursorRows({
    question: JSON.stringify(filter),
    ask: (cursor, signal) => call('exportRequests', { query: { ...filter, limit: 50, cursor } }, signal),
  })
  useChanged('exportRequests', source.askAgain)
  const { value } = useAnswer('exportRequests', { query: { limit: 1 } })
  const mayRequest = mayAsk('askExport', account.role)
  const isNarrowed = Object.keys(filter).length > 0
  const close = (): void => setOpened(null)
  const done = (): void => {
    close()
    tellChanged('exportRequests')
  }
  return (
    <>
      <PageHead
        title="导出审批"
        beside={
          value !== null &&
          value.waiting > 0 && <span class="badge badge-warn">{`${count(value.waiting)} 件待您审批`}</span>
        }
      >
        {mayRequest && asked === null && (
          <button type="button" class="btn btn-fill" onClick={() => set('ask', 'ledger')}>
            申请导出
          </button>
        )}
      </PageHead>
      <p class="sub">
        区统计局、区税务局核定的值经审批才能导出，由区专班另一人或数据所属部门批准；未经审批的文件不含这些值，并写明。时限和次数为本系统拟定。
      </p>
      {mayRequest && asked !== null && (
        <AskForm
          key={`${asked} ${of('object')} ${of('town')}`}
          kind={asked}
          object={of('object')}
          town={of('town')}
          onClose={() => set('ask', '')}
        />
      )}
      {opened?.act === 'decide' && (
        <DecideForm key={opened.request.number} request={opened.request} onDone={done} onClose={close} />
      )}
      {opened?.act === 'revoke' && (
        <RevokeForm key={opened.request.number} request={opened.request} onDone={done} onClose={close} />
      )}
      <div class="list-tools no-print">
        <Choice
          label="状态"
          value={state ?? ''}
          choices={exportRequestStates.map((each) => [each, exportRequestStateNames[each]])}
          onValue={(next) => set('state', next)}
        />
        <Choice
          label="文件"
          value={kind ?? ''}
          choices={exportKinds.map((each) => [each, exportKindNames[each]])}
          onValue={(next) => set('kind', next)}
        />
      </div>
      <ListCard
        label="导出申请"
        heads={['编号', '文件', '核定值和用途', '申请', '状态']}
        lines={readRows(source)}
        failure={source.failure}
        onRetry={source.askAgain}
        row={(request: ExportRequest) => (
          <RequestLine
            key={request.number}
            request={request}
            onDecide={() => setOpened({ act: 'decide', request })}
            onRevoke={() => setOpened({ act: 'revoke', request })}
          />
        )}
        emptyTitle={isNarrowed ? '没有符合条件的申请' : '还没有导出申请'}
        emptyText={
          mayRequest && !isNarrowed
            ? '需要导出统计、税务核定的值时，点“申请导出”。'
            : '有人申请后，会列在这里，写明谁批准、用了几次。'
        }
      />
      <MoreRows source={source} unit="件" of={null} />
    </>
  )
}
