import '../filings.css'
import './filing.css'
import { useCallback, useMemo, useState } from 'preact/hooks'
import type { FilingDetail } from '#core/api/filings.ts'
import { eventNameFor } from '#core/filing/decider-words.ts'
import { Icon } from '#ui/icon.tsx'
import { tellChanged } from '../../data/changed.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { PageHead } from '../../frame/page-head.tsx'
import { ListShapes } from '../../list/list-shapes.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { ActsCard } from '../acts/acts-card.tsx'
import { PolicyBanner } from '../policy-banner.tsx'
import { StateBadge } from '../state-badge.tsx'
import { ClockCard } from './clock-card.tsx'
import { openFiling } from './filing-context.ts'
import { FilingFacts } from './filing-facts.tsx'
import { FilingTabs } from './filing-tabs.tsx'
import { OwnReminder } from './own-reminder.tsx'

/** One filing: what it is, how long still, what may be done, and everything that was done. */
export function FilingPage({ id }: { readonly id: string }) {
  const { cache } = useSession()
  const { value, failure, askAgain } = useAnswer('filing', { params: { id } })
  // The answer to an act is newer than what was asked before it, and older than what is asked after.
  const [acted, setActed] = useState<{ readonly detail: FilingDetail; readonly over: FilingDetail | null } | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const onDetail = useCallback(
    (detail: FilingDetail) => {
      cache.keep('filing', { params: { id: detail.id } }, detail)
      setActed({ detail, over: value })
      tellChanged('filings', 'filingSummaries')
    },
    [cache, value],
  )
  const detail = acted !== null && acted.over === value ? acted.detail : value
  const open = useMemo(() => (detail === null ? null : openFiling(detail)), [detail])
  if (open === null) {
    return (
      <>
        <PageHead title="优质项目" />
        {failure !== null ? <FailureNotice failure={failure} onRetry={askAgain} /> : <ListShapes label="项目" />}
      </>
    )
  }
  const { filing, projectName, decider } = open
  return (
    <>
      <p class="no-print">
        <a class="link" href="/filings">
          <Icon name="arrow-left" />
          返回优质项目
        </a>
      </p>
      <PageHead title={projectName} beside={<StateBadge state={filing.state} decider={decider} />}>
        <button type="button" class="btn" onClick={() => window.print()}>
          <Icon name="print" />
          打印
        </button>
      </PageHead>
      <FilingFacts open={open} />
      <OwnReminder open={open} />
      <PolicyBanner receivedOn={filing.submittedOn} />
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      <ClockCard open={open} />
      {done !== null && (
        <div class="banner banner-ok" role="status">
          <Icon name="done" />
          <p class="banner-text">{done}</p>
        </div>
      )}
      <ActsCard
        open={open}
        onDone={(next, kind) => {
          onDetail(next)
          setDone(`已办理：${eventNameFor(kind, decider)}。`)
        }}
        onUploaded={askAgain}
        onStale={askAgain}
      />
      <FilingTabs open={open} onDetail={onDetail} onUploaded={askAgain} />
    </>
  )
}
