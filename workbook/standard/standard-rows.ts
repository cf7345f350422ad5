import type { DirectRule, Indicator, Standard } from '#core/scoring/standard.ts'
import { parcelClasses } from '#core/vocabulary/class.ts'
import { citationCells } from './citation-cells.ts'
import type { RowOf } from './column.ts'
import { measureCells } from './measure-cells.ts'
import { type IndicatorCells, methodCells } from './method-cells.ts'
import { predicateCells, type RuleCells } from './predicate-cells.ts'
import type { SheetKey, StandardSheets } from './sheets.ts'
import type { StepRow } from './step-rows.ts'

export type StandardRows = { readonly [Key in SheetKey]: readonly RowOf<StandardSheets[Key]['columns']>[] }

/** The rows of every sheet. Items are one row of their columns. */
export function standardRows(standard: Standard): StandardRows {
  const { id, name, district, label, since, until, checkedOn, citation, energyBasis } = standard
  const { industryBenchmarks = [], rules, notes } = standard
  return {
    general: [
      {
        ...{ id, name, district, label, since, checkedOn, energyBasis },
        ...(until === null ? {} : { until }),
        ...citationCells(citation),
      },
    ],
    indicators: indicatorRows(standard),
    steps: standard.indicators.flatMap(stepRows),
    benchmarks: industryBenchmarks.map(({ values, citation: source, ...rest }) => ({
      ...rest,
      ...values,
      ...citationCells(source),
    })),
    rules: rules.flatMap(ruleRows),
    classes: [classRow(standard)],
    measures: measureRows(standard),
    notes: notes.map((text) => ({ text })),
  }
}

/** Each dimension before its indicators; all of them first where the indicators are in another order. */
function indicatorRows({ dimensions, indicators }: Standard): readonly IndicatorCells[] {
  const heads = dimensions.map(
    ({ id, name, citation }): IndicatorCells => ({ level: 'dimension', id, name, ...citationCells(citation) }),
  )
  const rows = indicators.map(indicatorRow)
  const order = dimensions.flatMap(({ id }) => indicators.filter(({ dimension }) => dimension === id))
  const isInOrder = order.length === indicators.length && order.every((one, index) => one === indicators[index])
  if (!isInOrder) return [...heads, ...rows]
  return dimensions.flatMap(({ id }, index) => [
    heads[index] ?? {},
    ...rows.filter((_, at) => indicators[at]?.dimension === id),
  ])
}

function indicatorRow(indicator: Indicator): IndicatorCells {
  const { id, name, dimension, weight, measure, formula, unit, display, notApplicableTo, method } = indicator
  const { missingPoints, missing, noDischargePoints, citation } = indicator
  return {
    level: 'indicator',
    ...{ id, name, dimension, weight, measure, formula, unit, display },
    ...(notApplicableTo.length === 0 ? {} : { notApplicableTo }),
    method: method.kind,
    ...methodCells(method).row,
    ...{ missingPoints, missing, noDischargePoints },
    ...measureCells(measure, indicator.params).row,
    ...citationCells(citation),
  }
}

function stepRows({ id, method, measure, params }: Indicator): readonly StepRow[] {
  const steps = [...(methodCells(method).steps ?? []), ...(measureCells(measure, params).steps ?? [])]
  return steps.map((step) => ({ indicator: id, ...step }))
}

function ruleRows({ id, name, when, effect, confirmedBy, citation }: DirectRule): readonly RuleCells[] {
  const head: RuleCells = {
    ...{ id, name, confirmedBy },
    effect: effect.kind,
    ...(effect.kind === 'exempt' ? { label: effect.label } : { class: effect.class }),
    ...citationCells(citation),
  }
  return when.map((condition, index) => ({
    ...(index === 0 ? head : {}),
    predicate: condition.predicate,
    ...predicateCells(condition.predicate, condition.params),
    text: condition.text,
  }))
}

function classRow({ classes }: Standard): StandardRows['classes'][number] {
  const { groupBy, by, shares, directInQuota = false, totalDecimals, smallGroup, citation } = classes
  const { below, lines } = smallGroup
  return {
    groupBy,
    by: by ?? 'shares',
    ...{ shareA: shares.A, shareB: shares.B, shareC: shares.C, shareD: shares.D },
    directInQuota,
    ...(totalDecimals === undefined ? {} : { totalDecimals }),
    below,
    ...{ lineA: lines.A, lineB: lines.B, lineC: lines.C },
    ...citationCells(citation),
  }
}

/** A class for which nothing is laid down has a row with its letter alone. */
function measureRows({ classMeasures }: Standard): StandardRows['measures'] {
  if (classMeasures === undefined) return []
  return parcelClasses.flatMap(({ code }) => {
    const measures = classMeasures[code]
    if (measures.length === 0) return [{ class: code }]
    return measures.map(({ text, citation }) => ({ class: code, text, ...citationCells(citation) }))
  })
}
