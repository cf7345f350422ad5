import { count } from '../number.ts'
import type { ChartTokens } from './chart-tokens.ts'
import type { ChartOption } from './echarts.ts'

/** Counts to one side of 0, 0 or more, one a line. */
export interface BarSide {
  readonly name: string
  readonly counts: readonly number[]
  readonly colour: string
}

/** Beyond the longest bar, for the figure at its end. */
const room = 1.35

/** Two counts of 宗 a line, one to each side of 0, with the figures at their ends; the first line is the uppermost. */
export function twoSidedBars(
  lines: readonly string[],
  left: BarSide,
  right: BarSide,
  tokens: ChartTokens,
): ChartOption {
  const text = { fontFamily: tokens.font, fontSize: 12, color: tokens.ink2 }
  const most = Math.max(1, ...left.counts, ...right.counts)
  const series = (position: 'left' | 'right', { name, counts, colour }: BarSide) => ({
    name,
    type: 'bar' as const,
    stack: 'way',
    barWidth: 16,
    data: counts.map((each) => (position === 'left' ? -each : each)),
    itemStyle: { color: colour, decal: { symbol: 'none' } },
    label: {
      show: true,
      ...text,
      color: tokens.ink1,
      position,
      formatter: ({ value }: { readonly value?: unknown }) => barText(value),
    },
  })
  return {
    grid: { left: 4, right: 36, top: 0, bottom: 0, containLabel: true },
    xAxis: {
      type: 'value',
      min: -most * room,
      max: most * room,
      minInterval: 1,
      axisLabel: {
        ...text,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: (value: number) => count(Math.abs(value)),
      },
      splitLine: { lineStyle: { color: tokens.line1 } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...lines],
      axisLabel: { ...text, color: tokens.ink1 },
      axisLine: { lineStyle: { color: tokens.line2 } },
      axisTick: { show: false },
    },
    tooltip: { trigger: 'item', valueFormatter: (value) => `${count(Math.abs(Number(value)))} 宗` },
    series: [series('left', left), series('right', right)],
  }
}

function barText(value: unknown): string {
  const size = Math.abs(Number(value))
  return size === 0 ? '' : count(size)
}
