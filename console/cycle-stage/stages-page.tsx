import { FirstAnswer } from '../list/first-answer.tsx'
import './cycle-stage.css'
import type { CycleStageBody } from '#core/api/cycle-stages.ts'
import type { EndpointId } from '#core/api/table.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { navigate, usePlace } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { ArchiveTab } from './archive/archive-tab.tsx'
import { CityReviewTab } from './city-review/city-review-tab.tsx'
import { DecisionTab } from './decision/decision-tab.tsx'
import { EventsCard } from './events-card.tsx'
import { NextActs } from './next-acts.tsx'
import { StageFlow } from './stage-flow.tsx'
import { type StageTab, stagesAddress, stageTabNames, stageTabs } from './stages-view.ts'

/** 流程: where the year is, what comes next, and the tabs of 研判, 审定 and 归档. */
export function StagesPage() {
  const { query } = usePlace()
  const { account } = useSession()
  const cycle = useCycle()
  const pathIn = useCyclePath()
  const { value, failure, askAgain } = useAnswer('cycleStages', { params: { cycle } })
  const open = stageTabs.filter((tab) => mayAsk(asks[tab], account.role))
  const chosen = open.find((tab) => tab === query.get('tab')) ?? 'stages'
  return (
    <>
      <PageHead
        title="流程"
        beside={<span class="sub">{value === null ? `${cycle}年度` : `${cycle}年度 处于${value.stage}阶段`}</span>}
      />
      <FirstAnswer value={value} failure={failure} onRetry={askAgain} label="本年度的阶段" />
      {value !== null && (
        <>
          <StageFlow stages={value} />
          <Tabs
            label="流程"
            tabs={open.map((key) => ({ key, label: stageTabNames[key] }))}
            chosen={chosen}
            onChoose={(tab) => navigate(pathIn(stagesAddress(tab)), { replace: true })}
          >
            <Panel tab={chosen} stages={value} />
          </Tabs>
        </>
      )}
    </>
  )
}

const asks = {
  stages: 'cycleStages',
  'city-review': 'cityReview',
  decision: 'decision',
  archive: 'archivePackages',
} as const satisfies Readonly<Record<StageTab, EndpointId>>

function Panel({ tab, stages }: { readonly tab: StageTab; readonly stages: CycleStageBody }) {
  switch (tab) {
    case 'stages':
      return (
        <div class="stack stage-panel">
          <NextActs stages={stages} />
          <EventsCard stages={stages} />
        </div>
      )
    case 'city-review':
      return <CityReviewTab stages={stages} />
    case 'decision':
      return <DecisionTab stages={stages} />
    case 'archive':
      return <ArchiveTab stages={stages} />
  }
}
