import { useMemo } from 'preact/hooks'
import type { DisposalPath } from '#core/vocabulary/disposal-path.ts'
import { pathNumber } from '#ui/path-badge.tsx'
import { codeOf, everyPlace, numberOf, numbersOf } from '../data/parcels.ts'
import { useDisposalPaths } from '../data/use-disposal-paths.ts'
import type { Draft } from '../data/use-draft.ts'
import { useIndicatorValues } from '../data/use-indicator-values.ts'
import { disposalColouring } from '../map-view.ts'
import type { TownColumns } from '../worker/protocol.ts'
import { type Colouring, classColouring, statusColouring, stepColouring } from './colouring.ts'
import { indicatorFigure, type ShownFigure, totalFigure } from './figures.ts'
import { pathColouring } from './path-colouring.ts'
import { quantileBounds, stepOf } from './quantiles.ts'

/** The colouring that is asked for, as far as its figures are there. */
export interface Colours {
  readonly colouring: Colouring
  /** Of the ramp by number of the parcel; null unless the colouring is one of steps. */
  readonly steps: Uint8Array | null
  /** The figures behind the steps; null as these are, and where the steps are paths. */
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
  const isOfPaths = by === disposalColouring
  const disposal = useDisposalPaths(isOfPaths)
  const { values, failure, askAgain } = useIndicatorValues(
    indicator === undefined || draft === null ? null : { evaluation: draft.evaluation.id, indicator: by },
  )
  const stepped = useMemo(() => {
    if (isOfPaths) return disposal.paths === null ? null : byPath(towns, disposal.paths)
    if (by === 'total') {
      return steppedBy(towns, totalFigure, (town, index) => town.totals[index] ?? null)
    }
    if (indicator === undefined || values === null) return null
    return steppedBy(towns, indicatorFigure(indicator), (town, index) => values.get(codeOf({ town, index })) ?? null)
  }, [by, isOfPaths, disposal.paths, towns, indicator, values])
  const rest = isOfPaths ? { failure: disposal.failure, askAgain: disposal.askAgain } : { failure, askAgain }
  if (stepped !== null) return { ...stepped, ...rest, isWaiting: false }
  if (isOfPaths) return { colouring: pathColouring, ...nothing, ...rest, isWaiting: disposal.failure === null }
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

function byPath(towns: readonly TownColumns[], paths: ReadonlyMap<string, DisposalPath>) {
  const steps = new Uint8Array(numbersOf(towns))
  for (const place of everyPlace(towns)) {
    const path = paths.get(codeOf(place))
    if (path !== undefined) steps[numberOf(place)] = pathNumber(path)
  }
  return { colouring: pathColouring, steps, figures: null }
}

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
