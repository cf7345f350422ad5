import type { ParcelFigures } from '../facts/facts.ts'
import { countedFirms, sumOf } from '../facts/sums.ts'
import { tallyOf } from '../facts/tally.ts'
import { toNumber } from '../vocabulary/exact.ts'
import { distinctRows } from './distinct-rows.ts'
import type { LastYear, ParcelSubject } from './subject.ts'

/** What the year before says of a parcel: its share-weighted tax and each firm's own figures. */
export function lastYearOf(before: ParcelSubject): LastYear {
  const rows = distinctRows(before.firms).map(({ values }) => values)
  const tax = sumOf({ tally: tallyOf(countedFirms(rows)) }, 'taxPaid', 'numerator')
  const firms = new Map<string, { readonly taxPaid?: number; readonly grossOutput?: number }>()
  for (const { uscc, taxPaid, grossOutput } of rows) {
    if (uscc === undefined) continue
    firms.set(uscc, {
      ...(taxPaid === undefined ? {} : { taxPaid }),
      ...(grossOutput === undefined ? {} : { grossOutput }),
    })
  }
  return { taxPaid: tax === null ? null : toNumber(tax), firms }
}

/**
 * The subjects of a cycle with the year before's figures where they are on file: of that year's subjects, and the tax a
 * department stated for the whole parcel in the place of the sum over its rows.
 */
export function withLastYear(
  subjects: readonly ParcelSubject[],
  before: readonly ParcelSubject[],
  figuresBefore: ReadonlyMap<string, ParcelFigures> = new Map(),
): readonly ParcelSubject[] {
  const byCode = new Map(before.map((subject) => [subject.parcelCode, subject]))
  return subjects.map((subject) => {
    const earlier = byCode.get(subject.parcelCode)
    const stated = figuresBefore.get(subject.parcelCode)?.tax?.taxPaid
    if (earlier === undefined && stated === undefined) return subject
    const ofRows = earlier === undefined ? nothingOnFile : lastYearOf(earlier)
    return { ...subject, lastYear: stated === undefined ? ofRows : { ...ofRows, taxPaid: stated } }
  })
}

const nothingOnFile: LastYear = { taxPaid: null, firms: new Map() }
