import type { Standard } from '#core/scoring/standard.ts'
import type { AuditLog } from '../audit/log.ts'
import { type Clock, instantText } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { dropUnusedInputs, keepInput } from '../db/evaluation-inputs.ts'
import type { EvaluationResultTable } from '../db/evaluation-tables.ts'
import { deleteResults, saveResults, updateEvaluation } from '../db/evaluations.ts'
import type { ResultToStore } from './messages.ts'
import { runEvaluationChild } from './run-child.ts'
import { type EvaluationSummary, SpreadCounter } from './summary.ts'

/** An evaluation that stands in the database as running. */
export interface StartedEvaluation {
  readonly district: string
  readonly number: number
  readonly cycle: string
  readonly today: string
  readonly standard: Standard
  readonly username: string
  readonly role: string
}

/** An evaluation on its way. */
export interface RunningEvaluation {
  /** What stands in the database now; rejects with whatever `begin` did. */
  readonly begun: Promise<StartedEvaluation>
  /** Resolves when it stands there as done or failed; never rejects. */
  readonly ended: Promise<void>
}

/** Runs evaluations beside the server, one at a time. */
export interface Evaluator {
  readonly busy: boolean
  /**
   * Takes the one place at once, has the evaluation put into the database by `begin`, then runs it. Null while another
   * has the place.
   */
  start(begin: () => Promise<StartedEvaluation>): RunningEvaluation | null
  /** Ends what is running (it is then stored as failed) and waits for that. */
  stop(): Promise<void>
}

/** Told why an evaluation failed, for the log; its readers only see that it did. */
export type FailureReport = (evaluation: string, error: unknown) => void

/** @param ended called after each evaluation, whose end is then on record */
export function createEvaluator(
  database: Database,
  clock: Clock,
  audit: AuditLog,
  report: FailureReport,
  ended: () => Promise<void> = async () => undefined,
): Evaluator {
  let running: Promise<void> | null = null
  const stopping = new AbortController()
  return {
    get busy() {
      return running !== null
    },
    start(begin) {
      if (running !== null) return null
      const begun = begin()
      const whole = begun
        .then(
          (started) =>
            runOne({ database, clock, audit }, started, stopping.signal, report)
              .then(ended)
              .catch((error: unknown) => report(`evaluation ${started.number}`, error)),
          // Told to whoever asked for it.
          () => undefined,
        )
        .finally(() => {
          running = null
        })
      running = whole
      return { begun, ended: whole }
    },
    async stop() {
      stopping.abort(new Error('the server stops'))
      await running
    },
  }
}

interface Means {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
}

async function runOne(
  means: Means,
  started: StartedEvaluation,
  signal: AbortSignal,
  report: FailureReport,
): Promise<void> {
  const { database } = means
  const { district, number, cycle, today, standard } = started
  const spread = new SpreadCounter()
  let parcels = 0
  let stored = 0
  let inputHash: string | null = null
  try {
    const end = await runEvaluationChild(
      { url: database.url, dataKeys: database.vault?.keys.all ?? [], district, cycle, today, standard },
      {
        async parcelsRead(count) {
          parcels = count
          await database.write((db) => updateEvaluation(db, district, number, { parcels, progress: readShare }))
        },
        async inputs(hash, { piece, firstCode, parcels: count, content }) {
          inputHash = hash
          const kept = { district, input_hash: hash, piece, first_code: firstCode, parcels: count, content }
          await database.write((db) => keepInput(db, { ...kept, content: Buffer.from(content) }))
        },
        async results(items) {
          for (const item of items) spread.add(item)
          stored += items.length
          const progress = readShare + (1 - readShare) * (stored / parcels)
          await database.write(async (db) => {
            await saveResults(db, ...columnsOf(district, number, items))
            await updateEvaluation(db, district, number, { progress })
          })
        },
      },
      signal,
    )
    await database.refreshStatistics()
    const summary: EvaluationSummary = {
      towns: spread.towns(),
      groups: end.groups,
      ...(end.peers === null ? {} : { peers: end.peers }),
    }
    await finish(means, started, {
      status: 'done',
      parcels: stored,
      progress: 1,
      engine: end.engine,
      input_hash: end.inputHash,
      summary: JSON.stringify(summary),
    })
  } catch (error) {
    // Stopping with the server is no failure of ours.
    if (!signal.aborted) report(`evaluation ${number}`, error)
    await database.write(async (db) => {
      await deleteResults(db, district, number)
      if (inputHash !== null) await dropUnusedInputs(db, district, inputHash)
    })
    await finish(means, started, { status: 'failed', failure: reasonOf(error) })
  }
}

/** Reading and scoring take about as long as storing. */
const readShare = 0.4

type Ending = Parameters<typeof updateEvaluation>[3] & { readonly status: 'done' | 'failed' }

async function finish({ database, clock, audit }: Means, started: StartedEvaluation, ending: Ending): Promise<void> {
  const { district, number, username, role } = started
  const at = instantText(clock.now())
  const { status } = ending
  await database.write(async (db) => {
    await updateEvaluation(db, district, number, { ...ending, finished_at: at })
    const object = String(number)
    await audit.append(db, { district, at, username, role, action: 'evaluation-ended', object, details: { status } })
  })
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

type Columns = Parameters<typeof saveResults> extends [unknown, ...infer Rest] ? Rest : never

function columnsOf(district: string, evaluation: number, items: readonly ResultToStore[]): Columns {
  const results: EvaluationResultTable[] = items.map((item) => ({
    district,
    evaluation,
    parcel_code: item.parcelCode,
    town_code: item.townCode,
    land_class: item.landClass,
    status: item.status,
    how: item.how,
    class: item.class,
    total: item.total,
    open_total: item.openTotal,
    rank: item.rank,
    ranked: item.of,
    flagged: item.flagged ? 1 : 0,
    rules: JSON.stringify(item.rules),
  }))
  const traces = items.map(({ parcelCode, result, masked }) => ({
    district,
    evaluation,
    parcel_code: parcelCode,
    result,
    masked,
  }))
  return [results, traces]
}
