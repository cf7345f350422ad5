import type { FilingDetail } from '#core/api/filings.ts'
import { type Tab, Tabs } from '../../frame/tabs.tsx'
import { navigate, usePlace } from '../../route/place.ts'
import { filingPath } from '../../route/route.ts'
import { DocumentsTab } from '../documents/documents-tab.tsx'
import { documentsState } from '../documents/required.ts'
import { ApplicationTab } from '../form/application-tab.tsx'
import type { OpenFiling } from './filing-context.ts'
import { ReviewTab } from './review-tab.tsx'
import { SheetsTab } from './sheets-tab.tsx'
import { TimelineTab } from './timeline-tab.tsx'
import { TrackingTab } from './tracking-tab.tsx'

const keys = ['timeline', 'form', 'documents', 'sheets', 'review', 'tracking'] as const
type Key = (typeof keys)[number]

export interface FilingTabsProps {
  readonly open: OpenFiling
  readonly onDetail: (detail: FilingDetail) => void
  readonly onUploaded: () => void
}

/** What belongs to a filing, by kind; which one is shown stands in the address. */
export function FilingTabs({ open, onDetail, onUploaded }: FilingTabsProps) {
  const { query } = usePlace()
  const { filing, detail, projectName } = open
  const chosen = keys.find((key) => key === query.get('tab')) ?? 'timeline'
  const missing = documentsState(open).filter(({ isMissing }) => isMissing).length
  const waiting = filing.review?.lines.filter(({ opinion, overruled }) => opinion === null && overruled === null).length
  const tabs: readonly Tab<Key>[] = [
    { key: 'timeline', label: '办理过程' },
    { key: 'form', label: '申请表' },
    { key: 'documents', label: '材料', beside: missing > 0 && <Missing amount={missing} what="类材料缺" /> },
    { key: 'sheets', label: '项目信息表' },
    {
      key: 'review',
      label: '区级联审',
      beside: filing.state === 'review' && (waiting ?? 0) > 0 && <Missing amount={waiting ?? 0} what="家未答复" />,
    },
    { key: 'tracking', label: '认定与跟踪' },
  ]
  return (
    <Tabs
      label="项目内容"
      tabs={tabs}
      chosen={chosen}
      onChoose={(key) => {
        const path = filingPath(detail.id)
        navigate(key === 'timeline' ? path : `${path}?tab=${key}`, { replace: true })
      }}
    >
      {chosen === 'timeline' && <TimelineTab open={open} />}
      {chosen === 'form' && <ApplicationTab detail={detail} name={projectName} onDetail={onDetail} />}
      {chosen === 'documents' && <DocumentsTab open={open} onUploaded={onUploaded} />}
      {chosen === 'sheets' && <SheetsTab open={open} />}
      {chosen === 'review' && <ReviewTab open={open} />}
      {chosen === 'tracking' && <TrackingTab open={open} />}
    </Tabs>
  )
}

function Missing({ amount, what }: { readonly amount: number; readonly what: string }) {
  return (
    <span class="counter counter-warn">
      {amount}
      <span class="vh">{what}</span>
    </span>
  )
}
