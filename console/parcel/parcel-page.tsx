import './parcel.css'
import { useState } from 'preact/hooks'
import type { ParcelDetail } from '#core/api/parcels.ts'
import { refusalCode } from '#ui/client-failure.ts'
import { Icon } from '#ui/icon.tsx'
import { BaseTab } from '../base-map/parcel/base-tab.tsx'
import { GoneParcel } from '../base-map/parcel/gone-parcel.tsx'
import { ClassHistoryTab } from '../class-lists/class-history-tab.tsx'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk, mayOpen } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { rowInList } from '../parcels/parcel-in-list.ts'
import { parcelsAddress, parseParcelView } from '../parcels/parcel-view.ts'
import { RemovedNotice } from '../removals/removed-notice.tsx'
import type { RowRef } from '../removals/use-removal.ts'
import { navigate, usePlace } from '../route/place.ts'
import { type Account, useSession } from '../session/session.ts'
import { ParcelSurveys } from '../surveys/parcel-surveys.tsx'
import { ConflictChip } from './conflict-chip.tsx'
import { DataTab } from './data-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { ParcelActs } from './parcel-acts.tsx'
import { effectiveOf } from './parcel-cells.ts'
import { ParcelSheets } from './parcel-sheets.tsx'
import { ParcelVerdict } from './parcel-verdict.tsx'
import { ScoreTab } from './score-tab.tsx'
import { SummaryTab } from './summary-tab.tsx'
import { UnlockCard } from './unlock-card.tsx'
import { Walk } from './walk.tsx'

export interface ParcelPageProps {
  readonly cycle: string
  readonly parcelCode: string
}

/** One parcel: verdict, data by layer, score with its proof, history. */
export function ParcelPage({ cycle, parcelCode }: ParcelPageProps) {
  const { value, failure, askAgain } = useAnswer('parcel', { params: { cycle, parcelCode } })
  const [removed, setRemoved] = useState<RowRef | null>(null)
  const owner = value === null ? null : effectiveOf(value.parcel, 'ownerName')
  const isGone = removed?.form === 'parcel-self-assessment'
  const isMissing = !isGone && refusalCode(failure) === 'not-found'
  return (
    <>
      <BackToList cycle={cycle} />
      <PageHead
        title={parcelCode}
        beside={
          <>
            {typeof owner === 'string' && <span class="parcel-owner">{owner}</span>}
            {value !== null && <ConflictChip cycle={cycle} parcelCode={parcelCode} />}
          </>
        }
      >
        <Walk cycle={cycle} parcelCode={parcelCode} />
      </PageHead>
      {removed !== null && (
        <RemovedNotice cycle={cycle} parcelCode={parcelCode} row={removed} onRestored={() => setRemoved(null)} />
      )}
      {failure !== null && !isGone && !isMissing && <FailureNotice failure={failure} onRetry={askAgain} />}
      {isMissing && <GoneParcel cycle={cycle} parcelCode={parcelCode} failure={failure} onRetry={askAgain} />}
      {value === null && failure === null && <ParcelShapes />}
      {value !== null && !isGone && !isMissing && (
        <ParcelBody detail={value} onChanged={askAgain} onRemoved={setRemoved} />
      )}
    </>
  )
}

/** Leads to the list the parcel came from, at its row. */
function BackToList({ cycle }: { readonly cycle: string }) {
  const { query } = usePlace()
  const cyclePath = useCyclePath()
  const row = rowInList(query)
  const address = cyclePath(parcelsAddress(parseParcelView(query)), cycle)
  const back = (event: MouseEvent): void => {
    if (row === null || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    navigate(address, { memory: { row, scroll: Math.max(0, row - 5) } })
  }
  return (
    <a class="link back-link no-print" href={address} onClick={back}>
      <Icon name="arrow-left" />
      返回列表
    </a>
  )
}

const tabs = ['summary', 'data', 'score', 'classes', 'surveys', 'base', 'history'] as const
type TabKey = (typeof tabs)[number]
const tabLabels: Readonly<Record<TabKey, string>> = {
  summary: '概况',
  data: '数据',
  score: '评分',
  classes: '历年类别',
  surveys: '现场核查',
  base: '底版与沿革',
  history: '历史',
}

interface ParcelBodyProps {
  readonly detail: ParcelDetail
  readonly onChanged: () => void
  readonly onRemoved: (row: RowRef) => void
}

function ParcelBody({ detail, onChanged, onRemoved }: ParcelBodyProps) {
  const { account } = useSession()
  const { path, query } = usePlace()
  const shown = tabs.filter((tab) => isOpen(tab, account))
  const chosen = shown.find((tab) => tab === query.get('tab')) ?? 'summary'
  const choose = (tab: TabKey): void => {
    const next = new URLSearchParams(query)
    if (tab === 'summary') next.delete('tab')
    else next.set('tab', tab)
    const text = next.toString().replaceAll('%2C', ',')
    navigate(text === '' ? path : `${path}?${text}`, { replace: true })
  }
  return (
    <>
      <section class="card card-body verdict-card" aria-label="结论">
        <ParcelVerdict detail={detail} />
        <ParcelSheets detail={detail} />
        <ParcelActs detail={detail} onDone={onChanged} />
        {detail.parcel.status === 'locked' && mayAsk('requestUnlock', account.role) && (
          <UnlockCard cycle={detail.cycle} parcelCode={detail.parcelCode} onDone={onChanged} />
        )}
      </section>
      <Tabs
        label="地块"
        chosen={chosen}
        onChoose={choose}
        tabs={shown.map((key) => ({
          key,
          label: tabLabels[key],
          beside: key === 'data' && <Problems detail={detail} />,
        }))}
      >
        {chosen === 'summary' && <SummaryTab detail={detail} onFinding={() => choose('data')} />}
        {chosen === 'data' && <DataTab detail={detail} onRemoved={onRemoved} />}
        {chosen === 'score' && <ScoreTab detail={detail} onFix={() => choose('data')} />}
        {chosen === 'classes' && <ClassHistoryTab cycle={detail.cycle} parcelCode={detail.parcelCode} />}
        {chosen === 'surveys' && <ParcelSurveys cycle={detail.cycle} parcelCode={detail.parcelCode} />}
        {chosen === 'base' && <BaseTab cycle={detail.cycle} parcelCode={detail.parcelCode} />}
        {chosen === 'history' && <HistoryTab detail={detail} />}
      </Tabs>
    </>
  )
}

function isOpen(tab: TabKey, account: Account): boolean {
  if (tab === 'surveys') return mayOpen('surveys', account)
  return tab !== 'classes' || mayAsk('classHistory', account.role)
}

function Problems({ detail }: { readonly detail: ParcelDetail }) {
  const errors = detail.findings.filter((finding) => finding.level === 'error').length
  const warnings = detail.findings.filter((finding) => finding.level === 'warning').length
  if (errors > 0) {
    return (
      <span class="counter counter-err">
        {errors}
        <span class="vh">处须改正</span>
      </span>
    )
  }
  if (warnings === 0) return null
  return (
    <span class="counter counter-warn">
      {warnings}
      <span class="vh">处须说明</span>
    </span>
  )
}

function ParcelShapes() {
  return (
    <div class="card card-body stack" role="status" aria-label="正在读取地块">
      {[0, 1, 2, 3, 4, 5].map((line) => (
        <span key={line} class="skeleton" />
      ))}
    </div>
  )
}
