import type { ClassCell } from '#core/decision-overview/class-cell.ts'
import type { DecidedYear, GroupMean } from '#core/decision-overview/trend.ts'
import { type ParcelClass, parcelClasses } from '#core/vocabulary/class.ts'
import { exact, quotientHalfUp } from '#core/vocabulary/exact.ts'
import { groupedBy } from '../collections.ts'
import {
  type CountedClass,
  type CountedLand,
  decidedCounts,
  decisionOf,
  evaluatedCounts,
  lastStageAct,
  publishedCounts,
  publishedLists,
} from '../db/decision-overview.ts'
import type { Service } from '../service.ts'
import { keptSum } from './kept.ts'

/** m² of hundredths of it. */
export function squareMetres(hundredths: number): number {
  return quotientHalfUp(exact(hundredths), exact(100), 2)
}

/** A 街镇 sees its own; null sees all. */
export function ofTown<Line extends { readonly town: string | null }>(
  lines: readonly Line[],
  town: string | null,
): readonly Line[] {
  return town === null ? lines : lines.filter((line) => line.town === town)
}

export function classCells(lines: readonly CountedClass[]): ClassCell[] {
  return lines.map(({ town, land, class: name, parcels, hundredths }) => {
    return { townCode: town, landClass: land, class: classOf(name), parcels, landArea: squareMetres(hundredths) }
  })
}

function classOf(name: string | null): ParcelClass | null {
  return parcelClasses.find(({ code }) => code === name)?.code ?? null
}

export function sumOfLand(lines: readonly CountedLand[]): { readonly parcels: number; readonly landArea: number } {
  const sum = (pick: (line: CountedLand) => number): number => lines.reduce((all, line) => all + pick(line), 0)
  return { parcels: sum((line) => line.parcels), landArea: squareMetres(sum((line) => line.hundredths)) }
}

/** The classes an evaluation found: they never change, the land is that of the first look. */
export function evaluatedClasses(
  { database, district: { code } }: Service,
  cycle: string,
  evaluation: number,
): Promise<readonly CountedClass[]> {
  return keptSum(database, `evaluation/${evaluation}`, () =>
    database.read((db) => evaluatedCounts(db, code, cycle, evaluation)),
  )
}

export interface Decided {
  readonly evaluation: number
  readonly standard: string
  readonly decidedOn: string
  readonly lines: readonly CountedClass[]
}

/** A decided year; null before 审定. Added up once for each decision: a correction is another act on the year. */
export async function decidedClassesOf(service: Service, cycle: string): Promise<Decided | null> {
  const { database } = service
  const { code } = service.district
  const decision = await database.read(async (db) => {
    const found = await decisionOf(db, code, cycle)
    return found === null ? null : { ...found, act: await lastStageAct(db, code, cycle) }
  })
  if (decision === null) return null
  const { act, ...told } = decision
  const key = `decided/${cycle}/${told.evaluation}/${told.decidedOn}/${act}`
  const lines = await keptSum(database, key, () => database.read((db) => decidedCounts(db, code, cycle)))
  return { ...told, lines }
}

/** @param seesTotals who does not see all that totals rest on is told no mean of them */
export function decidedYear(
  cycle: string,
  { standard, decidedOn, lines }: Decided,
  town: string | null,
  seesTotals: boolean,
): DecidedYear {
  const seen = ofTown(lines, town)
  const means = [...groupedBy(seen, ({ land }) => land ?? '')].map(([land, group]): GroupMean => {
    const scored = group.reduce((sum, line) => sum + line.scored, 0)
    const total = group.reduce((sum, line) => sum + line.totalHundredths, 0)
    const mean = scored === 0 || !seesTotals ? null : quotientHalfUp(exact(total), exact(scored * 100), 2)
    return { landClass: land === '' ? null : land, scored, mean }
  })
  return { cycle, standard, decidedOn, cells: classCells(seen), means }
}

/** What was published of a year, by 街镇; null before. */
export async function publishedLand(
  { database, district: { code } }: Service,
  cycle: string,
): Promise<readonly (CountedLand & { readonly town: string | null })[] | null> {
  const lists = await database.read((db) => publishedLists(db, code, cycle))
  if (lists.length === 0) return null
  const counts = await Promise.all(
    lists.map(({ number }) =>
      keptSum(database, `published/${number}`, () => database.read((db) => publishedCounts(db, code, number))),
    ),
  )
  return counts.flat()
}
