import { formatRatio } from '#core/form/format.ts'
import { isStepDone } from '#core/progress/parcel-step.ts'
import { type Conditions, meets } from '../data/conditions.ts'
import { boxAt, everyPlace, type Place } from '../data/parcels.ts'
import type { ShownFigure } from '../look/figures.ts'
import type { TownColumns } from '../worker/protocol.ts'

/** One figure of a 街镇, made from its parcels. */
export interface TownMeasure {
  readonly figure: ShownFigure
  /** Rests on the evaluation that is shown. */
  readonly isEvaluated: boolean
  /** A number of a parcel that counts, null for one that does not. */
  readonly valueAt: (place: Place) => number | null
  readonly of: 'mean' | 'median'
}

const share = { unit: '', decimals: 4, text: (value: number) => formatRatio(value, 2) }

/** Parcels of class D among those that have a class. */
export const shareOfD: TownMeasure = {
  figure: { title: 'D 类宗数占比', ...share },
  isEvaluated: true,
  valueAt: ({ town, index }) => {
    const found = town.classes[index] ?? null
    return found === null ? null : Number(found === 'D')
  },
  of: 'mean',
}

/** Parcels that have the filing behind them. */
export const shareFiled: TownMeasure = {
  figure: { title: '完成填报占比', ...share },
  isEvaluated: false,
  valueAt: ({ town, index }) => {
    const status = town.statuses[index]
    return status === undefined ? null : Number(isStepDone(status, 'filing'))
  },
  of: 'mean',
}

export interface TownFigure {
  readonly townCode: string
  /** Parcels that meet the conditions, those of them without a boundary, and those that have a value. */
  readonly parcels: number
  readonly unmapped: number
  readonly counted: number
  /** Null where no parcel has a value. */
  readonly value: number | null
}

/** The figure of each 街镇; parcels without a boundary count as any. */
export function townFigures(
  towns: readonly TownColumns[],
  conditions: Conditions,
  { valueAt, of }: Pick<TownMeasure, 'valueAt' | 'of'>,
): readonly TownFigure[] {
  return towns.map((town) => {
    const values: number[] = []
    let [parcels, unmapped] = [0, 0]
    for (const place of everyPlace([town])) {
      if (!meets(conditions, place, null)) continue
      parcels += 1
      if (boxAt(place) === null) unmapped += 1
      const value = valueAt(place)
      if (value !== null) values.push(value)
    }
    const value = values.length === 0 ? null : of === 'mean' ? meanOf(values) : medianOf(values)
    return { townCode: town.townCode, parcels, unmapped, counted: values.length, value }
  })
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper
  return (lower + upper) / 2
}
