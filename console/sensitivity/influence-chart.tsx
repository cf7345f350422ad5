import { useCallback } from 'preact/hooks'
import { formatRatio } from '#core/form/format.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { influenceOf, type Sensitivity } from '#core/sensitivity/sensitivity.ts'
import { Chart } from '#ui/chart/chart.tsx'
import type { ChartTokens } from '#ui/chart/chart-tokens.ts'
import { twoSidedBars } from '#ui/chart/two-sided-bars.ts'
import { count } from '#ui/number.ts'

export interface InfluenceChartProps {
  readonly standard: Standard
  readonly sensitivity: Sensitivity
  /** Points of weight. */
  readonly by: number
  readonly source: string
}

const rowHeight = 30

/** 旋风图: how many parcels change class when a weight is lowered and raised, the most influential first. */
export function InfluenceChart({ standard, sensitivity: { indicators, parcels }, by, source }: InfluenceChartProps) {
  const nameOf = useCallback(
    (id: string): string => `${id} ${standard.indicators.find((one) => one.id === id)?.name ?? ''}`,
    [standard],
  )
  const option = useCallback(
    (tokens: ChartTokens) =>
      twoSidedBars(
        indicators.map(({ id }) => nameOf(id)),
        { name: `减 ${by} 分`, counts: indicators.map(({ less }) => less ?? 0), colour: tokens.fill('B') },
        { name: `增 ${by} 分`, counts: indicators.map(({ more }) => more ?? 0), colour: tokens.brand },
        tokens,
      ),
    [indicators, by, nameOf],
  )
  const [first] = indicators
  if (first === undefined) return null
  const most = influenceOf(first)
  const share = parcels === 0 ? '' : `，占 ${formatRatio(most / parcels, 1)}`
  const title =
    most === 0 ? '没有一项权重会改变类别' : `${nameOf(first.id)}影响最大，最多 ${count(most)} 宗变动${share}`
  return (
    <Chart
      title={title}
      subtitle={`各项权重增减 ${by} 分、其余按比例让出时，类别变动的宗数；共 ${count(parcels)} 宗`}
      description={`${title}。${indicators.map((one) => `${nameOf(one.id)}减 ${one.less ?? 0} 宗，增 ${one.more ?? 0} 宗`).join('；')}`}
      height={indicators.length * rowHeight + 40}
      isEstimate
      option={option}
      source={source}
      data={<InfluenceTable indicators={indicators} nameOf={nameOf} by={by} />}
    />
  )
}

interface InfluenceTableProps {
  readonly indicators: Sensitivity['indicators']
  readonly nameOf: (id: string) => string
  readonly by: number
}

function InfluenceTable({ indicators, nameOf, by }: InfluenceTableProps) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">指标</th>
          {[`权重减 ${by} 分（宗）`, `权重增 ${by} 分（宗）`, '移动一档，最多（宗）'].map((head) => (
            <th key={head} scope="col" class="is-end">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {indicators.map(({ id, less, more, byEdge }) => (
          <tr key={id}>
            <th scope="row">{nameOf(id)}</th>
            <td class="is-end">{less === null ? '不能再减' : count(less)}</td>
            <td class="is-end">{more === null ? '没有其他权重' : count(more)}</td>
            <td class="is-end">{count(byEdge)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
