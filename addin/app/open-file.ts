import type { AnyRow } from '#workbook/any-form.ts'
import type { RowRevision } from '#workbook/meta.ts'
import type { Engine } from '../engine/engine.ts'
import { createFileHost, type FileHost } from '../host/file.ts'
import { formsOf } from '../host/forms-of.ts'
import { type OpenDocument, startEngine } from '../open-document.ts'

export interface FileDocument extends OpenDocument {
  readonly host: FileHost
  /** Set where the browser lets the page save in place. */
  readonly handle: FileSystemFileHandle | null
}

export interface OpenOptions {
  readonly handle?: FileSystemFileHandle | undefined
  /** What its lines rest on, where that is known better than the file notes it. */
  readonly revisions?: readonly RowRevision[] | undefined
  readonly signal: AbortSignal
  readonly onDefect: (error: unknown) => void
}

/**
 * Reads a workbook in a worker of its own. Rejects with Refused when the file is refused, Cancelled when the signal asks
 * to stop (the worker is ended), EngineFailure for a defect.
 * @param bytes handed over to the worker
 */
export async function openFile(name: string, bytes: Uint8Array, options: OpenOptions): Promise<FileDocument> {
  const opening = new AbortController()
  const stop = (): void => opening.abort()
  options.signal.addEventListener('abort', stop)
  const engine = startEngine(opening.signal)
  try {
    const rows: AnyRow[] = []
    const { result } = await engine.call('open', { bytes }, { onPart: (part) => void rows.push(...part.rows) })
    const { revisions = result.meta?.revisions ?? [] } = options
    const meta = result.meta === null ? null : { ...result.meta, revisions }
    const host = createFileHost({ ...result, meta, rows }, await formsOf(result.regions))
    keepEngineUpToDate(host, engine, options.onDefect)
    return { name, host, engine, handle: options.handle ?? null }
  } catch (error) {
    engine.end()
    throw error
  } finally {
    options.signal.removeEventListener('abort', stop)
  }
}

/** The worker's copy of the workbook is changed alike. */
function keepEngineUpToDate({ model }: FileHost, engine: Engine, onDefect: (error: unknown) => void): void {
  model.changed.add(({ changes }) => {
    const ids = new Set(changes.map((change) => change.row))
    const added = [...ids].flatMap((id) => model.row(id) ?? [])
    engine.call('edit', { changes, added }).catch(onDefect)
  })
}
