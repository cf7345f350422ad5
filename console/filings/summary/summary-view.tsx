import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { localRows } from '#ui/table/local-rows.ts'
import { Table } from '#ui/table/table.tsx'
import { useAnswer } from '../../data/use-answer.ts'
import { FirstAnswer } from '../../list/first-answer.tsx'
import { useSession } from '../../session/session.ts'
import type { FilingsView } from '../filings-view.ts'
import { NoFilings } from '../no-filings.tsx'
import { DaysHistogramChart } from './days-histogram.tsx'
import { type SummaryLine, summaryColumns } from './summary-columns.tsx'

export interface SummaryViewProps {
  readonly view: FilingsView
  readonly onView: (view: FilingsView) => void
}

/** The first year a filing could be of: 9号 came into force late in 2020. */
const firstYear = 2020

/** 汇总统计: all filings with their work nodes and days used, as chart, table and workbook. */
export function SummaryView({ view, onView }: SummaryViewProps) {
  const { today, district } = useSession()
  const query = view.year === '' ? {} : { year: view.year }
  const { value, failure, askAgain } = useAnswer('filingSummaries', { query })
  const thisYear = Number(today.slice(0, 4))
  const years = Array.from({ length: thisYear - firstYear + 1 }, (_, index) => String(thisYear - index))
  const source = `${district.name} 优质项目汇总统计${view.year === '' ? '' : ` ${view.year} 年`}，${value?.today ?? today}`
  return (
    <>
      <div class="list-tools no-print">
        <select
          class="select"
          aria-label="年份"
          value={view.year}
          onChange={(event) => onView({ ...view, year: event.currentTarget.value })}
        >
          <option value="">建立年份：全部</option>
          {years.map((year) => (
            <option key={year} value={year}>
              {`${year} 年`}
            </option>
          ))}
        </select>
        <a class="btn" href={addressOf(endpoints.exportFilings, { query })} download>
          <Icon name="download" />
          导出 xlsx
        </a>
      </div>
      <FirstAnswer value={value} failure={failure} onRetry={askAgain} label="汇总统计" />
      {value !== null && value.rows.length === 0 && <NoFilings isNarrowed={view.year !== ''} />}
      {value !== null && value.rows.length > 0 && (
        <>
          <DaysHistogramChart histogram={value.histogram} source={source} />
          <section class="card list-card filing-list" aria-label="工作节点和用时">
            <Table<SummaryLine>
              label="工作节点和用时"
              columns={summaryColumns}
              source={localRows(value.rows, view.year)}
              keyOf={({ id }) => id}
              rowHeight={32}
              empty={null}
            />
            <p class="list-foot cap no-print">{`共 ${count(value.rows.length)} 项；“第 n 日”为到该节点已用的工作日`}</p>
          </section>
        </>
      )}
    </>
  )
}
