import type { BusyState, Unsubscribe } from '../host.ts'
import { createListeners } from '../listeners.ts'
import { pause, stopped } from '../pause.ts'
import { SpreadsheetFailure } from '../spreadsheet-failure.ts'
import { officeCode, troubleOf } from './office-error.ts'

/** Runs what talks to Excel until it went through: waits for the user to leave a cell, repeats what was refused in passing. */
export interface Batches {
  /**
   * One `Excel.run`. The body may run several times: its first sync is all or nothing only while a cell is edited, so
   * it must do no harm when repeated.
   */
  readonly run: <T>(body: (context: Excel.RequestContext) => Promise<T>) => Promise<T>
  /** What must not happen twice: only waits for the user to leave a cell. */
  readonly once: <T>(work: () => Promise<T>) => Promise<T>
  readonly busy: () => BusyState
  readonly onBusy: (listener: (state: BusyState) => void) => Unsubscribe
  /** What waits for a cell rejects with AbortError. */
  readonly stopWaiting: () => void
}

export interface BatchTimes {
  /** Between two looks whether the cell was left. */
  readonly editPause: number
  /** Before each repetition of what failed in passing. */
  readonly pauses: readonly number[]
  /** A batch that is not answered for so long never will be (office-js #697, #715). */
  readonly limit: number
}

const usualTimes: BatchTimes = { editPause: 400, pauses: [300, 1000, 3000], limit: 90_000 }

/**
 * Rejects with SpreadsheetFailure 'unavailable' when Excel does not answer or goes on refusing, with AbortError after
 * stopWaiting; every other error is passed on.
 */
export function createBatches(times: BatchTimes = usualTimes): Batches {
  const states = createListeners<BusyState>()
  const waiting = new Set<AbortController>()
  const busy = (): BusyState => ({ kind: waiting.size > 0 ? 'editing-cell' : 'ready' })

  const attempt = async <T>(work: () => Promise<T>, pauses: readonly number[]): Promise<T> => {
    const wait = createWait(waiting, () => states.tell(busy()))
    let repeated = 0
    try {
      for (;;) {
        try {
          return await withinLimit(work(), times.limit)
        } catch (error) {
          const rest = pauses[repeated]
          const trouble = troubleOf(error)
          if (trouble === 'editing') await wait.rest(times.editPause)
          else if (trouble === 'passing' && rest !== undefined) await pause(rest)
          else throw trouble === 'passing' || trouble === 'lost' ? unavailable(officeCode(error)) : error
          if (trouble === 'passing') repeated += 1
        }
      }
    } finally {
      wait.end()
    }
  }
  return {
    run: (body) => attempt(() => Excel.run(body), times.pauses),
    once: (work) => attempt(work, []),
    busy,
    onBusy: states.add,
    stopWaiting: () => {
      for (const one of [...waiting]) one.abort()
    },
  }
}

/** One attempt's waiting for a cell: told once as busy, however often it has to rest. */
function createWait(waiting: Set<AbortController>, tell: () => void) {
  const controller = new AbortController()
  return {
    rest: async (milliseconds: number): Promise<void> => {
      if (!waiting.has(controller)) {
        waiting.add(controller)
        if (waiting.size === 1) tell()
      }
      await pause(milliseconds, controller.signal)
      if (controller.signal.aborted) throw stopped()
    },
    end: (): void => {
      if (waiting.delete(controller) && waiting.size === 0) tell()
    },
  }
}

function withinLimit<T>(work: Promise<T>, limit: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(unavailable('no answer')), limit)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function unavailable(why: string | null): SpreadsheetFailure {
  return new SpreadsheetFailure('unavailable', '', `Excel does not answer: ${why}`)
}
