import './overview.css'
import type { Overview } from '#core/api/parcels.ts'
import { Icon } from '#ui/icon.tsx'
import { instantText } from '#ui/instant.ts'
import { ClassByTown } from '../charts/class-by-town.tsx'
import { evaluationSource } from '../charts/evaluation-source.ts'
import { ScoreHistogram } from '../charts/score-histogram.tsx'
import { StageLine } from '../cycle-stage/stage-line.tsx'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { NoData } from '../notice/no-data.tsx'
import { StageStrip } from '../progress/stage-strip.tsx'
import { decisionOverviewPath } from '../route/decision-overview-route.ts'
import { useSession } from '../session/session.ts'
import { DraftCard } from './draft-card.tsx'
import { KeyFigures } from './key-figures.tsx'
import { NextAct } from './next-act.tsx'
import { OverviewShapes } from './overview-shapes.tsx'
import { TopFindings } from './top-findings.tsx'
import { TownProgressCard } from './town-progress.tsx'
import { WaitingCard } from './waiting-card.tsx'

/** 总览: where the district stands, who is late, what waits for the reader. */
export function OverviewPage() {
  const cycle = useCycle()
  const cyclePath = useCyclePath()
  const { today } = useSession()
  const { value, failure, askAgain } = useAnswer('overview', { query: { cycle } })
  return (
    <>
      <PageHead title="总览">
        {value !== null && <span class="cap nb">{`数据截至 ${instantText(value.asOf, today)}`}</span>}
        {value !== null && value.parcels > 0 && (
          <>
            <a class="btn" href={cyclePath(decisionOverviewPath)}>
              领导总览
            </a>
            <button type="button" class="btn" onClick={() => window.print()}>
              <Icon name="print" />
              打印
            </button>
            <NextAct overview={value} />
          </>
        )}
      </PageHead>
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {value === null && failure === null && <OverviewShapes />}
      {value !== null && (value.parcels === 0 ? <NoData cycle={cycle} /> : <OverviewBody overview={value} />)}
    </>
  )
}

function OverviewBody({ overview }: { readonly overview: Overview }) {
  const { evaluation: shown, towns, topFindings } = overview
  const { account, district, today } = useSession()
  // Departments and auditors move no parcel on: nothing waits for them.
  const acts = mayAsk('transition', account.role)
  const evaluation = useAnswer('evaluation', shown === null ? null : { params: { id: shown.id } })
  const groups = evaluation.value?.groups ?? []
  // The page goes on without it until it has come.
  const progress = useAnswer('progress', { query: { cycle: overview.cycle } }).value
  const overdue = new Map(progress?.towns.map(({ code, steps }) => [code, steps.filing.overdue]))
  const source = shown === null ? '' : evaluationSource(district.name, shown, today)
  // A 街镇 sees itself alone: nothing to compare, and room beside its own progress.
  const isOneTown = towns.length < 2
  const histogram = (height: number) =>
    shown !== null && (
      <ScoreHistogram
        histogram={shown.histogram}
        groups={groups}
        source={source}
        isEstimate={shown.mode === 'draft'}
        height={height}
      />
    )
  return (
    <>
      {mayAsk('cycleStages', account.role) && <StageLine cycle={overview.cycle} />}
      {progress !== null && <StageStrip stages={progress.stages} />}
      <div class="overview">
        <div class="overview-main">
          <KeyFigures overview={overview} />
          <TownProgressCard towns={towns} overdue={overdue} />
          {isOneTown && histogram(300)}
        </div>
        <div class="overview-side">
          {acts && <WaitingCard overview={overview} />}
          <DraftCard draft={shown} />
          <TopFindings findings={topFindings} />
          {!isOneTown && histogram(210)}
        </div>
      </div>
      {shown !== null && !isOneTown && (
        <ClassByTown byTown={shown.byTown} source={source} isEstimate={shown.mode === 'draft'} />
      )}
    </>
  )
}
