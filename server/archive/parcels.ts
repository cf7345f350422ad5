import type { ParcelResultBody } from '#core/api/evaluations.ts'
import { tracesOfCodes } from '../db/check-up-sheets.ts'
import { decidedPage } from '../db/decided-classes.ts'
import type { DecidedClassTable } from '../db/deciding-tables.ts'
import { parcelLines } from '../db/parcels.ts'
import type { ParcelTable } from '../db/schema.ts'
import { resultBody } from '../evaluation/masked-result.ts'
import type { ArchiveSource } from './content.ts'

/** A parcel as an archive tells it. */
export interface ArchivedParcel {
  readonly decided: DecidedClassTable
  /** As far as it may leave; null when its result is on record no more. */
  readonly result: ParcelResultBody | null
  /** Null when the parcel was taken out since. */
  readonly parcel: ParcelTable | null
}

/** So many parcels stand in one file of results and on one page. */
export const parcelsPerPart = 200

/** The decided parcels of a year by code, in parts. */
export async function* archivedParts(source: ArchiveSource): AsyncGenerator<readonly ArchivedParcel[], void> {
  const { service, cycle, evaluation, viewer } = source
  const { database, district } = service
  for (let after = ''; ; ) {
    const part = await database.read(async (db) => {
      const decided = await decidedPage(db, district.code, cycle, after, parcelsPerPart)
      const codes = decided.map(({ parcel_code }) => parcel_code)
      const traces = await tracesOfCodes(db, district.code, evaluation.number, codes)
      const results = new Map(traces.map((trace) => [trace.parcel_code, trace]))
      const parcels = await parcelLines(db, district.code, cycle, codes)
      const lines = new Map(parcels.map((line) => [line.parcel_code, line]))
      return decided.map((line): ArchivedParcel => {
        const trace = results.get(line.parcel_code)
        return {
          decided: line,
          result: trace === undefined ? null : resultBody(trace, viewer),
          parcel: lines.get(line.parcel_code) ?? null,
        }
      })
    })
    const last = part.at(-1)
    if (last === undefined) return
    yield part
    if (part.length < parcelsPerPart) return
    after = last.decided.parcel_code
  }
}
