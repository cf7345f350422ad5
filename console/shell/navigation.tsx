import type { Role } from '#core/access/role.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { useOpenConflicts } from '../data/use-open-conflicts.ts'
import { DisposalCounter } from '../disposal/disposal-counter.tsx'
import { DisputeCounter } from '../disputes/dispute-counter.tsx'
import { ExportCounter } from '../export-requests/export-counter.tsx'
import { FilingCounter } from '../filings/filing-counter.tsx'
import { type Entry, entryGroupsOf, isBaseMapPage, mayAsk, waitingStatusOf } from '../frame/entries.ts'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { ObjectionCounter } from '../publication/objection-counter.tsx'
import { usePlace } from '../route/place.ts'
import { type Route, routeOf } from '../route/route.ts'
import { useSession } from '../session/session.ts'

/** The entries of the role; the counter shows what waits for this person. */
export function Navigation() {
  const { path } = usePlace()
  const { account } = useSession()
  const cyclePath = useCyclePath()
  const groups = entryGroupsOf(account)
  const present = sectionOf(routeOf(path), account.role)
  return (
    <nav class="navigation" aria-label="主导航">
      <ul>
        {groups.flatMap((group, at) =>
          group.map((entry, index) => (
            <li key={entry.path} class={at > 0 && index === 0 ? 'is-apart' : ''}>
              <a
                href={cyclePath(entry.path)}
                {...(present === entry.route.page ? { 'aria-current': 'page' as const } : {})}
              >
                <Icon name={entry.icon} />
                <span class="navigation-label">{entry.label}</span>
                {entry.route.page === 'parcels' && <WaitingCounter />}
                {entry.route.page === 'conflicts' && <ConflictCounter />}
                {entry.route.page === 'filings' && <FilingCounter />}
                {entry.route.page === 'disposal' && <DisposalCounter />}
                {entry.route.page === 'publications' && <ObjectionCounter />}
                {entry.route.page === 'export-requests' && <ExportCounter />}
                {(entry.route.page === 'disputes' || entry.route.page === 'department-data') && <DisputeCounter />}
              </a>
            </li>
          )),
        )}
        <li class={groups.length > 0 ? 'is-apart' : ''}>
          <a href="/pane/" target="_blank" rel="noopener">
            <Icon name="link" />
            <span class="navigation-label">填报页</span>
          </a>
        </li>
      </ul>
    </nav>
  )
}

/** Detail pages belong to the entry of their list. */
function sectionOf({ page }: Route, role: Role): Entry['route']['page'] | null {
  if (page === 'parcel') return 'parcels'
  if (page === 'removals') return 'conflicts'
  if (page === 'user-import') return 'users'
  if (isBaseMapPage(page)) return 'base-map'
  if (page === 'department-list') return 'department-data'
  if (page === 'upload-run') return 'uploads'
  if (page === 'disposal-plan' || page === 'disposal-sheet') return 'disposal'
  if (page === 'publication' || page === 'objections' || page === 'objection') return 'publications'
  if (page === 'dispute') return role === 'enterprise' ? 'disputes' : 'department-data'
  if (page === 'filing' || page === 'new-filing') return 'filings'
  if (page === 'standard') return 'standards'
  return page === 'evaluation' ? 'evaluations' : page
}

function WaitingCounter() {
  const { account } = useSession()
  const cycle = useCycle()
  const status = waitingStatusOf(account.role)
  const { value } = useAnswer('parcels', status === null ? null : { query: { cycle, status, limit: 1 } })
  return <Counter amount={value?.total ?? 0} unit="宗" />
}

/** Open conflicts, for those who settle any. */
function ConflictCounter() {
  const { account } = useSession()
  const cycle = useCycle()
  const open = useOpenConflicts(mayAsk('settleConflicts', account.role) ? { cycle } : null)
  return <Counter amount={open ?? 0} unit="项" />
}

function Counter({ amount, unit }: { readonly amount: number; readonly unit: string }) {
  if (amount === 0) return null
  return (
    <span class="counter">
      {count(amount)}
      <span class="vh">{`${unit}待您处理`}</span>
    </span>
  )
}
