import type { Kysely } from 'kysely'
import { runStateNames } from '#core/bulk-upload/run-state.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { findRun } from '../db/bulk-upload-runs.ts'
import type { UploadRunTable } from '../db/bulk-upload-tables.ts'
import type { Schema } from '../db/schema.ts'

/** 街镇 whose runs somebody may see; null for all. An account without one sees none. */
export function orgSeenBy({ actor }: Grant): string | null {
  return actor.role === 'district' ? null : (actor.org ?? '')
}

/** Throws ProblemError not-found for one that is not there, or another 街镇's: both are answered alike. */
export async function runOf(db: Kysely<Schema>, district: string, grant: Grant, id: string): Promise<UploadRunTable> {
  const run = await findRun(db, district, id)
  if (run === null || !maySee(grant, run)) throw notFound()
  return run
}

export function maySee(grant: Grant, run: UploadRunTable): boolean {
  const org = orgSeenBy(grant)
  return org === null || run.org === org
}

/** Whether the account may go on with it. */
export function isOwnAndOpen({ actor }: Grant, run: UploadRunTable): boolean {
  return run.username === actor.username && run.state === 'open'
}

/** Their own, and open. Throws ProblemError not-found, upload-run-closed. */
export async function openRunOf(
  db: Kysely<Schema>,
  district: string,
  grant: Grant,
  id: string,
): Promise<UploadRunTable> {
  const run = await findRun(db, district, id)
  if (run === null || run.username !== grant.actor.username) throw notFound()
  if (run.state !== 'open') throw closed(run)
  return run
}

export function closed({ state }: UploadRunTable): ProblemError {
  const shown = state === 'cancelled' ? runStateNames.cancelled : runStateNames.done
  return new ProblemError(problem('upload-run-closed', { state: shown }))
}

function notFound(): ProblemError {
  return new ProblemError(problem('not-found', { what: '这个上传批次' }))
}
