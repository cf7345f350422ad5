import '../frame/tabs.css'
import { useCyclePath } from '../frame/use-cycle.ts'
import { type ScopeView, scopeQuery } from './scope-view.ts'

const pages = [
  { path: '/conflicts', label: '冲突台账' },
  { path: '/removals', label: '已删除的行' },
] as const

export interface RowFamilyProps {
  readonly present: (typeof pages)[number]['path']
  /** Goes along from one page to the other. */
  readonly scope: ScopeView
}

/** The pages about rows that edits met on: what clashed, and what was taken out. */
export function RowFamily({ present, scope }: RowFamilyProps) {
  const cyclePath = useCyclePath()
  const query = new URLSearchParams(scopeQuery(scope)).toString()
  return (
    <nav class="tabs no-print" aria-label="台账">
      {pages.map(({ path, label }) => (
        <a
          key={path}
          href={cyclePath(query === '' ? path : `${path}?${query}`)}
          {...(path === present ? { 'aria-current': 'page' as const } : {})}
        >
          {label}
        </a>
      ))}
    </nav>
  )
}
