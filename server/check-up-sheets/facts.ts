import type { Kysely } from 'kysely'
import { factsOf } from '#core/checks/facts-of.ts'
import { judgedValueKey, type ParcelFacts, type ParcelFigures } from '#core/facts/facts.ts'
import { effectiveValues } from '#core/record/effective.ts'
import type { Schema } from '../db/schema.ts'
import { readFigures } from '../evaluation/read-figures.ts'
import { judgeParcels, type ParcelRows, rowsOf } from '../rows/judge.ts'
import { usccOf } from '../rows/state.ts'
import { surroundingsOf } from '../rows/surroundings.ts'

/** What departments state of whole parcels, in the year and the year before. */
export interface YearFigures {
  readonly now: ReadonlyMap<string, ParcelFigures>
  readonly before: ReadonlyMap<string, ParcelFigures>
}

export async function yearFigures(db: Kysely<Schema>, district: string, cycle: string): Promise<YearFigures> {
  return {
    now: await readFigures(db, district, cycle),
    before: await readFigures(db, district, String(Number(cycle) - 1)),
  }
}

/** The facts of the parcels as they stand now, by parcel code, read as an evaluation reads them. */
export async function factsNow(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  today: string,
  parcels: readonly ParcelRows[],
  figures: YearFigures,
): Promise<ReadonlyMap<string, ParcelFacts>> {
  const judgements = judgeParcels(parcels, await surroundingsOf(db, district, cycle, today, parcels))
  const facts = parcels.flatMap((rows) => {
    const { parcelCode } = rows
    const judgement = judgements.get(parcelCode)
    if (judgement === undefined) return []
    const ofParcel = figures.now.get(parcelCode)
    const departments = { layers: layersOf(rows), ...(ofParcel === undefined ? {} : { figures: ofParcel }) }
    const stated = figures.before.get(parcelCode)?.tax?.taxPaid
    return factsOf([judgement.subject], judgement.all, new Map([[parcelCode, departments]])).map((one) =>
      stated === undefined ? one : { ...one, taxPaidYearBefore: stated },
    )
  })
  return new Map(facts.map((one) => [one.parcelCode, one]))
}

/** Of judged values that were not only reported: the layer they stand in. */
function layersOf(rows: ParcelRows): NonNullable<ParcelFacts['layers']> {
  return Object.fromEntries(
    rowsOf(rows).flatMap((row) =>
      Object.entries(effectiveValues(row.layered)).flatMap(([field, { layer }]) =>
        layer === 'reported' ? [] : [[judgedValueKey(field, usccOf(row.key) ?? undefined), layer] as const],
      ),
    ),
  )
}
