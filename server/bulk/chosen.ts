import type { Kysely } from 'kysely'
import { seesEverything } from '#core/access/mask.ts'
import type { BulkChoice, BulkOrder } from '#core/api/bulk.ts'
import type { Grant } from '../actions/authorise.ts'
import { withinScope } from '../actions/scope.ts'
import { distinct } from '../collections.ts'
import { shownEvaluation } from '../db/evaluations.ts'
import { filteredLines, type ParcelFilter } from '../db/parcel-list.ts'
import { parcelLines } from '../db/parcels.ts'
import type { ParcelTable, Schema } from '../db/schema.ts'
import { parcelFilterOf } from '../parcels/parcel-filter.ts'
import { progressCondition } from '../progress/progress-condition.ts'

/** The filter of a choice as the list asks it, within the actor's scope. Throws ProblemError malformed-request. */
export async function filterOf(
  db: Kysely<Schema>,
  district: string,
  { actor, scope }: Grant,
  cycle: string,
  filter: Extract<BulkChoice, { filter: unknown }>['filter'],
  today: string,
): Promise<ParcelFilter> {
  const evaluation = (await shownEvaluation(db, district, cycle))?.number ?? null
  const open = !seesEverything(actor)
  const progress = await progressCondition(db, { district, cycle, today }, filter.progress)
  return { district, cycle, scope: withinScope(scope), open, evaluation, progress, ...parcelFilterOf(filter) }
}

export function codesOfChoice(chosen: BulkChoice): readonly string[] | null {
  return 'parcelCodes' in chosen ? distinct(chosen.parcelCodes).toSorted() : null
}

/** Lines at a time: a read of some milliseconds. */
const linesAtOnce = 1000

type Read = <Result>(job: (db: Kysely<Schema>) => Promise<Result>) => Promise<Result>

/** A piece of what was chosen: the lines there are, and codes without one. */
export interface ChosenPiece {
  readonly lines: readonly ParcelTable[]
  readonly unknown: readonly string[]
}

/** What was chosen, a piece a read: whatever the number, nobody waits for more than a piece. */
export async function* eachChosen(
  read: Read,
  district: string,
  grant: Grant,
  { cycle, chosen }: BulkOrder,
  today: string,
): AsyncGenerator<ChosenPiece, void> {
  const codes = codesOfChoice(chosen)
  if (codes !== null) {
    for (let start = 0; start < codes.length; start += linesAtOnce) {
      const piece = codes.slice(start, start + linesAtOnce)
      const lines = await read((db) => parcelLines(db, district, cycle, piece))
      const known = new Set(lines.map((line) => line.parcel_code))
      yield { lines, unknown: piece.filter((code) => !known.has(code)) }
    }
    return
  }
  if (!('filter' in chosen)) return
  const filter = await read((db) => filterOf(db, district, grant, cycle, chosen.filter, today))
  let after = ''
  for (;;) {
    const from = after
    const lines = await read((db) =>
      filteredLines(db, filter)
        .selectAll('parcel')
        .where('parcel.parcel_code', '>', from)
        .orderBy('parcel.parcel_code')
        .limit(linesAtOnce)
        .execute(),
    )
    if (lines.length > 0) yield { lines, unknown: [] }
    const last = lines.at(-1)
    if (last === undefined || lines.length < linesAtOnce) return
    after = last.parcel_code
  }
}
