import type { DecisionOverview } from '#core/api/decision-overview.ts'
import { type Measure, sharesOfAll } from '#core/decision-overview/class-cell.ts'
import { standardsSentence, type TrendPoint, trendOf } from '#core/decision-overview/trend.ts'
import { formatNumber, formatRatio } from '#core/form/format.ts'
import { count } from '#ui/number.ts'
import { ShareBars } from '../charts/share-bars.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { StackedTable } from '../list/stacked-table.tsx'
import { amountText, listAddress, measureUnits } from './overview-view.ts'

export interface YearTrendProps {
  readonly years: DecisionOverview['years']
  readonly measure: Measure
  readonly source: string
}

/** 历年变化: the classes of the decided years below each other and the mean totals of their groups. */
export function YearTrend({ years, measure, source }: YearTrendProps) {
  const cyclePath = useCyclePath()
  const points = trendOf(years, measure)
  const sentence = standardsSentence(years)
  if (years.length === 0) {
    return (
      <section class="card" aria-labelledby="year-trend">
        <div class="card-head">
          <h2 id="year-trend">历年变化</h2>
        </div>
        <p class="card-body sub">还没有审定的年度。登记审定后，这里比较各年度的类别占比和平均分。</p>
      </section>
    )
  }
  return (
    <>
      <ShareBars
        title={trendTitle(points)}
        subtitle={`各审定年度各类${measure === 'parcels' ? '宗数' : '面积'}占比，%${sentence === null ? '' : `；${sentence}`}`}
        source={source}
        head="年度"
        unit={measureUnits[measure]}
        amountText={amountText(measure)}
        isEstimate={false}
        lines={years.map(({ cycle, cells }) => ({ ...sharesOfAll(cells, measure), key: cycle, name: cycle }))}
        addressOf={(year, choice) => cyclePath(listAddress('/class-lists', choice ? { class: choice } : {}), year)}
      />
      <MeansTable years={years} />
    </>
  )
}

function trendTitle(points: readonly TrendPoint[]): string {
  const last = points.at(-1)
  const before = points.at(-2)
  if (last === undefined) return '还没有审定的年度'
  const now = `${last.cycle}年度 D 类占 ${formatRatio(last.shareOfD, 1)}`
  return before === undefined ? now : `${now}，${before.cycle}年度为 ${formatRatio(before.shareOfD, 1)}`
}

function MeansTable({ years }: Pick<YearTrendProps, 'years'>) {
  const lands = [...new Set(years.flatMap(({ means }) => means.map(({ landClass }) => landClass ?? '')))].sort()
  const heads = lands.map((land) => (land === '' ? '未填类别' : land))
  return (
    <section class="card" aria-labelledby="year-means">
      <div class="card-head">
        <h2 id="year-means">各用地类别平均分</h2>
        <span class="cap aside">分；参加排序、有总分的地块</span>
      </div>
      <div class="field-scroll">
        <StackedTable heads={['年度', '标准', ...heads]} figures={heads} looks="">
          {years.map(({ cycle, standard, means }) => (
            <tr key={cycle}>
              <th scope="row">{cycle}</th>
              <td class="nb">{standard}</td>
              {lands.map((land) => {
                const group = means.find(({ landClass }) => (landClass ?? '') === land)
                return (
                  <td key={land} class="is-end nb">
                    {meanText(group)}
                  </td>
                )
              })}
            </tr>
          ))}
        </StackedTable>
      </div>
    </section>
  )
}

type Mean = DecisionOverview['years'][number]['means'][number]

function meanText(group: Mean | undefined): string {
  if (group === undefined || group.scored === 0) return '没有总分'
  return group.mean === null ? '无权查看' : `${formatNumber(group.mean, 2)}（${count(group.scored)} 宗）`
}
