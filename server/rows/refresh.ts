import type { Kysely } from 'kysely'
import type { AnyFinding } from '#core/error/finding.ts'
import { deleteParcelLines, findingCounts, parcelLines, replaceFindingCounts, saveParcelLines } from '../db/parcels.ts'
import { addProgressCounts } from '../db/progress-counts.ts'
import type { FindingCountTable, Schema } from '../db/schema.ts'
import { replaceTenancy } from '../db/tenancy.ts'
import { addFindingTotals, addTownTotals } from '../db/totals.ts'
import { derivedTenancy } from './derive-tenancy.ts'
import { type Judgement, judgeParcels, type ParcelRows } from './judge.ts'
import { parcelLine } from './line.ts'
import { progressDifferences } from './progress-differences.ts'
import { type SharesRead, sharesReader } from './shares-read.ts'
import { withStepDays } from './step-days.ts'
import { surroundingsOf } from './surroundings.ts'
import { findingDifferences, townDifferences } from './totals.ts'

/**
 * Judges the parcels again and writes what lists and overview read: their lines, their counts of findings and the sums
 * of their towns; a removed parcel has none of them. All parcels are of one cycle. In the transaction of the change itself, so that a count is never older than its row.
 */
export async function refreshParcels(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  today: string,
  parcels: readonly ParcelRows[],
  sharesOf: SharesRead = sharesReader(db, district, cycle),
): Promise<ReadonlyMap<string, Judgement>> {
  if (parcels.length === 0) return new Map()
  const codes = parcels.map(({ parcelCode }) => parcelCode)
  const present = parcels.filter(({ parcel }) => !parcel.removed)
  const judgements = judgeParcels(present, await surroundingsOf(db, district, cycle, today, present, sharesOf))
  const oldLines = await parcelLines(db, district, cycle, codes)
  const oldCounts = await findingCounts(db, district, cycle, codes)
  const judged = present.flatMap((rows) => {
    const judgement = judgements.get(rows.parcelCode)
    return judgement === undefined ? [] : [parcelLine(district, rows, judgement)]
  })
  const lines = await withStepDays(db, district, cycle, judged, oldLines)
  const counts = [...judgements].flatMap(([code, judgement]) => countsOf({ district, cycle }, code, judgement))
  await saveParcelLines(db, lines)
  const removed = parcels.flatMap(({ parcel, parcelCode }) => (parcel.removed ? [parcelCode] : []))
  await deleteParcelLines(db, district, cycle, removed)
  await replaceTenancy(db, { district, cycle }, codes, derivedTenancy(district, present))
  await replaceFindingCounts(db, district, cycle, codes, counts)
  await addTownTotals(db, townDifferences(oldLines, lines))
  await addProgressCounts(db, progressDifferences(oldLines, lines))
  await addFindingTotals(
    db,
    findingDifferences({ counts: oldCounts, townOf: townsOf(oldLines) }, { counts, townOf: townsOf(lines) }),
  )
  return judgements
}

function townsOf(
  lines: readonly { readonly parcel_code: string; readonly town_code: string | null }[],
): (parcelCode: string) => string {
  const towns = new Map(lines.map((line) => [line.parcel_code, line.town_code ?? '']))
  return (parcelCode) => towns.get(parcelCode) ?? ''
}

function countsOf(
  place: { readonly district: string; readonly cycle: string },
  parcelCode: string,
  { all, open }: Judgement,
): readonly FindingCountTable[] {
  const counts = new Map<string, FindingCountTable>()
  const add = ({ code, level }: AnyFinding, column: 'found' | 'open_found'): void => {
    const known = counts.get(`${code}/${level}`) ?? {
      ...place,
      code,
      level,
      parcel_code: parcelCode,
      found: 0,
      open_found: 0,
    }
    counts.set(`${code}/${level}`, { ...known, [column]: known[column] + 1 })
  }
  for (const finding of all) add(finding, 'found')
  for (const finding of open) add(finding, 'open_found')
  return [...counts.values()]
}
