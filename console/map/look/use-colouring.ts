import { useMemo } from 'preact/hooks'
import { codeOf, everyPlace, numberOf, numbersOf } from '../data/parcels.ts'
import type { Draft } from '../data/use-draft.ts'
import { useIndicatorValues } from '../data/use-indicator-values.ts'
import type { TownColumns } from '../worker/protocol.ts'
import { type Colouring, classColouring, statusColouring, stepColouring } from './colouring.ts'
import { indicatorFigure, type ShownFigure, totalFigure } from './figures.ts'
import { quantileBounds, stepOf } from './quantiles.ts'

/** The colouring that is asked for, as far as its figures are there. */
export interface Colours {
  readonly colouring: Colouring
  /** Of the ramp by number of the parcel; null unless the colouring is one of steps. */
  readonly steps: Uint8Array | null
  /** The figures behind the steps; null as these are. */
  readonly figures: Figures | null
  /** Figures are on their way. */
  readonly isWaiting: boolean
  readonly failure: unknown
  readonly askAgain: () => void
}

export interface Figures {
  readonly figure: ShownFigure
  /** By number of the parcel, NaN for none. */
  readonly values: Float64Array
}

/** An indicator nobody knows is the class. */
export function useColouring(by: string, towns: readonly TownColumns[], draft: Draft | null): Colours {
  const indicator = draft?.standard?.indicators.find(({ id }) => id === by)
  const { values, failure, askAgain } = useIndicatorValues(
    indicator === undefined || draft === null ? null : { evaluation: draft.evaluation.id, indicator: by },
  )
  const stepped = useMemo(() => {
    if (by === 'total') {
      return steppedBy(towns, totalFigure, (town, index) => town.totals[index] ?? null)
    }
    if (indicator === undefined || values === null) return null
    return steppedBy(towns, indicatorFigure(indicator), (town, index) => values.get(codeOf({ town, index })) ?? null)
  }, [by, towns, indicator, values])
  const rest = { failure, askAgain }
  if (stepped !== null) return { ...stepped, ...rest, isWaiting: false }
  if (indicator !== undefined) {
    return {
      colouring: stepColouring(indicatorFigure(indicator), null),
      ...nothing,
      ...rest,
      isWaiting: failure === null,
    }
  }
  return { colouring: by === 'status' ? statusColouring : classColouring, ...nothing, ...rest, isWaiting: false }
}

const nothing = { steps: null, figures: null }

function steppedBy(
  towns: readonly TownColumns[],
  figure: ShownFigure,
  valueAt: (town: TownColumns, index: number) => number | null,
): { readonly colouring: Colouring; readonly steps: Uint8Array; readonly figures: Figures } {
  const values = new Float64Array(numbersOf(towns)).fill(Number.NaN)
  for (const place of everyPlace(towns)) values[numberOf(place)] = valueAt(place.town, place.index) ?? Number.NaN
  const bounds = quantileBounds(
    [...values].filter((value) => !Number.isNaN(value)),
    figure.decimals,
  )
  const steps = Uint8Array.from(values, (value) => stepOf(value, bounds))
  return { colouring: stepColouring(figure, bounds), steps, figures: { figure, values } }
}
