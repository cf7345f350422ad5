import { useState } from 'preact/hooks'
import type { ClassPolicyBody, PolicyApplicationBody } from '#core/api/class-policies.ts'
import { endpoints } from '#core/api/table.ts'
import { townName } from '#core/vocabulary/district.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { useCycle } from '../frame/use-cycle.ts'
import { Choice } from '../list/choice.tsx'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { TypedFilter } from '../list/typed-filter.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { parcelPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'

export interface ApplicationsCardProps {
  readonly policies: readonly ClassPolicyBody[]
  /** Grows with every act beside this list. */
  readonly round: number
  readonly mayEnd: (policy: ClassPolicyBody) => boolean
  readonly onEnd: (policy: ClassPolicyBody, codes: readonly string[]) => void
}

const pageSize = 50
const states = ['now', 'ended', 'all'] as const
const stateNames = { now: '正在适用', ended: '已停止', all: '全部' } as const

/** 适用清单: by policy or by parcel, each with its decision. */
export function ApplicationsCard({ policies, round, mayEnd, onEnd }: ApplicationsCardProps) {
  const { call } = useSession()
  const cycle = useCycle()
  const { of, set } = useQueryFilter(['policy', 'parcel', 'state'])
  const [total, setTotal] = useState<number | null>(null)
  const policy = policies.find(({ id }) => id === of('policy'))
  const parcel = of('parcel').trim()
  const state = states.find((one) => one === of('state')) ?? 'now'
  const filter = {
    ...(policy === undefined ? {} : { policy: policy.id }),
    ...(parcel === '' ? {} : { parcel }),
    state,
  }
  const source = useCursorRows<PolicyApplicationBody>({
    question: JSON.stringify([filter, round]),
    ask: async (cursor, signal) => {
      const page = await call('policyApplications', { query: { ...filter, limit: pageSize, cursor } }, signal)
      setTotal(page.total)
      return page
    },
  })
  return (
    <div class="stack">
      <h2>适用清单</h2>
      <div class="list-tools no-print">
        <Choice
          label="政策"
          value={policy?.id ?? ''}
          choices={policies.map(({ id, name }) => [id, name])}
          onValue={(value) => set('policy', value)}
        />
        <Choice
          label="状态"
          value={state === 'now' ? '' : state}
          first={stateNames.now}
          choices={[
            ['ended', stateNames.ended],
            ['all', stateNames.all],
          ]}
          onValue={(value) => set('state', value)}
        />
        <TypedFilter
          label="适用地块的编码"
          placeholder="地块编码"
          value={parcel}
          onValue={(value) => set('parcel', value)}
        />
        <a
          class="btn"
          href={addressOf(endpoints.exportPolicyApplications, { query: filter })}
          download="差别化政策适用清单.xlsx"
        >
          <Icon name="download" />
          导出适用清单
        </a>
      </div>
      <ListCard
        label="适用清单"
        heads={['地块', '政策', '类别', '适用', '理由']}
        isWide
        lines={readRows(source)}
        failure={source.failure}
        onRetry={source.askAgain}
        row={(line) => {
          const ofLine = policies.find(({ id }) => id === line.policy)
          const isEndable = ofLine !== undefined && line.until === null && mayEnd(ofLine)
          return (
            <ApplicationRow
              key={`${line.parcelCode} ${line.policy} ${line.from}`}
              cycle={cycle}
              line={line}
              onEnd={isEndable ? () => onEnd(ofLine, [line.parcelCode]) : null}
            />
          )
        }}
        emptyTitle={state === 'ended' ? '没有停止的' : '还没有适用政策的地块'}
        emptyText="在上面的登记表里对一条政策点“适用”，预览后写入。"
      />
      <MoreRows source={source} unit="条" of={total} />
    </div>
  )
}

interface RowProps {
  readonly cycle: string
  readonly line: PolicyApplicationBody
  readonly onEnd: (() => void) | null
}

function ApplicationRow({ cycle, line, onEnd }: RowProps) {
  const { parcelCode, ownerName, townCode, policyName, label, overridden, from, until, reason, by, endReason } = line
  return (
    <tr>
      <th scope="row">
        <a class="nb" href={parcelPath(cycle, parcelCode)}>
          {parcelCode}
        </a>
        <span class="cap class-below">
          {[townCode === null ? null : (townName(townCode) ?? townCode), ownerName].filter(Boolean).join(' ')}
        </span>
      </th>
      <td>
        {policyName}
        {label !== null && <span class="badge badge-warn class-after">{label}</span>}
      </td>
      <td class="nb">{`${line.cycle === null ? '' : `${line.cycle} `}${line.class ?? '未定'}`}</td>
      <td>
        <span class="nb">{`${from} 起`}</span>
        {until !== null && <span class="cap class-below nb">{`${until} 停止`}</span>}
      </td>
      <td class="class-words">
        {reason}
        {by !== null && <span class="cap class-below">{by}</span>}
        {overridden !== null && <span class="cap class-below">{`不合条件仍适用：${overridden}`}</span>}
        {endReason !== null && <span class="cap class-below">{`停止：${endReason}`}</span>}
      </td>
      <td>
        {onEnd !== null && (
          <button type="button" class="btn btn-s" onClick={onEnd}>
            停止
            <span class="vh">{`${parcelCode} ${policyName}`}</span>
          </button>
        )}
      </td>
    </tr>
  )
}
