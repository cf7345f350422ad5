import type { Kysely } from 'kysely'
import type { SettledItem } from '#core/api/bulk-upload-shapes.ts'
import { type LineOutcome, lineOutcomes } from '#core/bulk-upload/line-outcome.ts'
import { itemsToFix, settlementOf } from '#core/bulk-upload/settlement.ts'
import type { Grant } from '../actions/authorise.ts'
import { repairedRuns } from '../db/bulk-upload-files.ts'
import { allUploadLines, linesOfRepairs, type StoredLine, uploadLinePage } from '../db/bulk-upload-lines.ts'
import { findRun } from '../db/bulk-upload-runs.ts'
import type { UploadLineTable, UploadRunTable } from '../db/bulk-upload-tables.ts'
import type { Schema } from '../db/schema.ts'
import { maySee } from './run-of.ts'
import { toldOf } from './told-line.ts'

const linesAtOnce = 500

/** What the earlier runs told whose workbooks this run holds, fixed; in the order of those runs. */
export async function settledItems(
  db: Kysely<Schema>,
  grant: Grant,
  { district, id }: UploadRunTable,
): Promise<readonly SettledItem[]> {
  const found: SettledItem[] = []
  for (const { fixes } of await repairedRuns(db, district, [id])) {
    const earlier = await findRun(db, district, fixes)
    if (earlier === null || !maySee(grant, earlier)) continue
    const answerTo = answers(await linesOfRepairs(db, district, fixes, id))
    for await (const line of linesToFix(db, district, fixes)) {
      const later = answerTo(line)
      const outcome = outcomeOf(line)
      const { file_name: fileName, sheet, row_number: row, parcel_code: parcelCode, uscc, name } = line
      for (const item of itemsToFix({ outcome, items: toldOf(line.line_told).items })) {
        const told = later === null ? null : { outcome: outcomeOf(later), items: toldOf(later.line_told).items }
        found.push({ run: fixes, fileName, sheet, row, parcelCode, uscc, name, item, state: settlementOf(item, told) })
      }
    }
  }
  return found
}

export async function* linesToFix(
  db: Kysely<Schema>,
  district: string,
  run: string,
  part: { readonly file?: number | undefined; readonly town?: string | undefined } = {},
): AsyncGenerator<StoredLine, void> {
  const filter = { ...allUploadLines, file: part.file ?? null, town: part.town ?? null, isToBeFixed: true }
  let after = { file: 0, number: 0 }
  for (;;) {
    const page = await uploadLinePage(db, district, run, filter, { after, limit: linesAtOnce })
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < linesAtOnce) return
    after = { file: last.file_number, number: last.number }
  }
}

/** The line of a repair that is about the same row: by what the repair noted of it, else by its key; the last one. */
export function answers(
  repairs: readonly UploadLineTable[],
): (line: Pick<UploadLineTable, 'form' | 'row_key' | 'file_number' | 'number'>) => UploadLineTable | null {
  const byKey = new Map<string, UploadLineTable>()
  const byLine = new Map<string, UploadLineTable>()
  for (const line of repairs) {
    if (line.row_key !== null) byKey.set(`${line.form} ${line.row_key}`, line)
    if (line.answers !== null) byLine.set(line.answers, line)
  }
  return ({ form, row_key, file_number, number }) =>
    byLine.get(lineName(file_number, number)) ?? (row_key === null ? null : (byKey.get(`${form} ${row_key}`) ?? null))
}

/** What a repair notes a row by that has no key. */
export function lineName(file: number, number: number): string {
  return `${file}/${number}`
}

export function outcomeOf({ outcome }: Pick<UploadLineTable, 'outcome'>): LineOutcome {
  const known = lineOutcomes.find((one) => one === outcome)
  if (known === undefined) throw new Error(`no outcome ${outcome}`)
  return known
}
