import { type AuditAction, type AuditChain, auditActions } from '#core/access/audit-action.ts'
import { isCalendarDate } from '#core/vocabulary/calendar-date.ts'

/** Which chain, and the filters: read from the address and written to it. Days are calendar days, both included. */
export interface AuditView {
  readonly chain: AuditChain
  readonly from: string
  readonly until: string
  readonly username: string
  readonly action: AuditAction | null
  readonly object: string
}

export const noFilter: Omit<AuditView, 'chain'> = { from: '', until: '', username: '', action: null, object: '' }

export function parseAuditView(query: URLSearchParams): AuditView {
  const day = (name: string): string => {
    const text = query.get(name) ?? ''
    return isCalendarDate(text) ? text : ''
  }
  return {
    chain: query.get('chain') === 'installation' ? 'installation' : 'district',
    from: day('from'),
    until: day('until'),
    username: (query.get('username') ?? '').slice(0, 60),
    action: auditActions.find((action) => action === query.get('action')) ?? null,
    object: (query.get('object') ?? '').slice(0, 100),
  }
}

/** The filters as the server takes them. */
export function auditFilter({ chain, from, until, username, action, object }: AuditView) {
  return {
    ...(chain === 'district' ? {} : { chain }),
    ...(from === '' ? {} : { from }),
    ...(until === '' ? {} : { until }),
    ...(username === '' ? {} : { username }),
    ...(action === null ? {} : { action }),
    ...(object === '' ? {} : { object }),
  }
}

export function auditQuery(view: AuditView): string {
  return new URLSearchParams(auditFilter(view)).toString()
}

export function isFiltered(view: AuditView): boolean {
  const { chain: _, ...filter } = auditFilter(view)
  return Object.keys(filter).length > 0
}
