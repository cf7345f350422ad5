import type { Kysely } from 'kysely'
import { type DueDates, dueOf } from '#core/progress/due-dates.ts'
import { type ParcelStep, parcelSteps } from '#core/progress/parcel-step.ts'
import {
  addFigures,
  type DoneOn,
  noFigures,
  type OnDay,
  type StepFigures,
  stepFigures,
} from '#core/progress/step-figures.ts'
import { parcelLines } from '../db/parcels.ts'
import { progressCounts } from '../db/progress-counts.ts'
import type { ParcelTable, Schema } from '../db/schema.ts'
import { statusStep } from '../rows/progress-differences.ts'
import { columnOfStep } from '../rows/step-days.ts'

/** Parcels of a 街镇 and a 规划空间, as they are counted. */
export interface Cell {
  readonly town: string
  readonly zone: string
  /** By status. */
  readonly statuses: ReadonlyMap<string, number>
  /** By the day it was done, '' for not done; parcels with a due date of their own are not among them. */
  readonly steps: Readonly<Record<ParcelStep, ReadonlyMap<string, number>>>
  /** Parcels whose due date was extended by name, for that step. */
  readonly own: Readonly<Record<ParcelStep, readonly ParcelTable[]>>
}

interface Draft {
  readonly town: string
  readonly zone: string
  readonly statuses: Map<string, number>
  readonly steps: Record<ParcelStep, Map<string, number>>
  readonly own: Record<ParcelStep, ParcelTable[]>
}

/** The counts of a year, of one 街镇 or all; parcels with a due date of their own are looked up one by one. */
export async function progressCells(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  town: string | null,
  dates: DueDates,
): Promise<readonly Cell[]> {
  const cells = new Map<string, Draft>()
  for (const { town_code, zone, step, mark, parcels } of await progressCounts(db, district, cycle, town)) {
    const cell = cells.get(`${town_code}/${zone}`) ?? emptyCell(town_code, zone)
    cells.set(`${town_code}/${zone}`, cell)
    const counts = step === statusStep ? cell.statuses : cell.steps[stepNamed(step)]
    counts.set(mark, parcels)
  }
  for (const step of parcelSteps) {
    const extended = [...dates[step].extended.parcel.keys()]
    for (const line of await parcelLines(db, district, cycle, extended)) {
      const cell = cells.get(`${line.town_code ?? ''}/${line.zone ?? ''}`)
      if (cell === undefined) continue
      const mark = line[columnOfStep[step]] ?? ''
      cell.steps[step].set(mark, (cell.steps[step].get(mark) ?? 0) - 1)
      cell.own[step].push(line)
    }
  }
  return [...cells.values()]
}

function emptyCell(town: string, zone: string): Draft {
  return {
    town,
    zone,
    statuses: new Map(),
    steps: { filing: new Map(), 'town-review': new Map(), review: new Map() },
    own: { filing: [], 'town-review': [], review: [] },
  }
}

function stepNamed(text: string): ParcelStep {
  const known = parcelSteps.find((step) => step === text)
  if (known === undefined) throw new Error(`unreadable step ${text}`)
  return known
}

/** How the parcels of some cells stand to a step, each by its own last day. */
export function figuresOf(cells: readonly Cell[], step: ParcelStep, dates: DueDates, onDay: OnDay): StepFigures {
  return cells.reduce((figures, { town, steps, own }) => {
    const counts = [...steps[step]].map(([mark, parcels]): DoneOn => ({ day: mark === '' ? null : mark, parcels }))
    const due = dueOf(dates[step], { town }, onDay.calendar)
    const ofTown = stepFigures(
      counts.filter(({ parcels }) => parcels > 0),
      due,
      onDay,
    )
    return own[step].reduce(
      (sum, line) => {
        const last = dueOf(dates[step], { town, parcel: line.parcel_code }, onDay.calendar)
        return addFigures(sum, stepFigures([{ day: line[columnOfStep[step]], parcels: 1 }], last, onDay))
      },
      addFigures(figures, ofTown),
    )
  }, noFigures)
}

/** The day the last parcel came through; null while one is open. */
export function finishedOn(cells: readonly Cell[], step: ParcelStep): string | null {
  let last: string | null = null
  for (const { steps, own } of cells) {
    const days = [
      ...[...steps[step]].flatMap(([mark, parcels]) => (parcels > 0 ? [mark] : [])),
      ...own[step].map((line) => line[columnOfStep[step]] ?? ''),
    ]
    for (const day of days) {
      if (day === '') return null
      if (last === null || day > last) last = day
    }
  }
  return last
}
