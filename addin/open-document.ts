import { createEngine, type Engine } from './engine/engine.ts'
import type { Host } from './host/host.ts'
import { keptStandard } from './storage/kept-standard.ts'

/** An open workbook: its sheets, and the worker that knows it. */
export interface OpenDocument {
  readonly name: string
  readonly host: Host
  readonly engine: Engine
}

/** A worker for one workbook; it ends on the signal. */
export function startEngine(signal: AbortSignal): Engine {
  const engine = createEngine(new Worker(new URL('./workers/engine.ts', import.meta.url), { name: 'checkup' }))
  signal.addEventListener('abort', engine.end)
  const kept = keptStandard()
  // A worker that fails tells so with the first call that is waited for.
  if (kept !== null) engine.call('useStandard', { standard: kept.standard }).catch(() => {})
  return engine
}
