import type { Kysely } from 'kysely'
import type { ItemLevel } from '#core/bulk-upload/item-level.ts'
import type { LineOutcome } from '#core/bulk-upload/line-outcome.ts'
import type { FileState } from '#core/bulk-upload/run-state.ts'
import { contains } from './base-comparisons.ts'
import type { UploadFileTable } from './bulk-upload-tables.ts'
import type { Schema } from './schema.ts'

/** Of files whose lines are on their way. */
export const storingState = 'storing'

/** A file that is known stays as it is. */
export async function insertFile(db: Kysely<Schema>, file: UploadFileTable): Promise<void> {
  await db
    .insertInto('upload_file')
    .values(file)
    .onConflict((conflict) => conflict.columns(['district', 'run', 'sha256']).doNothing())
    .execute()
}

/** Of that content, also while its lines are on their way. */
export async function findFile(
  db: Kysely<Schema>,
  district: string,
  run: string,
  sha256: string,
): Promise<UploadFileTable | null> {
  const found = await db
    .selectFrom('upload_file')
    .selectAll()
    .where('district', '=', district)
    .where('run', '=', run)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return found ?? null
}

export async function updateFile(
  db: Kysely<Schema>,
  { district, run, sha256 }: Pick<UploadFileTable, 'district' | 'run' | 'sha256'>,
  changes: Partial<UploadFileTable>,
): Promise<void> {
  await db
    .updateTable('upload_file')
    .set(changes)
    .where('district', '=', district)
    .where('run', '=', run)
    .where('sha256', '=', sha256)
    .execute()
}

/** Highest number given out in the run, 0 for none. */
export async function lastFileNumber(db: Kysely<Schema>, district: string, run: string): Promise<number> {
  const found = await db
    .selectFrom('upload_file')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('district', '=', district)
    .where('run', '=', run)
    .executeTakeFirst()
  return Number(found?.last ?? 0)
}

export interface FileFilter {
  readonly state: FileState | null
  readonly outcome: LineOutcome | null
  readonly level: ItemLevel | null
  /** Lower case. */
  readonly text: string | null
}

export const allFiles: FileFilter = { state: null, outcome: null, level: null, text: null }

function filesWhere(db: Kysely<Schema>, district: string, run: string, { state, outcome, level, text }: FileFilter) {
  let query = db
    .selectFrom('upload_file')
    .where('district', '=', district)
    .where('run', '=', run)
    .where('state', '!=', storingState)
  if (state !== null) query = query.where('state', '=', state)
  if (outcome !== null) query = query.where(outcome, '>', 0)
  if (level !== null) query = query.where(`items_${level}`, '>', 0)
  if (text !== null) query = query.where(contains('search', text))
  return query
}

/** In the order they came. */
export async function filePage(
  db: Kysely<Schema>,
  district: string,
  run: string,
  filter: FileFilter,
  page: { readonly after: number; readonly limit: number },
): Promise<readonly UploadFileTable[]> {
  return filesWhere(db, district, run, filter)
    .selectAll()
    .where('number', '>', page.after)
    .orderBy('number')
    .limit(page.limit)
    .execute()
}

export async function countFiles(
  db: Kysely<Schema>,
  district: string,
  run: string,
  filter: FileFilter,
): Promise<number> {
  const { total } = await filesWhere(db, district, run, filter)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** What the files of one run and state add up to. */
export interface FileSums {
  readonly run: string
  readonly state: string
  readonly files: number
  readonly rows: Readonly<Record<LineOutcome, number>>
  readonly items: Readonly<Record<ItemLevel, number>>
}

export async function fileSums(
  db: Kysely<Schema>,
  district: string,
  runs: readonly string[],
): Promise<readonly FileSums[]> {
  if (runs.length === 0) return []
  const rows = await db
    .selectFrom('upload_file')
    .select(({ fn }) => [
      'run',
      'state',
      fn.countAll<number>().as('files'),
      fn.sum<number>('accepted').as('accepted'),
      fn.sum<number>('merged').as('merged'),
      fn.sum<number>('unchanged').as('unchanged'),
      fn.sum<number>('conflict').as('conflict'),
      fn.sum<number>('refused').as('refused'),
      fn.sum<number>('items_refused').as('items_refused'),
      fn.sum<number>('items_conflict').as('items_conflict'),
      fn.sum<number>('items_error').as('items_error'),
      fn.sum<number>('items_warning').as('items_warning'),
      fn.sum<number>('items_info').as('items_info'),
    ])
    .where('district', '=', district)
    .where('run', 'in', [...runs])
    .where('state', '!=', storingState)
    .groupBy(['run', 'state'])
    .execute()
  return rows.map((row) => ({
    run: row.run,
    state: row.state,
    files: Number(row.files),
    rows: {
      accepted: Number(row.accepted),
      merged: Number(row.merged),
      unchanged: Number(row.unchanged),
      conflict: Number(row.conflict),
      refused: Number(row.refused),
    },
    items: {
      refused: Number(row.items_refused),
      conflict: Number(row.items_conflict),
      error: Number(row.items_error),
      warning: Number(row.items_warning),
      info: Number(row.items_info),
    },
  }))
}

/** Earlier runs that these hold the repair of, by run. */
export async function repairedRuns(
  db: Kysely<Schema>,
  district: string,
  runs: readonly string[],
): Promise<readonly { readonly run: string; readonly fixes: string }[]> {
  if (runs.length === 0) return []
  const rows = await db
    .selectFrom('upload_file')
    .select(['run', 'fixes'])
    .distinct()
    .where('district', '=', district)
    .where('run', 'in', [...runs])
    .where('fixes', 'is not', null)
    .where('state', '!=', storingState)
    .execute()
  return rows.flatMap(({ run, fixes }) => (fixes === null ? [] : [{ run, fixes }]))
}
