import '../frame/switch.css'
import './decision-overview.css'
import type { DecisionOverview } from '#core/api/decision-overview.ts'
import { endpoints } from '#core/api/table.ts'
import { type Measure, measures } from '#core/decision-overview/class-cell.ts'
import { basisSentence, stageSentence } from '#core/decision-overview/words.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { instantText } from '#ui/instant.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { NoData } from '../notice/no-data.tsx'
import { OverviewShapes } from '../overview/overview-shapes.tsx'
import { decisionOverviewPath } from '../route/decision-overview-route.ts'
import { navigate, usePlace } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { ClassCharts } from './class-charts.tsx'
import { DisposalCard } from './disposal-card.tsx'
import { measureIn, measureNames } from './overview-view.ts'
import { StepTable } from './step-table.tsx'
import { YearTrend } from './year-trend.tsx'

/** 领导总览: how far the year has come, what classes its land has, what becomes of the low-efficiency land, and the years. */
export function DecisionOverviewPage() {
  const cycle = useCycle()
  const { account, today } = useSession()
  const { value, failure, askAgain } = useAnswer('decisionOverview', { query: { cycle } })
  const isEmpty = value?.steps.every(({ parcels }) => parcels === null || parcels === 0) === true
  return (
    <>
      <PageHead title="领导总览">
        {value !== null && <span class="cap nb">{`数据截至 ${instantText(value.asOf, today)}`}</span>}
        {value !== null && !isEmpty && (
          <>
            <button type="button" class="btn" onClick={() => window.print()}>
              <Icon name="print" />
              打印
            </button>
            {mayAsk('exportDecisionOverview', account.role) && (
              <a class="btn btn-fill" href={addressOf(endpoints.exportDecisionOverview, { query: { cycle } })} download>
                <Icon name="download" />
                一页 PDF
              </a>
            )}
          </>
        )}
      </PageHead>
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      {value === null && failure === null && <OverviewShapes />}
      {value !== null && (isEmpty ? <NoData cycle={cycle} /> : <DecisionOverviewBody overview={value} />)}
    </>
  )
}

function DecisionOverviewBody({ overview }: { readonly overview: DecisionOverview }) {
  const { steps, basis, classes, lowEfficiency, years, asOf } = overview
  const { query } = usePlace()
  const { district, today } = useSession()
  const cyclePath = useCyclePath()
  const measure = measureIn(query)
  const source = `${district.name}，${basis === null ? '' : basisSentence(basis)}数据截至 ${instantText(asOf, today)}`
  return (
    <>
      <div class="decision-head">
        <p class="sub">
          {stageSentence(overview)}
          {basis !== null && basisSentence(basis)}
          {basis?.overrides.map((sentence) => ` ${sentence}`)}
        </p>
        <MeasureSwitch
          measure={measure}
          onChoose={(next) =>
            navigate(cyclePath(next === 'parcels' ? decisionOverviewPath : `${decisionOverviewPath}?measure=${next}`), {
              replace: true,
            })
          }
        />
      </div>
      <div class="decision-overview">
        <div class="decision-column">
          <StepTable steps={steps} />
          <DisposalCard lowEfficiency={lowEfficiency} />
          <YearTrend years={years} measure={measure} source={source} />
        </div>
        <div class="decision-column">
          {basis === null ? (
            <section class="card" aria-labelledby="no-classes">
              <div class="card-head">
                <h2 id="no-classes">类别分布</h2>
              </div>
              <p class="card-body sub">
                本年度还没有评估，没有类别可以列出。草评可以随时运行，运行后这里先显示预估类别。
              </p>
            </section>
          ) : (
            <ClassCharts classes={classes} isDecided={basis.kind === 'decided'} measure={measure} source={source} />
          )}
        </div>
      </div>
    </>
  )
}

interface MeasureSwitchProps {
  readonly measure: Measure
  readonly onChoose: (measure: Measure) => void
}

function MeasureSwitch({ measure, onChoose }: MeasureSwitchProps) {
  return (
    <fieldset class="switch no-print">
      <legend class="vh">类别占比的口径</legend>
      {measures.map((each) => (
        <button key={each} type="button" aria-pressed={each === measure} onClick={() => onChoose(each)}>
          {measureNames[each]}
        </button>
      ))}
    </fieldset>
  )
}
