import type { Kysely } from 'kysely'
import { exemptVerdict, type PublicationLine } from '#core/publication/line.ts'
import { shownOwner } from '#core/publication/shown-owner.ts'
import { countingStates } from '#core/publication/state.ts'
import type { PublicationTable } from '../db/publication-tables.ts'
import {
  publicationLinePage,
  publicationsOfYear,
  type ResultWithParcel,
  resultsWithParcels,
} from '../db/publications.ts'
import type { Schema } from '../db/schema.ts'
import { everyLine, linesInOrder } from './digest.ts'
import { columnsOf, shownLine } from './stored.ts'

/** A parcel as it will be shown, and whose it is. */
export interface CollectedLine extends PublicationLine {
  readonly ownerUscc: string | null
  readonly how: string | null
}

export interface Collected {
  readonly lines: readonly CollectedLine[]
  /** Parcels without a verdict. */
  readonly leftOut: number
  readonly maskedNames: number
}

const resultsPerRead = 5000

/** Every parcel of the evaluation with a verdict, by code; names of persons are masked here and never stored. */
export async function collectLines(
  db: Kysely<Schema>,
  from: {
    readonly district: string
    readonly evaluation: number
    readonly cycle: string
    readonly town: string | null
  },
): Promise<Collected> {
  const lines: CollectedLine[] = []
  let leftOut = 0
  let maskedNames = 0
  for (let after = ''; ; ) {
    const page = await resultsWithParcels(db, from, after, resultsPerRead)
    for (const result of page) {
      const verdict = verdictOf(result)
      if (verdict === null) leftOut += 1
      else {
        const owner = shownOwner(result.owner_name, result.owner_uscc)
        if (owner.masked) maskedNames += 1
        lines.push(lineOf(result, verdict, owner.name))
      }
    }
    const last = page.at(-1)
    if (last === undefined || page.length < resultsPerRead) return { lines, leftOut, maskedNames }
    after = last.parcel_code
  }
}

/** Null for what is not judged: 待补正. */
export function verdictOf({
  status,
  how,
  class: code,
}: Pick<ResultWithParcel, 'status' | 'how' | 'class'>): string | null {
  if (status !== 'ok') return null
  return code ?? (how === 'exempt' ? exemptVerdict : null)
}

function lineOf(result: ResultWithParcel, verdict: string, owner: string | null): CollectedLine {
  return {
    place: 0,
    parcelCode: result.parcel_code,
    townCode: result.town_code,
    owner,
    landClass: result.land_class,
    landArea: result.land_area,
    verdict,
    verdictBefore: null,
    ownerUscc: result.owner_uscc,
    how: result.how,
  }
}

const mostPublications = 500

/** What was published to be corrected: the lines of that publication with those of its corrections over them. */
export async function publishedLines(db: Kysely<Schema>, base: PublicationTable): Promise<readonly CollectedLine[]> {
  const shown = { states: countingStates, limit: mostPublications }
  const all = await publicationsOfYear(db, base.district, base.cycle, shown)
  const corrections = all.filter(({ corrects }) => corrects === base.number).toReversed()
  const found = new Map<string, CollectedLine>()
  for (const publication of [base, ...corrections]) {
    const columns = columnsOf(publication)
    const filter = everyLine(publication)
    for await (const line of linesInOrder((after, limit) => publicationLinePage(db, filter, after, limit))) {
      const shownNow = shownLine(line, columns)
      found.set(line.parcel_code, { ...shownNow, townCode: line.town_code, ownerUscc: line.owner_uscc, how: line.how })
    }
  }
  return [...found.values()]
}
