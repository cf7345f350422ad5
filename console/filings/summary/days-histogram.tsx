import { useCallback, useMemo } from 'preact/hooks'
import { Chart } from '#ui/chart/chart.tsx'
import type { ChartTokens } from '#ui/chart/chart-tokens.ts'
import type { ChartOption } from '#ui/chart/echarts.ts'
import { count } from '#ui/number.ts'
import { type DaysHistogram, dayBars, daysFinding } from './days-finding.ts'

export interface DaysHistogramProps {
  readonly histogram: DaysHistogram
  /** Where the figures come from, and of which day. */
  readonly source: string
}

/** How many working days the decided filings used, with a line at the limit. */
export function DaysHistogramChart({ histogram, source }: DaysHistogramProps) {
  const { limitDays, decided } = histogram
  const bars = useMemo(() => dayBars(histogram), [histogram])
  const option = useCallback((tokens: ChartTokens) => histogramOf(bars, limitDays, tokens), [bars, limitDays])
  const title = daysFinding(histogram)
  const shown = bars.map(({ label, filings }) => `${label} 个工作日 ${filings} 项`).join('，')
  return (
    <Chart
      title={title}
      subtitle={`受理到认定所用工作日（扣除补正）；已认定 ${count(decided)} 项；虚线为 ${limitDays} 个工作日`}
      description={`${title}。${shown}`}
      height={240}
      option={option}
      source={source}
      data={<BarTable bars={bars} />}
    />
  )
}

type Bars = ReturnType<typeof dayBars>

function histogramOf(bars: Bars, limitDays: number, tokens: ChartTokens): ChartOption {
  const text = { fontFamily: tokens.font, fontSize: 12, color: tokens.ink2 }
  return {
    grid: { left: 4, right: 20, top: 44, bottom: 24, containLabel: true },
    xAxis: [
      {
        type: 'category',
        data: bars.map(({ label }) => label),
        name: '工作日',
        nameLocation: 'middle',
        nameGap: 28,
        nameTextStyle: text,
        axisLabel: text,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: tokens.line2 } },
      },
      // A scale beside the categories, so that the line stands between the limit and what is beyond it.
      { type: 'value', min: 0, max: bars.length, show: false },
    ],
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { ...text, formatter: (value: number) => count(value) },
      splitLine: { lineStyle: { color: tokens.line1 } },
    },
    tooltip: { trigger: 'item', valueFormatter: (value) => `${count(Number(value))} 项` },
    series: [
      {
        type: 'bar',
        barCategoryGap: '16%',
        data: bars.map(({ filings }, days) => ({
          value: filings,
          itemStyle: {
            color: days > limitDays ? tokens.line2 : tokens.brand,
            decal:
              days > limitDays
                ? { symbol: 'rect', symbolSize: 1, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 }
                : { symbol: 'none' },
          },
        })),
        label: { ...text, show: true, position: 'top', formatter: ({ value }) => (value === 0 ? '' : String(value)) },
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
          label: { ...text, color: tokens.ink1, position: 'end', distance: 22, formatter: `${limitDays} 个工作日` },
          data: [{ xAxis: limitDays + 1 }],
        },
      },
    ],
  }
}

function BarTable({ bars }: { readonly bars: Bars }) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">用时（工作日）</th>
          <th scope="col" class="is-end">
            项目（项）
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, filings }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="is-end">{count(filings)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
