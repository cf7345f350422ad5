import { setTimeout as delay } from 'node:timers/promises'
import type { FormalGates } from '#core/api/formal.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { failChecks, findCheck, replaceCheck, updateCheck } from '../db/gates.ts'
import { LineStore } from '../evaluation/line-store.ts'
import { longestMilliseconds, runEvaluationChild } from '../evaluation/run-child.ts'
import { waitMilliseconds } from '../evaluation-runs/begin-evaluation.ts'
import { endedAtStop } from '../jobs/ended-at-stop.ts'
import type { Service } from '../service.ts'
import { standardToRun } from '../standards/to-run.ts'
import { readFormalGates } from './gate-views.ts'

/**
 * Counts what the formal evaluation of a year waits for, in a process of its own, without running it. Answers when it has
 * ended, or after `wait` milliseconds with the check still running.
 * Throws ProblemError: no-standard-in-force, standards-overlap, too-busy (one check of a year at a time), evaluation-failed.
 */
export async function checkFormalGates(
  service: Service,
  grant: Grant,
  { cycle }: { readonly cycle: string },
  wait = waitMilliseconds,
): Promise<FormalGates> {
  const { database, clock, audit, report } = service
  const district = service.district.code
  const { username, role, name: by } = grant.actor
  const { standard } = await database.read((db) => standardToRun(db, service, grant.actor, null))
  const now = clock.now()
  const at = instantText(now)
  await database.write(async (db) => {
    const known = await findCheck(db, district, cycle)
    // What has been running longer than that died with the server that ran it.
    const isRunning = known?.status === 'running' && known.started_at > instantText(now - longestMilliseconds)
    if (isRunning) throw new ProblemError(problem('too-busy', { retryAfterSeconds: 10 }))
    const place = { district, cycle, started_at: at, by_name: by, standard: standard.id }
    await replaceCheck(db, { ...place, status: 'running', finished_at: null, parcels: 0, counts: '{}' })
    const details = { cycle, standard: standard.id }
    const entry = { district, at, username, role, action: 'gates-checked', object: `cycle ${cycle}`, details } as const
    await audit.append(db, entry)
  })
  const store = new LineStore(database, { district, cycle, by, standard: standard.id, at })
  const place = { url: database.url, dataKeys: database.vault?.keys.all ?? [], district, cycle }
  const task = { ...place, today: todayInShanghai(clock), standard, purpose: 'gates', basis: null } as const
  const sink = { parcelsRead: ignored, gates: store.add.bind(store), inputs: ignored, results: ignored }
  const failed = async (): Promise<void> => {
    const begun = { district, cycle, started_at: at, by_name: by }
    await database.write((db) => updateCheck(db, begun, { status: 'failed', finished_at: at }))
  }
  const stopping = new AbortController()
  const over = endedAtStop(database, () => {
    stopping.abort(new Error('the server stops'))
    return failed()
  })
  const ended = runEvaluationChild(task, sink, stopping.signal)
    .then(
      () => true,
      async (error: unknown) => {
        if (stopping.signal.aborted) return false
        report(`gates ${cycle}`, error)
        // Nobody may be waiting any more; the next start of the server marks it as failed.
        await failed().catch((late: unknown) => report(`gates ${cycle}`, late))
        return false
      },
    )
    .finally(over)
  const late = new AbortController()
  const isDone = await Promise.race([ended, delay(wait, null, { signal: late.signal, ref: false })])
  late.abort()
  if (isDone === false) throw new ProblemError(problem('evaluation-failed', { reason: `gates ${cycle}` }))
  return readFormalGates(service, grant, cycle)
}

async function ignored(): Promise<void> {
  // A check only counts.
}

/**
 * At the start of a server, as with evaluations: what was being counted died with the process that counted it.
 * @param now what began later is none of them; epoch milliseconds
 */
export async function recoverChecks({ database, district: { code } }: Service, now: number): Promise<void> {
  const startedBy = instantText(now - (database.isShared ? longestMilliseconds : 0))
  await database.write((db) => failChecks(db, code, startedBy, instantText(now)))
}
