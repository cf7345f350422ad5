import { auditActionNames, auditActions, auditChainNames, auditChains } from '#core/access/audit-action.ts'
import { TypedFilter } from '../list/typed-filter.tsx'
import { useSession } from '../session/session.ts'
import { type AuditView, isFiltered, noFilter } from './audit-view.ts'

export interface AuditFiltersProps {
  readonly view: AuditView
  readonly onView: (view: AuditView) => void
}

/** Day range, account, action and object; and which chain, for those who see both. */
export function AuditFilters({ view, onView }: AuditFiltersProps) {
  const { account, today } = useSession()
  return (
    <div class="list-tools audit-tools no-print">
      {account.role !== 'district' && (
        <select
          class="select"
          aria-label="审计链"
          value={view.chain}
          onChange={({ currentTarget: { value } }) => {
            onView({ ...view, chain: auditChains.find((chain) => chain === value) ?? 'district' })
          }}
        >
          {auditChains.map((chain) => (
            <option key={chain} value={chain}>
              {`审计链：${auditChainNames[chain]}`}
            </option>
          ))}
        </select>
      )}
      <TypedFilter
        label="账号"
        placeholder="账号"
        value={view.username}
        onValue={(username) => onView({ ...view, username })}
      />
      <select
        class="select"
        aria-label="动作"
        value={view.action ?? ''}
        onChange={({ currentTarget: { value } }) => {
          onView({ ...view, action: auditActions.find((action) => action === value) ?? null })
        }}
      >
        <option value="">动作：全部</option>
        {auditActions.map((action) => (
          <option key={action} value={action}>
            {auditActionNames[action]}
          </option>
        ))}
      </select>
      <TypedFilter
        label="对象"
        placeholder="对象：地块编码、账号、批次"
        value={view.object}
        onValue={(object) => onView({ ...view, object })}
      />
      <div class="audit-days">
        <Day
          label="起始日期"
          value={view.from}
          max={view.until || today}
          onValue={(from) => onView({ ...view, from })}
        />
        <span aria-hidden="true">–</span>
        <Day
          label="截止日期"
          value={view.until}
          min={view.from}
          max={today}
          onValue={(until) => onView({ ...view, until })}
        />
      </div>
      {isFiltered(view) && (
        <button type="button" class="link" onClick={() => onView({ ...noFilter, chain: view.chain })}>
          清除筛选
        </button>
      )}
    </div>
  )
}

interface DayProps {
  readonly label: string
  readonly value: string
  readonly min?: string
  readonly max: string
  readonly onValue: (value: string) => void
}

function Day({ label, value, min = '', max, onValue }: DayProps) {
  return (
    <input
      class="input"
      type="date"
      aria-label={label}
      value={value}
      min={min}
      max={max}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  )
}
