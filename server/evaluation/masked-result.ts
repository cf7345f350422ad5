import { seesDepartmentLayer, type Viewer } from '#core/access/mask.ts'
import type { ParcelResultBody, ParcelScore } from '#core/api/evaluations.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import type { EvaluationTraceTable } from '../db/evaluation-tables.ts'
import type { MaskedValue } from './read-district.ts'

/**
 * A stored result as the viewer may see it: of what rests on a masked value tier and points are shown, the value and the
 * amounts behind it are null.
 */
export function resultBody(trace: EvaluationTraceTable, viewer: Viewer): ParcelResultBody {
  const result = JSON.parse(trace.result) as ParcelResult
  const masked = JSON.parse(trace.masked) as readonly MaskedValue[]
  const hidden = masked.filter((value) => !isSeen(value, viewer))
  const isHidden = (field: string, year?: 'before'): boolean =>
    hidden.some((value) => value.field === field && value.year === year)
  return {
    ...result,
    rules: [...result.rules],
    blockedBy: [...result.blockedBy],
    dimensions: result.dimensions.map((dimension) => ({ ...dimension })),
    indicators: result.indicators.map((indicator) => ({
      ...indicator,
      value: indicator.inputs.some(({ field }) => isHidden(field)) ? null : indicator.value,
      inputs: indicator.inputs.map((input) => ({ ...input, amount: isHidden(input.field) ? null : input.amount })),
    })),
    ruleResults: result.ruleResults.map((rule) => ({
      ...rule,
      evidence: rule.evidence.map((item) => ({ ...item, value: isHidden(item.field, item.year) ? null : item.value })),
    })),
  }
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
  const { parcelCode, landClass, status, how, class: parcelClass, total, rank, of, rules, flagged } = result
  const indicators = result.indicators.map(({ id, value, points, weight }) => ({ id, value, points, weight }))
  return { parcelCode, landClass, status, how, class: parcelClass, total, rank, of, rules, flagged, indicators }
}
