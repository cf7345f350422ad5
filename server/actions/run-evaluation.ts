import { setTimeout as delay } from 'node:timers/promises'
import type { EvaluationBody } from '#core/api/evaluations.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { failRunning, findEvaluation, insertEvaluation, isRunning } from '../db/evaluations.ts'
import type { StartedEvaluation } from '../evaluation/evaluator.ts'
import { longestMilliseconds } from '../evaluation/run-child.ts'
import { evaluationBody } from '../evaluation/view.ts'
import type { Service } from '../service.ts'
import { keepModelText } from '../standards/recorded.ts'
import { type StandardToRun, standardToRun } from '../standards/to-run.ts'
import type { Actor } from './actor.ts'
import type { Grant } from './authorise.ts'

/** An answer comes within so long; the evaluation may go on behind it. */
export const waitMilliseconds = 20_000

/**
 * Runs a draft over a year of the whole district, with the standard in force today or, as a trial, another of the
 * register. Answers when it is done, or after twenty seconds with the evaluation still running.
 * Throws ProblemError: no-standard-in-force, standards-overlap, not-found and standard-refused (of a trial), too-busy (one
 * at a time), evaluation-failed.
 */
export async function runEvaluation(
  service: Service,
  grant: Grant,
  request: { readonly cycle: string; readonly standard?: string | undefined },
  wait = waitMilliseconds,
): Promise<EvaluationBody> {
  const { database, clock, evaluator } = service
  const district = service.district.code
  const today = todayInShanghai(clock)
  const chosen = await database.read((db) => standardToRun(db, service, grant.actor, request.standard ?? null))
  const running = evaluator.start(() => begin(service, grant.actor, { cycle: request.cycle, today, ...chosen }))
  if (running === null) throw oneAtATime()
  const { number } = await running.begun
  const late = new AbortController()
  await Promise.race([running.ended, delay(wait, undefined, { signal: late.signal, ref: false })])
  late.abort()
  const evaluation = await database.read((db) => findEvaluation(db, district, number))
  if (evaluation === null) throw new Error(`evaluation ${number} is gone`)
  if (evaluation.status === 'failed') {
    throw new ProblemError(problem('evaluation-failed', { reason: String(number) }))
  }
  return evaluationBody(evaluation, null, true)
}

/**
 * Puts the evaluation into the database as running. A process has one place for them; of one year there is one over all
 * processes that share the database, whose writers come one after the other. Throws ProblemError too-busy.
 */
async function begin(
  service: Service,
  { username, name, role }: Actor,
  { cycle, today, standard, hash, isTrial }: Pick<StartedEvaluation, 'cycle' | 'today'> & StandardToRun,
): Promise<StartedEvaluation> {
  const { database, clock, audit } = service
  const district = service.district.code
  await recoverEvaluations(service)
  const at = instantText(clock.now())
  const number = await database.write(async (db) => {
    if (await isRunning(db, district, cycle)) throw oneAtATime()
    const taken = await takeNumbers(db, district, 'evaluation')
    await insertEvaluation(db, {
      district,
      number: taken,
      cycle,
      mode: 'draft',
      status: 'running',
      standard: standard.id,
      standard_hash: hash,
      trial: isTrial ? 1 : 0,
      engine: '',
      input_hash: null,
      started_at: at,
      finished_at: null,
      username,
      by_name: name,
      parcels: 0,
      progress: 0,
      summary: null,
      failure: null,
      basis: null,
      gates: null,
    })
    await keepModelText(db, district, standard, hash, taken)
    const entry = { district, at, username, role, action: 'evaluation-started', object: String(taken) } as const
    await audit.append(db, { ...entry, details: { cycle, standard: standard.id, hash, trial: isTrial } })
    return taken
  })
  return { district, number, cycle, today, standard, username, role }
}

function oneAtATime(): ProblemError {
  return new ProblemError(problem('too-busy', { retryAfterSeconds: 10 }))
}

/**
 * At the start of a server and before the next evaluation: what was running died with the process that ran it. Where
 * several share the database, another may still be at it: it is left the time it may take.
 */
export async function recoverEvaluations({ database, clock, audit, district: { code } }: Service): Promise<void> {
  const now = clock.now()
  const at = instantText(now)
  const startedBy = instantText(now - (database.isShared ? longestMilliseconds : 0))
  await database.write(async (db) => {
    for (const number of await failRunning(db, code, 'the server stopped', startedBy, at)) {
      const entry = { district: code, at, username: null, role: null, action: 'evaluation-ended' } as const
      await audit.append(db, { ...entry, object: String(number), details: { status: 'failed' } })
    }
  })
}
