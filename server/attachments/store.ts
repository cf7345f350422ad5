import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse } from '#geo/refuse.ts'
import { syncFolder } from '../audit/anchor-file.ts'
import { fileHash } from '../backup/manifest.ts'
import { lookInChild } from './children.ts'
import { seenKind, tellingBytes } from './content.ts'
import { type AttachmentKind, attachmentKinds, labelsOf } from './kinds.ts'

/** A stored file. Its name is the database's; two uploads of one content are one file. */
export interface StoredAttachment {
  readonly sha256: string
  readonly size: number
  readonly kind: AttachmentKind
  /** The same content was here before. */
  readonly known: boolean
}

/** Files outside the database, by the SHA-256 of their content; nothing is ever changed or taken away. */
export interface AttachmentStore {
  readonly folder: string
  /**
   * Takes a stream in, of one of these kinds by its content. On disk when it resolves. Throws ProblemError:
   * attachment-too-large, attachment-type, attachment-unsafe, storage-full, and of shapefiles those of unpackShapefile.
   */
  add(content: AsyncIterable<Uint8Array>, accepts: readonly AttachmentKind[]): Promise<StoredAttachment>
  /** Its bytes, after they were found to be what was stored. Throws ProblemError: attachment-lost. */
  read(sha256: string): Promise<AsyncIterable<Uint8Array>>
  /** All of it at once, as `read`. */
  bytes(sha256: string): Promise<Uint8Array>
  /** Reads every stored file; finds those whose bytes are not what their name says, and what of `expected` is missing. */
  check(expected?: Iterable<string>): Promise<AttachmentCheck>
}

export interface AttachmentCheck {
  /** Stored files. */
  readonly count: number
  readonly faults: readonly AttachmentFault[]
}

export interface AttachmentFault {
  readonly sha256: string
  readonly fault: 'missing' | 'altered'
}

/** Of files that are being written; left behind by a crash, they hold nothing that was acknowledged. */
export const partialFolder = 'partial'

export function openAttachments(folder: string): AttachmentStore {
  const placeOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256')
    return join(folder, sha256.slice(0, 2), sha256)
  }

  async function sound(sha256: string): Promise<string> {
    const place = placeOf(sha256)
    if (!existsSync(place) || (await fileHash(place)) !== sha256) throw refuse('attachment-lost', { sha256 })
    return place
  }

  return {
    folder,
    async add(content, accepts) {
      const partial = join(folder, partialFolder, randomUUID())
      await mkdir(join(folder, partialFolder), { recursive: true, mode: 0o700 })
      try {
        const { sha256, size } = await receive(content, partial, accepts)
        const kind = await kindOf(partial, size, accepts)
        const place = placeOf(sha256)
        const known = existsSync(place) && (await fileHash(place)) === sha256
        if (!known) await keep(partial, place, folder)
        return { sha256, size, kind, known }
      } catch (error) {
        throw isFull(error) ? refuse('storage-full', {}) : error
      } finally {
        await rm(partial, { force: true })
      }
    },
    read: async (sha256) => createReadStream(await sound(sha256)),
    bytes: async (sha256) => readFile(await sound(sha256)),
    async check(expected = []) {
      const stored = await storedIn(folder)
      const missing = [...new Set(expected)].filter((sha256) => !stored.includes(sha256))
      const altered: string[] = []
      for (const sha256 of stored) if ((await fileHash(placeOf(sha256))) !== sha256) altered.push(sha256)
      const faults = [
        ...missing.map((sha256) => ({ sha256, fault: 'missing' as const })),
        ...altered.map((sha256) => ({ sha256, fault: 'altered' as const })),
      ]
      return { count: stored.length, faults }
    },
  }
}

/** Writes and hashes piece by piece; memory does not grow with the file. */
async function receive(
  content: AsyncIterable<Uint8Array>,
  partial: string,
  accepts: readonly AttachmentKind[],
): Promise<{ readonly sha256: string; readonly size: number }> {
  const limit = Math.max(...accepts.map((kind) => attachmentKinds[kind].limit))
  const digest = createHash('sha256')
  let size = 0
  const handle = await open(partial, 'wx', 0o600)
  try {
    for await (const piece of content) {
      size += piece.length
      if (size > limit) throw refuse('attachment-too-large', { limitBytes: limit })
      digest.update(piece)
      await handle.writeFile(piece)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { sha256: digest.digest('hex'), size }
}

async function kindOf(partial: string, size: number, accepts: readonly AttachmentKind[]): Promise<AttachmentKind> {
  const handle = await open(partial, 'r')
  let seen: ReturnType<typeof seenKind>
  try {
    seen = seenKind(await slice(handle, 0), await slice(handle, Math.max(0, size - tellingBytes)))
  } finally {
    await handle.close()
  }
  const kind = seen === 'zip' ? await archiveKind(partial, size) : seen
  if (kind === null || !accepts.includes(kind)) throw refuse('attachment-type', { accepted: labelsOf(accepts) })
  const { limit } = attachmentKinds[kind]
  if (size > limit) throw refuse('attachment-too-large', { limitBytes: limit })
  return kind
}

async function slice(handle: FileHandle, position: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(tellingBytes), 0, tellingBytes, position)
  return buffer.subarray(0, bytesRead)
}

async function archiveKind(partial: string, size: number): Promise<AttachmentKind | null> {
  const { limit } = attachmentKinds.shapefile
  if (size > limit) throw refuse('attachment-too-large', { limitBytes: limit })
  const reply = await lookInChild({ task: 'inspect', bytes: await readFile(partial) })
  return reply.kind === 'inspected' ? reply.found : null
}

/** A name of our folder stands for a whole file on disk. */
async function keep(partial: string, place: string, folder: string): Promise<void> {
  const shelf = join(place, '..')
  await mkdir(shelf, { recursive: true, mode: 0o700 })
  await rename(partial, place)
  await syncFolder(shelf)
  await syncFolder(folder)
}

async function storedIn(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  return names.filter((name) => /^[0-9a-f]{64}$/.test(name)).sort()
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}

/** Bytes that stored files take, for metrics and sizing. */
export async function storedBytes(store: AttachmentStore): Promise<number> {
  let sum = 0
  for (const sha256 of await storedIn(store.folder)) {
    sum += (await stat(join(store.folder, sha256.slice(0, 2), sha256))).size
  }
  return sum
}
