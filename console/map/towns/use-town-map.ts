import { useMemo } from 'preact/hooks'
import type { Conditions } from '../data/conditions.ts'
import { numberOf } from '../data/parcels.ts'
import { type Colouring, stepColouring } from '../look/colouring.ts'
import { quantileBounds, stepOf } from '../look/quantiles.ts'
import type { Colours } from '../look/use-colouring.ts'
import type { TownColumns } from '../worker/protocol.ts'
import { shareFiled, shareOfD, type TownFigure, type TownMeasure, townFigures } from './town-measure.ts'

/** 街镇 by one figure each. */
export interface TownMap {
  readonly colouring: Colouring
  readonly measure: TownMeasure
  /** The highest first; those without a value last. */
  readonly figures: readonly TownFigure[]
  /** Key of the look of a 街镇. */
  readonly lookOf: (townCode: string) => string
  /** 街镇 by look. */
  readonly counts: ReadonlyMap<string, number>
}

/** @param by as in the view: class, status, total, an indicator */
export function useTownMap(
  by: string,
  towns: readonly TownColumns[],
  conditions: Conditions,
  { figures: values, isWaiting }: Pick<Colours, 'figures' | 'isWaiting'>,
): TownMap {
  return useMemo(() => {
    const measure = measureOf(by, values)
    const figures = townFigures(isWaiting ? [] : towns, conditions, measure).toSorted(
      (a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity),
    )
    const known = figures.flatMap(({ value }) => (value === null ? [] : [value]))
    const bounds = quantileBounds(known, measure.figure.decimals)
    const steps = new Map(figures.map(({ townCode, value }) => [townCode, String(stepOf(value, bounds))]))
    const counts = new Map<string, number>()
    for (const step of steps.values()) counts.set(step, (counts.get(step) ?? 0) + 1)
    const colouring = {
      ...stepColouring(measure.figure, !isWaiting && known.length > 0 ? bounds : null),
      isEvaluated: measure.isEvaluated,
    }
    return { colouring, measure, figures, lookOf: (townCode: string) => steps.get(townCode) ?? '0', counts }
  }, [by, towns, conditions, values, isWaiting])
}

function measureOf(by: string, figures: Colours['figures']): TownMeasure {
  if (by === 'status') return shareFiled
  if (figures === null) return shareOfD
  const { figure, values } = figures
  const of = by === 'total' ? 'mean' : 'median'
  const title = of === 'mean' ? `平均${figure.title}` : `${figure.title}（中位数）`
  return {
    figure: { ...figure, title },
    isEvaluated: true,
    valueAt: (place) => {
      const value = values[numberOf(place)] ?? Number.NaN
      return Number.isNaN(value) ? null : value
    },
    of,
  }
}
