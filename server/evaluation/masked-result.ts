import { seesDepartmentLayer, type Viewer } from '#core/access/mask.ts'
import type { ParcelResultBody, ParcelScore } from '#core/api/evaluations.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import type { IndicatorResult, ParcelResult } from '#core/scoring/result.ts'
import type { EvaluationTraceTable } from '../db/evaluation-tables.ts'
import type { MaskedValue } from './read-district.ts'
import { followsValue, inSteps, steppedIndicator, steppedSums } from './stepped-score.ts'

type Hidden = (field: string, year?: 'before') => boolean

/**
 * A stored result as the viewer may see it: of what rests on a masked value step and points are shown; the value, the
 * amounts behind it and what it was held against are not, and points that would tell it are shown in whole steps.
 */
export function resultBody(trace: EvaluationTraceTable, viewer: Viewer): ParcelResultBody {
  const result = JSON.parse(trace.result) as ParcelResult
  const masked = JSON.parse(trace.masked) as readonly MaskedValue[]
  const hidden = masked.filter((value) => !isSeen(value, viewer))
  const isHidden: Hidden = (field, year) => hidden.some((value) => value.field === field && value.year === year)
  const body = {
    ...result,
    rules: [...result.rules],
    blockedBy: [...result.blockedBy],
    dimensions: result.dimensions.map((dimension) => ({ ...dimension })),
    indicators: result.indicators.map((indicator) => indicatorBody(indicator, isHidden)),
    ruleResults: result.ruleResults.map((rule) => ({
      ...rule,
      evidence: rule.evidence.map((item) => ({ ...item, value: isHidden(item.field, item.year) ? null : item.value })),
    })),
  }
  return tellsMasked(result, isHidden) ? steppedSums(body) : body
}

/** Fields of which some value that the result rests on is not for the viewer. */
export function hiddenFields(trace: Pick<EvaluationTraceTable, 'masked'>, viewer: Viewer): readonly string[] {
  const masked = JSON.parse(trace.masked) as readonly MaskedValue[]
  return [...new Set(masked.filter((value) => !isSeen(value, viewer)).map(({ field }) => field))]
}

function rests({ inputs }: IndicatorResult, isHidden: Hidden): boolean {
  return inputs.some(({ field }) => isHidden(field))
}

/** Whether exact points or sums of them would give a masked value away. */
function tellsMasked({ indicators }: ParcelResult, isHidden: Hidden): boolean {
  return indicators.some((indicator) => rests(indicator, isHidden) && followsValue(indicator))
}

/** What of a stored result the readers of lists are shown as its total, when they do not see everything. */
export function openTotalOf(result: ParcelResult, masked: readonly MaskedValue[]): number | null {
  const isHidden: Hidden = (field, year) => masked.some((value) => value.field === field && value.year === year)
  return result.total !== null && tellsMasked(result, isHidden) ? inSteps(result.total) : result.total
}

function indicatorBody(indicator: IndicatorResult, isHidden: Hidden): ParcelResultBody['indicators'][number] {
  const inputs = indicator.inputs.map((input) => ({ ...input, amount: isHidden(input.field) ? null : input.amount }))
  if (!rests(indicator, isHidden)) return { ...indicator, inputs }
  const { benchmark: _, ...rest } = indicator
  const shown = { ...rest, value: null, inputs }
  return followsValue(indicator) ? steppedIndicator(shown) : shown
}

function isSeen({ field, uscc }: MaskedValue, viewer: Viewer): boolean {
  return formIds.every((id) => {
    const { fields } = formById(id)
    const found = Object.hasOwn(fields, field) ? fields[field] : undefined
    return found === undefined || seesDepartmentLayer(viewer, found, uscc)
  })
}

/** The public part of a result, without its trace. */
export function scoreOf(result: ParcelResultBody): ParcelScore {
  const { parcelCode, landClass, status, how, class: parcelClass, total, rank, of, rules, flagged, stepped } = result
  const indicators = result.indicators.map(({ id, value, points, weight }) => ({ id, value, points, weight }))
  const score = { parcelCode, landClass, status, how, class: parcelClass, total, rank, of, rules, flagged, indicators }
  return stepped === undefined ? score : { ...score, stepped }
}
