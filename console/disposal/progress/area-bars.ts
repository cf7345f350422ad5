import type { DisposalFigures } from '#core/api/disposal-progress-shapes.ts'
import type { DisposalPath } from '#core/vocabulary/disposal-path.ts'
import type { ChartTokens } from '#ui/chart/chart-tokens.ts'
import type { ChartOption } from '#ui/chart/echarts.ts'
import { pathNumber } from '#ui/path-badge.tsx'
import { hectares } from '../hectares.ts'

export interface AreaLine {
  readonly name: string
  /** m² */
  readonly planned: number
  readonly disposed: number
  /** Whose colour the filled bar has; absent: the brand's. */
  readonly path?: DisposalPath
}

export const barRow = 44

/** Planned land as an outlined bar, disposed land as a filled one below it; 公顷. */
export function areaBars(lines: readonly AreaLine[], tokens: ChartTokens): ChartOption {
  const text = { fontFamily: tokens.font, fontSize: 12, color: tokens.ink2 }
  const perHectare = 10_000
  const label = {
    show: true,
    position: 'right' as const,
    ...text,
    formatter: ({ value, seriesName = '' }: { readonly value?: unknown; readonly seriesName?: string }) =>
      `${seriesName} ${hectares(Number(value) * perHectare)}`,
  }
  return {
    grid: { left: 4, right: 96, top: 0, bottom: 0, containLabel: true },
    xAxis: { type: 'value', min: 0, axisLabel: text, splitLine: { lineStyle: { color: tokens.line1 } } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: lines.map(({ name }) => name),
      axisLabel: { ...text, color: tokens.ink1 },
      axisLine: { lineStyle: { color: tokens.line2 } },
      axisTick: { show: false },
    },
    series: [
      {
        name: '计划',
        type: 'bar',
        barWidth: 12,
        data: lines.map(({ planned }) => planned / perHectare),
        itemStyle: { color: '#fff', borderColor: tokens.line2, borderWidth: 1, decal: { symbol: 'none' } },
        label,
      },
      {
        name: '已处置',
        type: 'bar',
        barWidth: 12,
        data: lines.map(({ disposed, path }) => ({
          value: disposed / perHectare,
          itemStyle: { color: path === undefined ? tokens.brand : tokens.path(pathNumber(path)) },
        })),
        itemStyle: { color: tokens.brand, borderColor: tokens.ink1, borderWidth: 1, decal: { symbol: 'none' } },
        label,
      },
    ],
  }
}

export function areaSentence(lines: readonly AreaLine[]): string {
  return lines
    .map(({ name, planned, disposed }) => `${name}计划 ${hectares(planned)} 公顷，已处置 ${hectares(disposed)} 公顷`)
    .join('；')
}

/** Whether there is anything to draw; the table behind the picture has all lines. */
export function hasArea({ plannedArea, disposedArea }: Pick<DisposalFigures, 'plannedArea' | 'disposedArea'>): boolean {
  return plannedArea + disposedArea > 0
}
