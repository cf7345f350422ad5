import { ProblemError } from '#core/error/problem.ts'
import type { AuditLog } from '../audit/log.ts'
import { type Clock, instantText } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { dropUnusedInputs, keepInput } from '../db/evaluation-inputs.ts'
import { deleteResults, findEvaluation, saveResults, updateRunning } from '../db/evaluations.ts'
import { updateOverrides } from '../db/gate-overrides.ts'
import { insertLocking } from '../db/parcel-lockings.ts'
import { requireStage } from '../require-stage.ts'
import type { StartedEvaluation } from './evaluator.ts'
import { FormalBlocked, Gatekeeper } from './gatekeeper.ts'
import { columnsOf } from './result-columns.ts'
import { type EvaluationEnd, runEvaluationChild } from './run-child.ts'
import { type EvaluationSummary, SpreadCounter } from './summary.ts'

/** Told why an evaluation, or what else runs beside requests, failed: for the log; its readers only see that it did. */
export type FailureReport = (what: string, error: unknown) => void

/** Somebody cancelled it: its row says so already. */
export class EvaluationCancelled extends Error {
  constructor() {
    super('cancelled')
  }
}

interface Means {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
}

/** Reading and scoring take about as long as storing. */
const readShare = 0.4

/** What has been stored of an evaluation so far. */
interface Progress {
  parcels: number
  stored: number
  inputHash: string | null
}

/**
 * Runs an evaluation that stands in the database as running, to whichever end; it is then on record. Every write asks
 * whether it is still running: another process may have cancelled it.
 */
export async function runOne(
  means: Means,
  started: StartedEvaluation,
  signal: AbortSignal,
  report: FailureReport,
): Promise<void> {
  const { database, clock } = means
  const { district, number, cycle, by, standard, basis, mode } = started
  const gated = { district, cycle, by, standard: standard.id, basis: basis?.gates ?? null }
  const gatekeeper = mode === 'formal' ? new Gatekeeper(database, clock, gated) : null
  const progress: Progress = { parcels: 0, stored: 0, inputHash: null }
  try {
    const spread = new SpreadCounter()
    const end = await childOf(means, started, signal, { gatekeeper, progress, spread })
    await database.refreshStatistics()
    const summary: EvaluationSummary = {
      towns: spread.towns(),
      groups: end.groups,
      ...(end.peers === null ? {} : { peers: end.peers }),
    }
    const done = {
      status: 'done',
      parcels: progress.stored,
      progress: 1,
      engine: end.engine,
      input_hash: end.inputHash,
      summary: JSON.stringify(summary),
    } as const
    await finish(means, started, done, { gatekeeper, lastChange: end.lastChange })
  } catch (error) {
    const isCancelled = error instanceof EvaluationCancelled || signal.reason instanceof EvaluationCancelled
    const isBlocked = error instanceof FormalBlocked
    const isRefused = isBlocked || error instanceof ProblemError
    // Neither is a failure of ours, nor is stopping with the server.
    if (!signal.aborted && !isCancelled && !isRefused) report(`evaluation ${number}`, error)
    const isDone = await database.write(async (db) => {
      // The commit of its end reached the database, the answer to it was lost on the way back.
      if ((await findEvaluation(db, district, number))?.status === 'done') return true
      await deleteResults(db, district, number)
      if (progress.inputHash !== null) await dropUnusedInputs(db, district, progress.inputHash)
      return false
    })
    if (isDone || isCancelled) return
    const ending = isBlocked
      ? ({ status: 'blocked', gates: JSON.stringify(error.gates) } as const)
      : ({ status: 'failed', failure: reasonOf(error) } as const)
    await finish(means, started, ending).catch((late: unknown) => {
      if (!(late instanceof EvaluationCancelled)) throw late
    })
  }
}

interface Under {
  readonly gatekeeper: Gatekeeper | null
  readonly progress: Progress
  readonly spread: SpreadCounter
}

async function childOf(
  { database }: Means,
  { district, number, cycle, today, standard, basis }: StartedEvaluation,
  signal: AbortSignal,
  { gatekeeper, progress, spread }: Under,
): Promise<EvaluationEnd> {
  const going = async (db: Parameters<typeof updateRunning>[0], changes: Parameters<typeof updateRunning>[3]) => {
    if (!(await updateRunning(db, district, number, changes))) throw new EvaluationCancelled()
  }
  const purpose = gatekeeper === null ? 'draft' : 'formal'
  const place = { url: database.url, dataKeys: database.vault?.keys.all ?? [], district, cycle }
  const task = { ...place, today, standard, purpose, basis } as const
  const end = await runEvaluationChild(
    task,
    {
      async parcelsRead(parcels) {
        progress.parcels = parcels
        await database.write((db) => going(db, { parcels, progress: readShare }))
      },
      async gates(lines, counts) {
        await gatekeeper?.take(lines, counts)
      },
      async inputs(hash, { piece, firstCode, parcels, content }) {
        progress.inputHash = hash
        const kept = { district, input_hash: hash, piece, first_code: firstCode, parcels }
        await database.write(async (db) => {
          await going(db, { progress: readShare })
          await keepInput(db, { ...kept, content: Buffer.from(content) })
        })
      },
      async results(items) {
        for (const item of items) spread.add(item)
        progress.stored += items.length
        const share = readShare + (1 - readShare) * (progress.stored / progress.parcels)
        await database.write(async (db) => {
          await going(db, { progress: share })
          await saveResults(db, ...columnsOf(district, number, items))
        })
      },
    },
    signal,
  )
  if (end === null) throw new Error('the evaluation counted gates only')
  return end
}

type Ending = Parameters<typeof updateRunning>[3] & { readonly status: 'done' | 'failed' | 'blocked' }

/** What passed its gates uses up its overrides with its end, and leaves word of what is to be locked. */
interface Passed {
  readonly gatekeeper: Gatekeeper | null
  readonly lastChange: number
}

/**
 * Throws EvaluationCancelled when it is not running any more, ProblemError wrong-stage when what it would end with may not
 * count any more: the year went on meanwhile, with the evaluation before.
 */
async function finish(
  { database, clock, audit }: Means,
  started: StartedEvaluation,
  ending: Ending,
  passed: Passed | null = null,
): Promise<void> {
  const { district, number, cycle, stages, username, by, role } = started
  const at = instantText(clock.now())
  const { status } = ending
  const gatekeeper = passed?.gatekeeper ?? null
  const frozen = gatekeeper === null ? {} : { gates: JSON.stringify(gatekeeper.gates) }
  await database.write(async (db) => {
    if (status === 'done' && stages !== null) await requireStage(db, district, cycle, stages)
    if (!(await updateRunning(db, district, number, { ...ending, ...frozen, finished_at: at }))) {
      throw new EvaluationCancelled()
    }
    const formal: Record<string, number> = {}
    if (gatekeeper !== null && passed !== null) {
      const { used } = gatekeeper
      await updateOverrides(db, district, cycle, used, { evaluation: number })
      const locking = { district, evaluation: number, cycle, username, by_name: by, role }
      await insertLocking(db, { ...locking, last_change: passed.lastChange })
      formal.overrides = used.length
    }
    const object = String(number)
    const details = { status, ...formal }
    await audit.append(db, { district, at, username, role, action: 'evaluation-ended', object, details })
  })
}

function reasonOf(error: unknown): string {
  if (error instanceof ProblemError) return error.problem.code
  return error instanceof Error ? error.message : String(error)
}
