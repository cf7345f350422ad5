import type { BusyState, Unsubscribe } from '../host.ts'
import { createListeners } from '../listeners.ts'
import { pause } from '../pause.ts'
import { SpreadsheetFailure } from '../spreadsheet-failure.ts'

/** Runs what talks to WPS; it answers at once or throws. */
export interface Calls {
  /**
   * Waits while the user is in a cell, so `work` must do no harm when repeated. Rejects with AbortError after stopWaiting,
   * else with SpreadsheetFailure: what WPS throws has no shape one could rely on.
   */
  readonly run: <T>(work: () => T) => Promise<T>
  readonly busy: () => BusyState
  readonly onBusy: (listener: (state: BusyState) => void) => Unsubscribe
  readonly stopWaiting: () => void
}

/** @param rest milliseconds between two looks whether the cell was left */
export function createCalls(rest = 400): Calls {
  const states = createListeners<BusyState>()
  const waiting = new Set<AbortController>()
  const busy = (): BusyState => ({ kind: waiting.size > 0 ? 'editing-cell' : 'ready' })

  return {
    run: async (work) => {
      const control = new AbortController()
      try {
        for (;;) {
          try {
            return work()
          } catch (error) {
            if (!isEditing(error)) throw failureOf(error)
            waiting.add(control)
            states.tell(busy())
            await pause(rest, control.signal)
          }
        }
      } finally {
        if (waiting.delete(control)) states.tell(busy())
      }
    },
    busy,
    onBusy: states.add,
    stopWaiting: () => {
      for (const one of [...waiting]) one.abort()
    },
  }
}

/** VBA_E_IGNORE, RPC_E_CALL_REJECTED, RPC_E_SERVERCALL_RETRYLATER, as COM says them; whether WPS does is not known. */
const editing = /800ac472|80010001|8001010a|-2146777998|-2147418111|-2147417846|编辑状态|编辑模式/i

function isEditing(error: unknown): boolean {
  return !(error instanceof SpreadsheetFailure) && editing.test(textOf(error))
}

function failureOf(error: unknown): SpreadsheetFailure {
  return error instanceof SpreadsheetFailure ? error : new SpreadsheetFailure('refused', '', textOf(error))
}

function textOf(error: unknown): string {
  const { message, number } = Object(error) as { readonly message?: unknown; readonly number?: unknown }
  return `${message ?? error} ${number ?? ''}`
}
