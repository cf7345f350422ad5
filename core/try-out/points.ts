import type { IndicatorInput, IndicatorNote } from '../indicators/indicator-input.ts'
import type { Measured } from '../indicators/measure.ts'
import { industryFigures } from '../scoring/industry-figures.ts'
import { alone, judge } from '../scoring/judge.ts'
import type { PeerStatistics } from '../scoring/peers.ts'
import type { Indicator, Standard } from '../scoring/standard.ts'
import type { IndicatorColumn, TryOutColumns } from './columns.ts'

const none: readonly IndicatorInput[] = []
/** What is yielded is there: all that judging asks of the inputs. */
const yielded: readonly IndicatorInput[] = [{ field: '', amount: 1, unit: '', source: 'firms' }]

/** The column as what was measured of each of n parcels. */
export function measuredOf(column: IndicatorColumn, n: number): readonly Measured[] {
  const notes: (IndicatorNote | undefined)[] = []
  const options: (string | undefined)[] = []
  for (const [note, places] of noteEntries(column)) for (const place of places) notes[place] = note
  for (const [option, places] of Object.entries(column.options)) for (const place of places) options[place] = option
  const unyielded = new Set(column.unyielded)
  return Array.from({ length: n }, (_, place): Measured => {
    const note = notes[place] ?? null
    const option = options[place]
    const value = column.values[place] ?? null
    const inputs = note === 'missing' && !unyielded.has(place) ? yielded : none
    return option === undefined ? { value, note, inputs } : { value, note, inputs, option }
  })
}

function noteEntries({ notes }: IndicatorColumn): readonly (readonly [IndicatorNote, readonly number[]])[] {
  return Object.entries(notes) as (readonly [IndicatorNote, readonly number[]])[]
}

/** Points of 100 of every parcel; of no meaning where the indicator does not apply or the parcel is 待补正. */
export function pointsOf(
  indicator: Indicator,
  measured: readonly Measured[],
  { groups, groupOf, industries }: TryOutColumns,
  standard: Standard,
  statistics: PeerStatistics | null,
): Float64Array {
  const figures = industryFigures(standard)
  const points = new Float64Array(measured.length)
  for (const [place, one] of measured.entries()) {
    const peers = statistics?.get(groups[groupOf[place] ?? 0] ?? '')?.get(indicator.id) ?? null
    const industryCode = industries[place] ?? null
    const figureOf = industryCode === null ? null : (figures?.of({ firms: [{ industryCode }] }) ?? null)
    const around = peers === null && figureOf === null ? alone : { peers, industry: figureOf?.(indicator) ?? null }
    points[place] = judge(indicator, one, around).points
  }
  return points
}
