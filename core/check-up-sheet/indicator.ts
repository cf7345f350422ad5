import { scaledText } from '../scoring/explain-benchmark.ts'
import { measuredText } from '../scoring/explain-indicator.ts'
import { pointsText, scoreText, weightText } from '../scoring/figure-text.ts'
import { ladderSteps } from '../scoring/ladder-steps.ts'
import type { IndicatorResult } from '../scoring/result.ts'
import type { Indicator } from '../scoring/standard.ts'
import type { SheetIndicator } from './sheet.ts'

/**
 * One row of the table of indicators, in the words of `explain`.
 * @param withheld stands for a value that the reader may not see
 */
export function sheetIndicator(indicator: Indicator, result: IndicatorResult, withheld?: string): SheetIndicator {
  const { id, name } = indicator
  const isOut = result.note === 'not-applicable' || result.note === 'left-out'
  const isOpen = result.points === null
  const steps = isOut ? [] : ladderSteps(indicator, result)
  return {
    id,
    name,
    measured: isOut ? '不适用（权重已按比例分配）' : measuredText(indicator, result, withheld),
    steps,
    held: steps.length > 0 ? null : heldText(indicator, result, isOut),
    score: isOut ? '不适用' : isOpen ? '待定' : scoreText(result.score),
    weight: isOut ? '' : weightText(result.weight),
    points: result.points,
  }
}

/** The benchmark's line in place of a ladder. */
function heldText(indicator: Indicator, result: IndicatorResult, isOut: boolean): string | null {
  if (isOut) return null
  if (result.points === null) return '得分待全区评估、与同组比较后确定'
  // Without the value the benchmark is not told either: with the points it would give the value away.
  const scaled = result.value === null ? null : scaledText(indicator, result)
  const points = `得 ${weightText(result.points)} 分`
  if (scaled !== null) return `${scaled}，${points}`
  return indicator.method.kind === 'value' ? `按取值计分，最高 ${pointsText(indicator.method.cap)}，${points}` : points
}
