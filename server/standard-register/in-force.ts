import type { Kysely } from 'kysely'
import { type Problem, ProblemError } from '#core/error/problem.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { inForceOn, isWithin, type StandardPeriod } from '#core/standard-book/period.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Schema } from '../db/schema.ts'
import type { StandardVersionTable } from '../db/standard-tables.ts'
import { type RegisteredStandard, standardOfLine, stateOfLine, versionsOf } from './register.ts'

/** Versions that were published, as periods: the line is the period. */
export function publishedOf(
  versions: readonly StandardVersionTable[],
): readonly (StandardVersionTable & StandardPeriod)[] {
  return versions.filter((line) => stateOfLine(line) === 'published')
}

/** Whether the version is in force on the day. */
export function isLineInForce(line: StandardVersionTable, day: CalendarDate): boolean {
  return stateOfLine(line) === 'published' && isWithin(line, day)
}

/** The line of the one standard in force in the district on the day, or why there is none. */
export async function lineInForce(
  db: Kysely<Schema>,
  district: string,
  day: CalendarDate,
): Promise<StandardVersionTable | Problem<'no-standard-in-force'> | Problem<'standards-overlap'>> {
  return inForceOn(publishedOf(await versionsOf(db, district)), district, day)
}

/**
 * The one standard in force in the district on the day of the evaluation. Throws ProblemError: no-standard-in-force,
 * standards-overlap.
 */
export async function standardInForce(
  db: Kysely<Schema>,
  district: string,
  day: CalendarDate,
): Promise<RegisteredStandard> {
  const line = await lineInForce(db, district, day)
  if ('code' in line) throw new ProblemError(line)
  return { line, standard: await standardOfLine(db, line) }
}

/** 能耗口径 of the standard in force; null where none is. */
export async function energyBasisOn(
  db: Kysely<Schema>,
  district: string,
  day: CalendarDate,
): Promise<Standard['energyBasis'] | null> {
  const line = await lineInForce(db, district, day)
  return 'code' in line ? null : (await standardOfLine(db, line)).energyBasis
}
