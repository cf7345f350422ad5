import { useCallback, useMemo } from 'preact/hooks'
import type { EvaluationBody } from '#core/api/evaluations.ts'
import { formatNumber } from '#core/form/format.ts'
import { Chart } from '#ui/chart/chart.tsx'
import type { ChartTokens } from '#ui/chart/chart-tokens.ts'
import type { ChartOption } from '#ui/chart/echarts.ts'
import { count } from '#ui/number.ts'
import { binLabel, fullestBin } from './spread.ts'

type Group = EvaluationBody['groups'][number]

export interface ScoreHistogramProps {
  /** Totals in 5-point bins 0–5 … 95–100. */
  readonly histogram: readonly number[]
  /** Their cut-offs are drawn for the largest; empty while unknown. */
  readonly groups: readonly Group[]
  readonly source: string
  /** Of a draft. */
  readonly isEstimate: boolean
  /** Pixels. */
  readonly height?: number
}

interface Line {
  readonly label: string
  readonly at: number
}

/** How the totals are spread, with the cut-offs of the largest group as labelled lines. */
export function ScoreHistogram({ histogram, groups, source, isEstimate, height = 280 }: ScoreHistogramProps) {
  const lines = useMemo(() => cutOffLines(groups), [groups])
  const option = useCallback((tokens: ChartTokens) => histogramOf(histogram, lines, tokens), [histogram, lines])
  const fullest = fullestBin(histogram)
  if (fullest === null) return null
  const scored = histogram.reduce((sum, number) => sum + number, 0)
  const title = `${binLabel(fullest)}\u00a0分的地块最多`
  const shown = histogram.map((number, index) => `${binLabel(index)} 分 ${number} 宗`)
  const note = lines.length === 0 ? '' : `；竖线为${largest(groups)?.label ?? ''}各类的最低分`
  return (
    <Chart
      title={title}
      subtitle={`按总分每 5 分一组的宗数；${count(scored)} 宗有总分${note}`}
      description={`${title}。${shown.join('，')}。${lines.map((line) => line.label).join('，')}`}
      height={height}
      isEstimate={isEstimate}
      option={option}
      source={source}
      data={<HistogramTable histogram={histogram} />}
    />
  )
}

function largest(groups: readonly Group[]): Group | undefined {
  return groups.toSorted((a, b) => b.size - a.size)[0]
}

function cutOffLines(groups: readonly Group[]): readonly Line[] {
  const group = largest(groups)
  if (group === undefined) return []
  return (['A', 'B', 'C'] as const).flatMap((letter) => {
    const at = group.cutOffs[letter]
    return at === null ? [] : [{ label: `${letter} ${formatNumber(at, 1)}`, at }]
  })
}

/** Lines closer than a label is wide, in points: their labels stand one above the other. */
const tooClose = 18

/** How many of the lines, best first, stand too close to the next: the first's label is that many steps higher. */
function stepped(lines: readonly Line[]): number {
  const [first, second, ...rest] = lines
  if (first === undefined || second === undefined) return 0
  const below = stepped([second, ...rest])
  return first.at - second.at < tooClose ? below + 1 : 0
}

function tallest(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map((_, index) => stepped(lines.slice(index))))
}

function histogramOf(histogram: readonly number[], lines: readonly Line[], tokens: ChartTokens): ChartOption {
  const text = { fontFamily: tokens.font, fontSize: 12, color: tokens.ink2 }
  return {
    grid: { left: 4, right: 20, top: lines.length > 0 ? 20 + tallest(lines) * 16 : 12, bottom: 4, containLabel: true },
    xAxis: [
      // Bars stand between the marks of the axis below, so that a cut-off meets its place on a scale of points.
      { type: 'category', data: histogram.map((_, index) => binLabel(index)), show: false },
      {
        type: 'value',
        min: 0,
        max: 100,
        interval: 10,
        position: 'bottom',
        axisLabel: text,
        axisLine: { show: true, lineStyle: { color: tokens.line2 } },
        splitLine: { show: false },
      },
    ],
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { ...text, formatter: (value: number) => count(value) },
      splitLine: { lineStyle: { color: tokens.line1 } },
    },
    tooltip: { trigger: 'item', valueFormatter: (value) => `${count(Number(value))} 宗` },
    series: [
      {
        type: 'bar',
        xAxisIndex: 0,
        barCategoryGap: '12%',
        data: [...histogram],
        itemStyle: { color: tokens.brand, decal: { symbol: 'none' } },
      },
      {
        type: 'bar',
        xAxisIndex: 1,
        data: [],
        silent: true,
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: tokens.ink1, type: 'dashed', width: 1 },
          label: { ...text, color: tokens.ink1, position: 'end', distance: 4 },
          data: lines.map(({ label, at }, index) => ({
            xAxis: at,
            label: { formatter: label, distance: 4 + 16 * stepped(lines.slice(index)) },
          })),
        },
      },
    ],
  }
}

function HistogramTable({ histogram }: { readonly histogram: readonly number[] }) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">得分（分）</th>
          <th scope="col" class="is-end">
            地块（宗）
          </th>
        </tr>
      </thead>
      <tbody>
        {histogram.map((number, index) => (
          <tr key={binLabel(index)}>
            <th scope="row">{binLabel(index)}</th>
            <td class="is-end">{count(number)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
