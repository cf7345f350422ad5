import './filings.css'
import '../frame/tabs.css'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { navigate, usePlace } from '../route/place.ts'
import { filingRulesPath, newFilingPath } from '../route/route.ts'
import { type Account, useSession } from '../session/session.ts'
import { Board } from './board/board.tsx'
import { mayCreateFiling, ownParty } from './filing-party.ts'
import {
  type FilingsView,
  type FilingViewName,
  filingsAddress,
  filingViewNames,
  filingViews,
  parseFilingsView,
} from './filings-view.ts'
import { DraftsNotice } from './form/drafts-notice.tsx'
import { FilingFilters } from './list/filing-filters.tsx'
import { FilingList } from './list/filing-list.tsx'
import { MechanismView } from './mechanism/mechanism-view.tsx'
import { PolicyBanner } from './policy-banner.tsx'
import { RemindersNotice } from './reminders-notice.tsx'
import { SummaryView } from './summary/summary-view.tsx'

/** 优质项目: where the filings stand, as a board, as a list, and summed up. */
export function FilingsPage() {
  const { account } = useSession()
  const { query } = usePlace()
  const view = parseFilingsView(query)
  const isUnit = ownParty(account) === 'applicant'
  const views = filingViews.filter((each) => mayView(each, account))
  const asked = view.view ?? (isUnit ? 'list' : 'board')
  const shown = views.includes(asked) ? asked : 'board'
  const setView = (next: FilingsView): void => navigate(filingsAddress(next), { replace: true })
  return (
    <>
      <PageHead title="优质项目" beside={<DueBadges />}>
        <a class="btn" href={filingRulesPath}>
          日历、清单、政策
        </a>
        {mayCreateFiling(account) && (
          <a class="btn btn-fill" href={newFilingPath}>
            {isUnit ? '新建申报' : '受理登记'}
          </a>
        )}
      </PageHead>
      <PolicyBanner />
      <RemindersNotice />
      <DraftsNotice />
      <nav class="tabs no-print" aria-label="优质项目的视图">
        {views.map((each) => (
          <a
            key={each}
            href={filingsAddress({ ...view, view: each })}
            {...(each === shown ? { 'aria-current': 'page' as const } : {})}
          >
            {filingViewNames[each]}
          </a>
        ))}
      </nav>
      {(shown === 'board' || shown === 'list') && (
        <FilingFilters view={view} onView={setView} isList={shown === 'list'} />
      )}
      {shown === 'board' && <Board view={view} />}
      {shown === 'list' && <FilingList view={view} onView={setView} />}
      {shown === 'summary' && <SummaryView view={view} onView={setView} />}
      {shown === 'mechanism' && <MechanismView view={view} onView={setView} />}
    </>
  )
}

/** What a role may see; of the whole mechanism no department but 区经委. */
function mayView(view: FilingViewName, account: Account): boolean {
  if (view === 'summary') return mayAsk('filingSummaries', account.role)
  if (view !== 'mechanism') return true
  return mayAsk('mechanismYear', account.role) && ownParty(account) !== 'reviewer'
}

/** How many are near the limit or past it, as links to them. */
function DueBadges() {
  const { value } = useAnswer('filings', { query: { limit: 1 } })
  if (value === null) return null
  return (
    <>
      {value.overdue > 0 && (
        <a class="badge badge-err" href={filingsAddress({ view: 'list', due: 'overdue' })}>
          {`逾期 ${count(value.overdue)} 项`}
        </a>
      )}
      {value.near > 0 && (
        <a class="badge badge-warn" href={filingsAddress({ view: 'list', due: 'near' })}>
          {`临近时限 ${count(value.near)} 项`}
        </a>
      )}
    </>
  )
}
