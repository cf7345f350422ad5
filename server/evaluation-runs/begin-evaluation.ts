import { setTimeout as delay } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { EvaluationBody } from '#core/api/evaluations.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { blocking, gatesIn } from '#core/evaluation-gates/gate.ts'
import type { Actor } from '../actions/actor.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { failRunning, findEvaluation, insertEvaluation, isRunning, latestFormal } from '../db/evaluations.ts'
import { insertReEvaluation } from '../db/gate-overrides.ts'
import type { Schema } from '../db/schema.ts'
import type { StartedEvaluation } from '../evaluation/evaluator.ts'
import { longestMilliseconds } from '../evaluation/run-child.ts'
import { evaluationBody } from '../evaluation/view.ts'
import { requireStage } from '../require-stage.ts'
import type { Service } from '../service.ts'
import { keepModelText } from '../standard-register/recorded.ts'
import type { StandardToRun } from '../standards/to-run.ts'

/** An answer comes within so long; the evaluation may go on behind it. */
export const waitMilliseconds = 20_000

/** What is to be run. */
export interface EvaluationOrder
  extends Pick<StartedEvaluation, 'cycle' | 'today' | 'mode' | 'basis' | 'stages'>,
    StandardToRun {
  /** Why it is made again; null when it is not. */
  readonly reason: string | null
}

/**
 * Starts an evaluation and answers when it has ended, or after `wait` milliseconds with the evaluation still running.
 * Throws ProblemError: too-busy (one at a time), wrong-stage, evaluation-failed, formal-blocked.
 */
export async function beginEvaluation(
  service: Service,
  actor: Actor,
  order: EvaluationOrder,
  wait: number,
): Promise<EvaluationBody> {
  const { database, evaluator } = service
  const running = evaluator.start(() => begin(service, actor, order))
  if (running === null) throw oneAtATime()
  const { number } = await running.begun
  const late = new AbortController()
  await Promise.race([running.ended, delay(wait, undefined, { signal: late.signal, ref: false })])
  late.abort()
  const evaluation = await database.read((db) => findEvaluation(db, service.district.code, number))
  if (evaluation === null) throw new Error(`evaluation ${number} is gone`)
  const refused = refusalOf(evaluation)
  if (refused !== null) throw refused
  return evaluationBody(evaluation, null, true)
}

function refusalOf({ number, cycle, status, gates }: EvaluationTable): ProblemError | null {
  if (status === 'failed') return new ProblemError(problem('evaluation-failed', { reason: String(number) }))
  if (status !== 'blocked') return null
  const closed = blocking(gatesIn(gates)).map(({ id, count }) => ({ id, count }))
  return new ProblemError(problem('formal-blocked', { cycle, gates: closed }))
}

/**
 * Puts the evaluation into the database as running. A process has one place for them; of one year there is one over all
 * processes that share the database, whose writers come one after the other. Throws ProblemError: too-busy, wrong-stage.
 */
async function begin(
  service: Service,
  { username, name, role }: Actor,
  { cycle, today, standard, hash, isTrial, mode, basis, stages, reason }: EvaluationOrder,
): Promise<StartedEvaluation> {
  const { database, clock, audit } = service
  const district = service.district.code
  await recoverEvaluations(service)
  const at = instantText(clock.now())
  const number = await database.write(async (db) => {
    if (await isRunning(db, district, cycle)) throw oneAtATime()
    if (stages !== null) await requireStage(db, district, cycle, stages)
    if (basis !== null) await requireNewest(db, district, cycle, basis.number)
    const taken = await takeNumbers(db, district, 'evaluation')
    await insertEvaluation(db, {
      district,
      number: taken,
      cycle,
      mode,
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
      basis: basis?.number ?? null,
      gates: null,
    })
    if (basis !== null && reason !== null) {
      const parcels = JSON.stringify(basis.parcelCodes)
      await insertReEvaluation(db, { district, evaluation: taken, reason, parcel_codes: parcels })
    }
    await keepModelText(db, district, standard, hash, taken)
    const entry = { district, at, username, role, action: 'evaluation-started', object: String(taken) } as const
    const again = basis === null ? {} : { basis: basis.number, parcels: basis.parcelCodes.length }
    const details = { cycle, mode, standard: standard.id, hash, trial: isTrial, ...again }
    await audit.append(db, { ...entry, details })
    return taken
  })
  return { district, number, cycle, today, standard, mode, basis, stages, username, by: name, role }
}

/** Looked at before as well; another server may have ended one meanwhile, whose parcels this would not take over. */
async function requireNewest(db: Kysely<Schema>, district: string, cycle: string, basis: number): Promise<void> {
  const latest = await latestFormal(db, district, cycle)
  if (latest === null || latest.number === basis) return
  const reason = `#${basis} 之后已有正式评估 #${latest.number}，请以它为底。`
  throw new ProblemError(problem('re-evaluation-refused', { reason }))
}

function oneAtATime(): ProblemError {
  return new ProblemError(problem('too-busy', { retryAfterSeconds: 10 }))
}

/**
 * At the start of a server and before the next evaluation: what was running died with the process that ran it. Where
 * several share the database, another may still be at it: it is left the time it may take.
 * @param now what began later is none of them; epoch milliseconds
 */
export async function recoverEvaluations(
  { database, clock, audit, district: { code } }: Service,
  now = clock.now(),
): Promise<void> {
  const at = instantText(now)
  const startedBy = instantText(now - (database.isShared ? longestMilliseconds : 0))
  await database.write(async (db) => {
    for (const number of await failRunning(db, code, 'the server stopped', startedBy, at)) {
      const entry = { district: code, at, username: null, role: null, action: 'evaluation-ended' } as const
      await audit.append(db, { ...entry, object: String(number), details: { status: 'failed' } })
    }
  })
}
