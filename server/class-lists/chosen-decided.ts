import type { Kysely } from 'kysely'
import type { ListChoice } from '#core/api/class-list-shapes.ts'
import { malformed } from '#core/error/malformed.ts'
import type { Scope } from '../actions/scope.ts'
import { distinct } from '../collections.ts'
import { decidedPage } from '../db/class-lists.ts'
import { decidedClasses } from '../db/decided-classes.ts'
import type { DecidedClassTable } from '../db/deciding-tables.ts'
import type { Schema } from '../db/schema.ts'
import { decidedFilterOf } from './decided-filter.ts'

const linesAtOnce = 2000

/** Decided lines that were chosen, and the codes named without one. Throws ProblemError malformed-request. */
export async function chosenDecided(
  db: Kysely<Schema>,
  district: string,
  scope: Scope,
  cycle: string,
  chosen: ListChoice,
): Promise<{ readonly lines: readonly DecidedClassTable[]; readonly unknown: readonly string[] }> {
  if ('parcelCodes' in chosen) {
    const codes = distinct(chosen.parcelCodes).toSorted()
    const lines = await decidedClasses(db, district, cycle, codes)
    const known = new Set(lines.map(({ parcel_code }) => parcel_code))
    return { lines, unknown: codes.filter((code) => !known.has(code)) }
  }
  if (!('filter' in chosen)) throw malformed('chosen', 'imported lines are taken in by their own ground')
  const filter = decidedFilterOf(district, scope, { ...chosen.filter, cycle })
  const lines: DecidedClassTable[] = []
  for (;;) {
    const page = await decidedPage(db, filter, { after: lines.at(-1)?.parcel_code ?? '' }, linesAtOnce)
    lines.push(...page)
    if (page.length < linesAtOnce) return { lines, unknown: [] }
  }
}
