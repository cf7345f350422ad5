import { formatNumber } from '../form/format.ts'
import { boundText, pointsText, valueText, weightText } from './figure-text.ts'
import { groupLabel } from './group.ts'
import { itemAt } from './item-at.ts'
import type { IndicatorBenchmark, IndicatorResult } from './result.ts'
import type { Benchmark, Stop } from './scaled-method.ts'
import type { Indicator } from './standard.ts'

/** How a value became points by a method that holds it against something; null for the other methods. */
export function scaledText(indicator: Indicator, result: IndicatorResult): string | null {
  const { method } = indicator
  const { benchmark } = result
  if (method.kind === 'tierLinear') return linearText(indicator, result, method.stops)
  if (benchmark === undefined) return null
  const figure = (value: number): string => valueText(indicator, result, value)
  switch (method.kind) {
    case 'ratioCapped':
      return `除以${benchmarkText(method.benchmark, benchmark)} ${figure(benchmark.value)}，乘 100，最高 ${pointsText(method.cap)}`
    case 'ratioToMax':
      return `除以${groupText(benchmark)}的最高值 ${figure(benchmark.value)}，乘 100`
    case 'minMax': {
      const range = `${figure(benchmark.least ?? 0)}–${figure(benchmark.value)}`
      const scale = `底分 ${pointsText(method.floor)}、幅度 ${pointsText(method.span)}`
      return `在${groupText(benchmark)}的 ${range} 之间按极差计分，${scale}`
    }
    case 'reverseMean':
      return `${groupText(benchmark)}的平均值 ${figure(benchmark.value)}，越低越好，按 2 减去与平均值之比、再乘 50 计分`
    default:
      return null
  }
}

/** 工业组 48 宗 */
function groupText({ group, n }: IndicatorBenchmark): string {
  return `${groupLabel(group ?? '')}组 ${formatNumber(n ?? 0, 0)} 宗`
}

/** 工业组 48 宗平均值的 2 倍, 行业大类 35 的推荐值, 基准值 */
function benchmarkText(by: Benchmark, benchmark: IndicatorBenchmark): string {
  switch (by.kind) {
    case 'fixed':
      return '基准值'
    case 'groupMean':
      return by.times === 1
        ? `${groupText(benchmark)}的平均值`
        : `${groupText(benchmark)}平均值的 ${weightText(by.times)} 倍`
    case 'percentile':
      return `${groupText(benchmark)}的第 ${formatNumber(by.percent, 0)} 百分位值`
    case 'industry':
      return `行业大类 ${benchmark.industry ?? ''} 的${by.choice}`
  }
}

function linearText(indicator: Indicator, { value }: IndicatorResult, stops: readonly Stop[]): string | null {
  if (value === null) return null
  const best = itemAt(stops, 0)
  const worst = itemAt(stops, -1)
  const falls = best.at < worst.at
  const isReached = ({ at }: Stop): boolean => (falls ? value <= at : value >= at)
  const text = ({ at, points }: Stop): string => `${boundText(indicator, at)}（${pointsText(points)} 分）`
  const reached = stops.findIndex(isReached)
  const worse = stops[reached]
  const better = stops[reached - 1]
  if (worse === undefined) return `未达到最低点 ${text(worst)}`
  if (better === undefined) return `达到最高点 ${text(best)}`
  return `在 ${text(worse)}与 ${text(better)}之间插值`
}
