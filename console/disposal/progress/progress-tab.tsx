import { useAnswer } from '../../data/use-answer.ts'
import { Choice } from '../../list/choice.tsx'
import { FirstAnswer } from '../../list/first-answer.tsx'
import { useSession } from '../../session/session.ts'
import type { DisposalView } from '../disposal-view.ts'
import { AreaByPath } from './area-by-path.tsx'
import { AreaByTown } from './area-by-town.tsx'
import { DueList } from './due-list.tsx'
import { YearTable } from './year-table.tsx'

export interface ProgressTabProps {
  readonly view: DisposalView
  readonly onView: (view: DisposalView) => void
}

/** 处置进展: what is late first, then the land disposed of against the plan, by path, by 街镇 and over the years. */
export function ProgressTab({ view, onView }: ProgressTabProps) {
  const { today } = useSession()
  const query = view.year === '' ? {} : { year: Number(view.year) }
  const all = useAnswer('disposalProgress', { query: {} })
  const { value, failure, askAgain } = useAnswer('disposalProgress', { query })
  const years = all.value?.byYear.map(({ year }) => year) ?? []
  const source = `处置进展 ${today}`
  return (
    <>
      <DueList />
      <div class="list-tools no-print">
        <Choice
          label="计划年度"
          value={view.year}
          choices={years.map((year) => [String(year), `${year}年`])}
          onValue={(year) => onView({ ...view, year })}
        />
      </div>
      <FirstAnswer value={value} failure={failure} onRetry={askAgain} label="处置进展" />
      {value !== null && value.total.plans === 0 && (
        <div class="card">
          <p class="empty" role="status">
            还没有处置方案，没有面积可以统计。
          </p>
        </div>
      )}
      {value !== null && value.total.plans > 0 && (
        <>
          <div class="disposal-charts">
            <AreaByPath progress={value} source={source} />
            <AreaByTown progress={value} source={source} />
          </div>
          <YearTable progress={value} />
        </>
      )}
    </>
  )
}
