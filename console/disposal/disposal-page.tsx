import './looks.ts'
import type { EndpointId } from '#core/api/table.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { navigate, usePlace } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { type DisposalTab, type DisposalView, disposalAddress, parseDisposalView } from './disposal-view.ts'
import { PlansTab } from './list/plans-tab.tsx'
import { PendingTab } from './pending/pending-tab.tsx'
import { ProgressTab } from './progress/progress-tab.tsx'
import { SheetsTab } from './sheets/sheets-tab.tsx'
import { SummaryHead } from './summary-head.tsx'
import { YearlyTab } from './yearly/yearly-tab.tsx'

const tabs = [
  { key: 'plans', label: '处置方案', asks: 'disposalPlans' },
  { key: 'pending', label: '待编方案', asks: 'disposalCandidates' },
  { key: 'progress', label: '处置进展', asks: 'disposalProgress' },
  { key: 'yearly', label: '年度计划', asks: 'yearlyDisposalPlans' },
  { key: 'sheets', label: '处置方案表', asks: 'disposalSheets' },
] as const satisfies readonly { readonly key: DisposalTab; readonly label: string; readonly asks: EndpointId }[]

/** 处置: one plan a parcel of the 低效 list, what is still to be drafted, and how far the land is disposed of. */
export function DisposalPage() {
  const { account } = useSession()
  const { query } = usePlace()
  const cycle = useCycle()
  const pathIn = useCyclePath()
  const view = parseDisposalView(query)
  const offered = tabs.filter(({ asks }) => mayAsk(asks, account.role))
  const chosen = offered.find(({ key }) => key === view.tab)?.key ?? 'plans'
  const go = (next: Partial<DisposalView>): void => navigate(pathIn(disposalAddress(next)), { replace: true })
  const mayDraft = mayAsk('openDisposalPlans', account.role)
  const { value: pending } = useAnswer(
    'disposalCandidates',
    mayAsk('disposalCandidates', account.role) ? { query: { limit: 1 } } : null,
  )
  const { value: progress } = useAnswer(
    'disposalProgress',
    mayAsk('disposalProgress', account.role) ? { query: {} } : null,
  )
  const waiting = pending?.total ?? 0
  return (
    <>
      <PageHead title="处置">
        {mayDraft && chosen !== 'pending' && chosen !== 'sheets' && chosen !== 'yearly' && (
          <a class={waiting > 0 ? 'btn btn-fill' : 'btn'} href={pathIn(disposalAddress({ tab: 'pending' }))}>
            编制方案
          </a>
        )}
      </PageHead>
      {progress !== null && <SummaryHead progress={progress} />}
      <Tabs
        label="处置"
        tabs={offered.map(({ key, label }) => ({
          key,
          label,
          beside: key === 'pending' && waiting > 0 && <span class="counter">{waiting}</span>,
        }))}
        chosen={chosen}
        onChoose={(tab) => go({ tab })}
      >
        {chosen === 'plans' && (
          <PlansTab view={view} onView={go} years={progress?.byYear.map(({ year }) => year) ?? []} />
        )}
        {chosen === 'pending' && <PendingTab cycle={cycle} view={view} onView={go} />}
        {chosen === 'progress' && <ProgressTab view={view} onView={go} />}
        {chosen === 'yearly' && <YearlyTab />}
        {chosen === 'sheets' && <SheetsTab cycle={cycle} />}
      </Tabs>
    </>
  )
}
