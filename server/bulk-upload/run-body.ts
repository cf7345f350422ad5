import type { Kysely } from 'kysely'
import type { UploadFile, UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { type ItemLevel, itemLevels } from '#core/bulk-upload/item-level.ts'
import { type LineOutcome, lineOutcomes } from '#core/bulk-upload/line-outcome.ts'
import { fileStates, runStates } from '#core/bulk-upload/run-state.ts'
import type { Grant } from '../actions/authorise.ts'
import { type FileSums, fileSums, repairedRuns } from '../db/bulk-upload-files.ts'
import type { UploadFileTable, UploadRunTable } from '../db/bulk-upload-tables.ts'
import type { Schema } from '../db/schema.ts'
import { isOwnAndOpen } from './run-of.ts'

/** Runs as they travel, with what their files add up to. */
export async function runBodies(
  db: Kysely<Schema>,
  grant: Grant,
  runs: readonly UploadRunTable[],
): Promise<UploadRun[]> {
  const [first] = runs
  if (first === undefined) return []
  const ids = runs.map(({ id }) => id)
  const sums = await fileSums(db, first.district, ids)
  const repaired = await repairedRuns(db, first.district, ids)
  return runs.map((run) => {
    const ofRun = sums.filter((one) => one.run === run.id)
    const fixes = repaired.flatMap((one) => (one.run === run.id ? [one.fixes] : []))
    return runBody(grant, run, ofRun, fixes)
  })
}

export async function runBodyOf(db: Kysely<Schema>, grant: Grant, run: UploadRunTable): Promise<UploadRun> {
  const [body] = await runBodies(db, grant, [run])
  if (body === undefined) throw new Error(`no body of run ${run.id}`)
  return body
}

function runBody(grant: Grant, run: UploadRunTable, sums: readonly FileSums[], fixes: readonly string[]): UploadRun {
  const { id, cycle, announced, by_name: by, at, closed_at: closedAt } = run
  const state = runStates.find((one) => one === run.state)
  if (state === undefined) throw new Error(`run ${id} is ${run.state}`)
  const filesOf = (which: string): number => sums.find((one) => one.state === which)?.files ?? 0
  const received = sums.reduce((all, { files }) => all + files, 0)
  return {
    id,
    cycle,
    state,
    announced,
    files: Object.fromEntries(fileStates.map((one) => [one, filesOf(one)])),
    left: Math.max(0, announced - received),
    rows: totals(lineOutcomes, (key) => sums.reduce((all, { rows }) => all + rows[key], 0)),
    items: totals(itemLevels, (key) => sums.reduce((all, { items }) => all + items[key], 0)),
    by,
    at,
    closedAt,
    mayGoOn: isOwnAndOpen(grant, run),
    fixes: [...fixes],
  }
}

/** Those that are not 0. */
function totals<Key extends string>(keys: readonly Key[], of: (key: Key) => number): Partial<Record<Key, number>> {
  const found: Partial<Record<Key, number>> = {}
  for (const key of keys) {
    const sum = of(key)
    if (sum > 0) found[key] = sum
  }
  return found
}

export function fileBody(file: UploadFileTable): UploadFile {
  const state = fileStates.find((one) => one === file.state)
  if (state === undefined) throw new Error(`file ${file.number} of ${file.run} is ${file.state}`)
  const { number, name, sha256, size, fixes, at } = file
  return {
    number,
    name,
    copies: JSON.parse(file.copies) as string[],
    sha256,
    size,
    state,
    problem: file.problem === null ? null : (JSON.parse(file.problem) as NonNullable<UploadFile['problem']>),
    notes: JSON.parse(file.notes) as string[],
    rows: totals<LineOutcome>(lineOutcomes, (key) => file[key]),
    items: totals<ItemLevel>(itemLevels, (key) => file[`items_${key}`]),
    fixes,
    at,
  }
}
