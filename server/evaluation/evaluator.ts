import type { CycleStage } from '#core/cycle-stage/stage.ts'
import type { Gate } from '#core/evaluation-gates/gate.ts'
import type { EvaluationMode } from '#core/evaluation-gates/mode.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { AuditLog } from '../audit/log.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { lockJudged } from './lock-judged.ts'
import type { EvaluationBasis } from './messages.ts'
import { EvaluationCancelled, type FailureReport, runOne } from './run-one.ts'

/** An evaluation that stands in the database as running. */
export interface StartedEvaluation {
  readonly district: string
  readonly number: number
  readonly cycle: string
  readonly today: string
  readonly standard: Standard
  readonly mode: EvaluationMode
  /** The evaluation that is made again, with its gates; null for a whole year as it stands. */
  readonly basis: (EvaluationBasis & { readonly gates: readonly Gate[] }) | null
  /** The year must be in one of these, still when it ends; null for a draft, which runs at any time. */
  readonly stages: readonly CycleStage[] | null
  readonly username: string
  readonly by: string
  readonly role: string
}

/** An evaluation on its way. */
export interface RunningEvaluation {
  /** What stands in the database now; rejects with whatever `begin` did. */
  readonly begun: Promise<StartedEvaluation>
  /** Resolves when it stands there as ended; never rejects. */
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
  /** Ends that evaluation where it is this process that runs it, and waits for that; its row says by then how it ended. */
  cancel(number: number): Promise<void>
  /** Goes on, beside everything else, locking what formal evaluations of the district had left at a stop. */
  resume(district: string): void
  /** Ends what is running (it is then stored as failed) and waits for that. */
  stop(): Promise<void>
}

/** @param ended called after each evaluation, whose end is then on record */
export function createEvaluator(
  database: Database,
  clock: Clock,
  audit: AuditLog,
  report: FailureReport,
  ended: () => Promise<void> = async () => undefined,
): Evaluator {
  const means = { database, clock, audit }
  let running: Promise<void> | null = null
  let resumed: Promise<void> = Promise.resolve()
  let current: { readonly number: number; readonly cancelling: AbortController } | null = null
  const stopping = new AbortController()
  async function follow(started: StartedEvaluation): Promise<void> {
    const cancelling = new AbortController()
    current = { number: started.number, cancelling }
    const signal = AbortSignal.any([stopping.signal, cancelling.signal])
    await runOne(means, started, signal, report)
      // The evaluation is on record by now: what a stop leaves unlocked is locked at the next start.
      .then(() => lockJudged(means, started.district, stopping.signal))
      .then(ended)
      .catch((error: unknown) => report(`evaluation ${started.number}`, error))
  }
  return {
    get busy() {
      return running !== null
    },
    start(begin) {
      if (running !== null) return null
      const begun = begin()
      const whole = begun
        .then(
          follow,
          // Told to whoever asked for it.
          () => undefined,
        )
        .finally(() => {
          running = null
          current = null
        })
      running = whole
      return { begun, ended: whole }
    },
    async cancel(number) {
      if (current?.number !== number) return
      current.cancelling.abort(new EvaluationCancelled())
      await running
    },
    resume(district) {
      resumed = lockJudged(means, district, stopping.signal).catch((error: unknown) => report('locking', error))
    },
    async stop() {
      stopping.abort(new Error('the server stops'))
      await Promise.all([running, resumed])
    },
  }
}
