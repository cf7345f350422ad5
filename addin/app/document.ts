import { createEngine, type Engine } from '../engine/engine.ts'
import type { Host } from '../host/host.ts'

/** An open workbook: its sheets, and the worker that knows it. */
export interface OpenDocument {
  readonly name: string
  readonly host: Host
  readonly engine: Engine
}

/** A worker for one workbook; it ends on the signal. */
export function startEngine(signal: AbortSignal): Engine {
  const engine = createEngine(new Worker(new URL('../workers/engine.ts', import.meta.url), { name: 'checkup' }))
  signal.addEventListener('abort', engine.end)
  return engine
}
