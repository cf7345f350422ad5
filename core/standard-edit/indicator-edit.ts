import type { MeasureId } from '../indicators/measure-params.ts'
import type { Dimension, DirectRule, Indicator, IndicatorOf, Standard } from '../scoring/standard.ts'
import { proposed } from '../vocabulary/citation.ts'
import { insertedAt, movedAt, removedAt, replacedAt } from './list-edit.ts'
import { modelOf } from './measure-model.ts'
import { startPredicate } from './predicate-edit.ts'

export function withIndicator(standard: Standard, index: number, indicator: Indicator): Standard {
  return { ...standard, indicators: replacedAt(standard.indicators, index, indicator) }
}

/** What every indicator has, whatever it measures. */
export type IndicatorChange = Partial<Omit<IndicatorOf<MeasureId>, 'measure' | 'params'>>

export function changedIndicator(standard: Standard, index: number, change: IndicatorChange): Standard {
  const indicator = standard.indicators[index]
  return indicator === undefined ? standard : withIndicator(standard, index, { ...indicator, ...change })
}

/** One more indicator at the end of a dimension; weights have to be shared anew. */
export function withNewIndicator(standard: Standard, dimension: string, measure: MeasureId): Standard {
  const model = modelOf(measure)
  const { noDischargePoints } = model
  const indicator = {
    ...model,
    id: freeId(standard, dimension),
    dimension,
    weight: 5,
    notApplicableTo: [],
    citation: proposed('依据待补充'),
    ...(noDischargePoints === undefined ? {} : { noDischargePoints }),
  }
  const last = standard.indicators.findLastIndex((each) => each.dimension === dimension)
  const at = last === -1 ? standard.indicators.length : last + 1
  return { ...standard, indicators: insertedAt(standard.indicators, at, indicator) }
}

/** Without the indicator and its lines of 行业基准. */
export function withoutIndicator(standard: Standard, index: number): Standard {
  const gone = standard.indicators[index]
  const { industryBenchmarks } = standard
  const kept = industryBenchmarks?.filter(({ indicator }) => indicator !== gone?.id)
  return {
    ...standard,
    indicators: removedAt(standard.indicators, index),
    ...(kept === undefined ? {} : { industryBenchmarks: kept }),
  }
}

/** The dimension's name or 依据 changed; its id stays. */
export function changedDimension(standard: Standard, index: number, change: Partial<Omit<Dimension, 'id'>>): Standard {
  const dimension = standard.dimensions[index]
  if (dimension === undefined) return standard
  return { ...standard, dimensions: replacedAt(standard.dimensions, index, { ...dimension, ...change }) }
}

export function withNewDimension(standard: Standard): Standard {
  const taken = idsOf(standard)
  const id = [...'RETGKLMNPQSUVWXYZ'].find((letter) => !taken.has(letter)) ?? 'ZZ'
  return { ...standard, dimensions: [...standard.dimensions, { id, name: '新维度', citation: proposed('依据待补充') }] }
}

export function withRule(standard: Standard, index: number, rule: DirectRule): Standard {
  return { ...standard, rules: replacedAt(standard.rules, index, rule) }
}

export function withoutRule(standard: Standard, index: number): Standard {
  return { ...standard, rules: removedAt(standard.rules, index) }
}

export function withMovedRule(standard: Standard, index: number, by: -1 | 1): Standard {
  return { ...standard, rules: movedAt(standard.rules, index, by) }
}

/** A new rule at the end, a cap at C until it is told otherwise. */
export function withNewRule(standard: Standard): Standard {
  const rule: DirectRule = {
    id: freeId(standard, 'C'),
    name: '新规则',
    when: [startPredicate('parcel-is')],
    effect: { kind: 'cap', class: 'C' },
    confirmedBy: ['planning'],
    citation: proposed('依据待补充'),
  }
  return { ...standard, rules: [...standard.rules, rule] }
}

/** Rules of `base` that the standard does without. */
export function rulesLeftOut(standard: Standard, base: Standard): readonly DirectRule[] {
  const present = new Set(standard.rules.map(({ id }) => id))
  return base.rules.filter(({ id }) => !present.has(id))
}

/** A rule of `base` taken up again, where it stood among the others. */
export function withRuleOf(standard: Standard, base: Standard, id: string): Standard {
  const rule = base.rules.find((each) => each.id === id)
  if (rule === undefined || standard.rules.some((each) => each.id === id)) return standard
  const before = new Set(base.rules.slice(0, base.rules.indexOf(rule)).map((each) => each.id))
  const at = standard.rules.findLastIndex((each) => before.has(each.id)) + 1
  return { ...standard, rules: insertedAt(standard.rules, at, rule) }
}

function idsOf({ dimensions, indicators, rules }: Standard): ReadonlySet<string> {
  return new Set([...dimensions, ...indicators, ...rules].map(({ id }) => id))
}

/** E6: the letter with the first number that nothing has. */
function freeId(standard: Standard, letter: string): string {
  const taken = idsOf(standard)
  for (let number = 1; ; number += 1) {
    const id = `${letter}${number}`
    if (!taken.has(id)) return id
  }
}

/** Without the dimension; its indicators, if it still has some, have to be moved. */
export function withoutDimension(standard: Standard, index: number): Standard {
  return { ...standard, dimensions: removedAt(standard.dimensions, index) }
}
