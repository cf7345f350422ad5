import { type Kysely, sql } from 'kysely'
import type { ItemLevel } from '#core/bulk-upload/item-level.ts'
import type { LineOutcome } from '#core/bulk-upload/line-outcome.ts'
import { contains } from './base-comparisons.ts'
import { bulkInsert } from './bulk-insert.ts'
import { storingState } from './bulk-upload-files.ts'
import type { UploadLineTable } from './bulk-upload-tables.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

/** Lines that are there stay: a file that was broken off comes with the same ones again. */
export const insertLines = bulkInsert<UploadLineTable>((db, lines) =>
  db
    .insertInto('upload_line')
    .values(lines)
    .onConflict((conflict) => conflict.columns(['district', 'run', 'file_number', 'number']).doNothing()),
)

export interface UploadLineFilter {
  readonly file: number | null
  readonly town: string | null
  readonly outcome: LineOutcome | null
  readonly level: ItemLevel | null
  /** Lower case. */
  readonly text: string | null
  /** Only rows that go into the workbook to be fixed. */
  readonly isToBeFixed: boolean
  /** Only lines of which something is said. */
  readonly isTold: boolean
}

export const allUploadLines: UploadLineFilter = {
  file: null,
  town: null,
  outcome: null,
  level: null,
  text: null,
  isToBeFixed: false,
  isTold: false,
}

function linesWhere(db: Kysely<Schema>, district: string, run: string, filter: UploadLineFilter) {
  const { file, town, outcome, level, text, isToBeFixed, isTold } = filter
  let query = db
    .selectFrom('upload_line')
    .innerJoin('upload_file', (join) =>
      join
        .onRef('upload_file.district', '=', 'upload_line.district')
        .onRef('upload_file.run', '=', 'upload_line.run')
        .onRef('upload_file.number', '=', 'upload_line.file_number')
        .on('upload_file.state', '!=', storingState),
    )
    .where('upload_line.district', '=', district)
    .where('upload_line.run', '=', run)
  if (file !== null) query = query.where('file_number', '=', file)
  if (town !== null) query = query.where('town_code', '=', town)
  if (outcome !== null) query = query.where('outcome', '=', outcome)
  if (level === 'refused') query = query.where('outcome', '=', 'refused')
  if (level === 'conflict') query = query.where('has_conflict', '>', 0)
  if (level === 'error') query = query.where('errors', '>', 0)
  if (level === 'warning') query = query.where('warnings', '>', 0)
  if (level === 'info') query = query.where('infos', '>', 0)
  if (isToBeFixed) query = query.where((where) => where.or([where('outcome', '=', 'refused'), where('errors', '>', 0)]))
  if (isTold) query = query.where('line_told', 'is not', null)
  if (text !== null) query = query.where(contains('upload_line.search', text))
  return query
}

export interface LinePlace {
  readonly file: number
  readonly number: number
}

export interface StoredLine extends UploadLineTable {
  readonly file_name: string
}

/** In the order the files came, and of their rows. */
export async function uploadLinePage(
  db: Kysely<Schema>,
  district: string,
  run: string,
  filter: UploadLineFilter,
  { after, limit }: { readonly after: LinePlace; readonly limit: number },
): Promise<readonly StoredLine[]> {
  return (
    linesWhere(db, district, run, filter)
      .selectAll('upload_line')
      .select('upload_file.name as file_name')
      // Compared as one, so that a late page begins at its place of the key.
      .where(sql<boolean>`(upload_line.file_number, upload_line.number) > (${after.file}, ${after.number})`)
      .orderBy('file_number')
      .orderBy('upload_line.number')
      .limit(limit)
      .execute()
  )
}

export async function countUploadLines(
  db: Kysely<Schema>,
  district: string,
  run: string,
  filter: UploadLineFilter,
): Promise<number> {
  const { total } = await linesWhere(db, district, run, filter)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** Lines of files that are the repair of that run, oldest first: of one run, or of all. */
export async function linesOfRepairs(
  db: Kysely<Schema>,
  district: string,
  fixes: string,
  inRun: string | null,
): Promise<readonly UploadLineTable[]> {
  let query = db
    .selectFrom('upload_line')
    .innerJoin('upload_file', (join) =>
      join
        .onRef('upload_file.district', '=', 'upload_line.district')
        .onRef('upload_file.run', '=', 'upload_line.run')
        .onRef('upload_file.number', '=', 'upload_line.file_number')
        .on('upload_file.state', '!=', storingState),
    )
    .innerJoin('upload_run', (join) =>
      join.onRef('upload_run.district', '=', 'upload_line.district').onRef('upload_run.id', '=', 'upload_line.run'),
    )
    .selectAll('upload_line')
    .where('upload_line.district', '=', district)
    .where('upload_file.fixes', '=', fixes)
    .orderBy('upload_run.seq')
    .orderBy('file_number')
    .orderBy('upload_line.number')
  if (inRun !== null) query = query.where('upload_line.run', '=', inRun)
  return query.execute()
}

/** Keys of those rows of a form and year of which one of the batches left a version. */
export async function keysWrittenBy(
  db: Kysely<Schema>,
  district: string,
  { form, cycle, keys }: { readonly form: string; readonly cycle: string; readonly keys: readonly string[] },
  batches: readonly string[],
): Promise<readonly string[]> {
  const known = new Set(batches)
  const found = await lookUp(keys, (piece) =>
    db
      .selectFrom('row_version')
      .select(['row_key', 'batch'])
      .where('district', '=', district)
      .where('form', '=', form)
      .where('cycle', '=', cycle)
      .where('row_key', 'in', piece)
      .execute(),
  )
  return found.flatMap(({ row_key, batch }) => (known.has(batch) ? [row_key] : []))
}
