import { boundText, pointsText, weightText } from './figure-text.ts'
import { methodNames } from './method-names.ts'
import type { Benchmark, ScaledMethod } from './scaled-method.ts'
import type { Indicator } from './standard.ts'

/** How a method turns a value into points, as a standard's page prints it: "基准比值：取值 ÷ 同组平均值的 2 倍 × 100，最高 100 分". */
export function methodSentence(indicator: Indicator, method: ScaledMethod): string {
  return `${methodNames[method.kind]}：${ruleText(indicator, method)}`
}

function ruleText(indicator: Indicator, method: ScaledMethod): string {
  switch (method.kind) {
    case 'tierLinear':
      return method.stops
        .map(({ at, points }) => `${boundText(indicator, at)} 得 ${pointsText(points)} 分`)
        .join('，')
        .concat('，两点之间插值')
    case 'ratioCapped':
      return `取值 ÷ ${benchmarkName(indicator, method.benchmark)} × 100，最高 ${pointsText(method.cap)} 分`
    case 'ratioToMax':
      return '取值 ÷ 同组最高值 × 100'
    case 'minMax': {
      const span = `${pointsText(method.floor)} + ${pointsText(method.span)}`
      return `${span} ×（取值 − 同组最低值）÷（同组最高值 − 同组最低值）`
    }
    case 'reverseMean':
      return '（2 − 取值 ÷ 同组平均值）× 50，达到平均值两倍的得 0 分'
  }
}

function benchmarkName(indicator: Indicator, benchmark: Benchmark): string {
  switch (benchmark.kind) {
    case 'fixed':
      return `基准值 ${boundText(indicator, benchmark.value)}`
    case 'groupMean':
      return benchmark.times === 1 ? '同组平均值' : `同组平均值的 ${weightText(benchmark.times)} 倍`
    case 'percentile':
      return `同组第 ${pointsText(benchmark.percent)} 百分位值`
    case 'industry':
      return `行业基准的${benchmark.choice}`
  }
}
