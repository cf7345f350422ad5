import type { WorkbookRow } from '#workbook/read-result.ts'
import { createEngine, type Engine } from '../engine/engine.ts'
import { createFileHost, type FileHost } from '../host/file.ts'

/** An open workbook: its sheet, and the worker that knows it. */
export interface OpenDocument {
  readonly name: string
  readonly host: FileHost
  readonly engine: Engine
  /** Set where the browser lets the page save in place. */
  readonly handle: FileSystemFileHandle | null
}

export interface OpenOptions {
  readonly handle?: FileSystemFileHandle | undefined
  readonly signal: AbortSignal
}

/**
 * Reads a workbook in a worker of its own. Rejects with Refused when the file is refused, Cancelled when the signal asks
 * to stop (the worker is ended), EngineFailure for a defect.
 * @param bytes handed over to the worker
 */
export async function openDocument(name: string, bytes: Uint8Array, options: OpenOptions): Promise<OpenDocument> {
  const worker = new Worker(new URL('../workers/engine.ts', import.meta.url), { name: 'checkup' })
  const engine = createEngine(worker)
  options.signal.addEventListener('abort', engine.end)
  try {
    const rows: WorkbookRow[] = []
    const { result } = await engine.call('open', { bytes }, { onPart: (part) => void rows.push(...part.rows) })
    return { name, host: createFileHost({ ...result, rows }), engine, handle: options.handle ?? null }
  } catch (error) {
    engine.end()
    throw error
  } finally {
    options.signal.removeEventListener('abort', engine.end)
  }
}
