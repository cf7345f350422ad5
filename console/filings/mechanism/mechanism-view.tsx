import { useAnswer } from '../../data/use-answer.ts'
import { FirstAnswer } from '../../list/first-answer.tsx'
import { useSession } from '../../session/session.ts'
import type { FilingsView } from '../filings-view.ts'
import { DaysHistogramChart } from '../summary/days-histogram.tsx'
import { FigureTables } from './figure-tables.tsx'
import { ReportForm } from './report-form.tsx'
import { ReportVersions } from './report-versions.tsx'

export interface MechanismViewProps {
  readonly view: FilingsView
  readonly onView: (view: FilingsView) => void
}

/** The first year a filing could be of: 9号 came into force late in 2020. */
const firstYear = 2020

/** 机制后评估: what a year's filings say about how the procedure works, and the report the district writes on it. */
export function MechanismView({ view, onView }: MechanismViewProps) {
  const { today, district } = useSession()
  const thisYear = Number(today.slice(0, 4))
  const year = view.year === '' ? String(thisYear) : view.year
  const { value, failure, askAgain } = useAnswer('mechanismYear', { params: { year: Number(year) } })
  const years = Array.from({ length: thisYear - firstYear + 1 }, (_, index) => String(thisYear - index))
  const source = `${district.name} 优质项目认定后评估 ${year} 年度，数据截至 ${value?.figures.asOf ?? today}`
  return (
    <>
      <div class="list-tools no-print">
        <select
          class="select"
          aria-label="评估年度"
          value={year}
          onChange={(event) => onView({ ...view, view: 'mechanism', year: event.currentTarget.value })}
        >
          {years.map((each) => (
            <option key={each} value={each}>
              {`${each} 年度`}
            </option>
          ))}
        </select>
      </div>
      <p class="cap">依据沪经信规范〔2020〕9号 二.1；指标和样式为拟定。</p>
      <FirstAnswer value={value} failure={failure} onRetry={askAgain} label="机制后评估" />
      {value !== null && (
        <>
          <ReportVersions year={year} versions={value.versions} latest={value.latest} />
          {value.mayWrite && (
            <ReportForm key={year} year={year} latest={value.latest} asOf={value.figures.asOf} onDone={askAgain} />
          )}
          <h2>{`${year} 年度现在的数`}</h2>
          <p class="sub">{`截至 ${value.figures.asOf}；编制时与文字一并固定，此后项目再有变动，已编制的版本不变。`}</p>
          <div class="chart-frame">
            <DaysHistogramChart histogram={value.figures.days} source={source} />
          </div>
          <FigureTables figures={value.figures} />
        </>
      )}
    </>
  )
}
