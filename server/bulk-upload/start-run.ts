import type { StartRunBody, UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { yearOf } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { findRun, insertRun, updateRun } from '../db/bulk-upload-runs.ts'
import type { UploadRunTable } from '../db/bulk-upload-tables.ts'
import { takeNumbers } from '../db/counter.ts'
import type { Service } from '../service.ts'
import { runBodyOf } from './run-body.ts'
import { closed } from './run-of.ts'

/**
 * Begins a run, or goes on with one that is open: after a reload the page says the same id again. Throws ProblemError:
 * cycle-unknown, batch-id-reused (another's, or of another year), upload-run-closed.
 */
export async function startRun(service: Service, grant: Grant, body: StartRunBody): Promise<UploadRun> {
  const { id, cycle, announced } = body
  if (Number(cycle) > yearOf(todayInShanghai(service.clock)))
    throw new ProblemError(problem('cycle-unknown', { cycle }))
  const { username, name, role, org } = grant.actor
  const district = service.district.code
  const at = instantText(service.clock.now())
  const made = { district, id, cycle, state: 'open', announced, username, by_name: name, role, org, at }
  return service.database.write(async (db) => {
    const known = await findRun(db, district, id)
    if (known !== null) return runBodyOf(db, grant, await goneOnWith(known))
    const run = { ...made, seq: await takeNumbers(db, district, 'upload-run'), closed_at: null }
    await insertRun(db, run)
    const entry = { district, at, username, role, object: id, details: { cycle, announced } } as const
    await service.audit.append(db, { ...entry, action: 'upload-run-started' })
    return runBodyOf(db, grant, run)

    async function goneOnWith(run: UploadRunTable): Promise<UploadRunTable> {
      if (run.username !== username || run.cycle !== cycle)
        throw new ProblemError(problem('batch-id-reused', { batch: id }))
      if (run.state !== 'open') throw closed(run)
      const more = { announced: Math.max(run.announced, announced) }
      await updateRun(db, district, id, more)
      return { ...run, ...more }
    }
  })
}
