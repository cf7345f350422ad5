import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { type DatabaseUrl, isPostgresUrl } from '../database-place.ts'
import { type Anchor, readAnchor } from './anchor.ts'

/** Files that are given every anchor: one beside the SQLite database, one in the folder of another machine. */
export function anchorFiles(databaseUrl: DatabaseUrl, district: string, anchorDir: string | null): readonly string[] {
  const beside = isPostgresUrl(databaseUrl) ? [] : [`${databaseUrl}.anchors.jsonl`]
  return anchorDir === null ? beside : [...beside, join(anchorDir, `anchors-${district}.jsonl`)]
}

/** Adds lines to a file, readable by its owner only; on disk when it resolves. */
export async function appendAnchors(file: string, anchors: readonly Anchor[]): Promise<void> {
  const isNew = !existsSync(file)
  if (isNew) await mkdir(dirname(file), { recursive: true })
  const handle = await open(file, 'a', 0o600)
  try {
    // A disk that was full or a power cut may have left half a line: what follows must not become part of it.
    const start = isNew || (await endsWithLine(file)) ? '' : '\n'
    await handle.writeFile(start + anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join(''))
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (isNew) await syncFolder(dirname(file))
}

async function endsWithLine(file: string): Promise<boolean> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    if (size === 0) return true
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
    return buffer.toString() === '\n'
  } finally {
    await handle.close()
  }
}

/** A new name in a folder is on disk only when the folder is. Windows knows no such thing and refuses. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * The anchors of a file one by one; null for a line that is none. A file that is not there has none. A line that breaks
 * off was never on disk as a whole, so it anchors nothing, as if it were not there.
 */
export async function* anchorsIn(file: string): AsyncGenerator<Anchor | null, void> {
  if (!existsSync(file)) return
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const breaksOff = line.startsWith('{') && !line.endsWith('}')
    if (line.trim() !== '' && !breaksOff) yield readAnchor(line)
  }
}
