import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse } from '#geo/refuse.ts'
import type { KeyRing } from '../keys.ts'
import { type AttachmentCheck, checkAttachments } from './check.ts'
import { contentHash, wholeFile } from './content-hash.ts'
import type { AttachmentKind } from './kinds.ts'
import { type Received, receive, writeSealed } from './receive.ts'
import { openedFile } from './sealed-file.ts'
import { partialFolder, placeOf, shelve } from './shelves.ts'
import { type Tidied, tidyAttachments } from './tidy.ts'

/** A stored file. Its name is the database's; two uploads of one content are one file. */
export interface StoredAttachment extends Received {
  /** The same content was here before. */
  readonly known: boolean
}

/** Files outside the database, sealed, by the SHA-256 of their content; no content is ever changed or taken away. */
export interface AttachmentStore {
  readonly folder: string
  /**
   * Takes a stream in, of one of these kinds by its content. On disk when it resolves. Throws ProblemError:
   * attachment-too-large, attachment-type, attachment-unsafe, storage-full, and of shapefiles those of unpackShapefile.
   */
  add(content: AsyncIterable<Uint8Array>, accepts: readonly AttachmentKind[]): Promise<StoredAttachment>
  /** Keeps a file that this program made, of whatever kind and size. On disk when it resolves. Throws ProblemError storage-full. */
  keep(content: AsyncIterable<Uint8Array>): Promise<Pick<Received, 'sha256' | 'size'>>
  /** Its content, after it was found to be what was stored. Throws ProblemError: attachment-lost. */
  read(sha256: string): Promise<AsyncIterable<Uint8Array>>
  /** All of it at once, as `read`. */
  bytes(sha256: string): Promise<Uint8Array>
  /** Reads every stored file; finds those whose content is not what their name says, and what of `expected` is missing. */
  check(expected?: Iterable<string>): Promise<AttachmentCheck>
  /** As tidyAttachments. */
  tidy(before: number, signal?: AbortSignal): Promise<Tidied>
}

/** @param keys of data: what is added is sealed with the current one, those before it are read */
export function openAttachments(folder: string, keys: KeyRing): AttachmentStore {
  async function sound(sha256: string): Promise<string> {
    const place = placeOf(folder, sha256)
    if (!existsSync(place) || (await contentHash(place, keys)) !== sha256) throw refuse('attachment-lost', { sha256 })
    return place
  }

  return {
    folder,
    async add(content, accepts) {
      const partial = join(folder, partialFolder, randomUUID())
      await mkdir(join(folder, partialFolder), { recursive: true, mode: 0o700 })
      try {
        const received = await receive(content, partial, keys, accepts)
        const place = placeOf(folder, received.sha256)
        const known = existsSync(place) && (await contentHash(place, keys)) === received.sha256
        if (!known) await shelve(partial, folder, received.sha256)
        return { ...received, known }
      } catch (error) {
        throw isFull(error) ? refuse('storage-full', {}) : error
      } finally {
        await rm(partial, { force: true })
      }
    },
    async keep(content) {
      const partial = join(folder, partialFolder, randomUUID())
      await mkdir(join(folder, partialFolder), { recursive: true, mode: 0o700 })
      const digest = createHash('sha256')
      let size = 0
      async function* counted(): AsyncGenerator<Uint8Array, void> {
        for await (const piece of content) {
          size += piece.length
          digest.update(piece)
          yield piece
        }
      }
      try {
        await writeSealed(counted(), partial, keys)
        const sha256 = digest.digest('hex')
        await shelve(partial, folder, sha256)
        return { sha256, size }
      } catch (error) {
        throw isFull(error) ? refuse('storage-full', {}) : error
      } finally {
        await rm(partial, { force: true })
      }
    },
    read: async (sha256) => openedFile(await sound(sha256), keys),
    bytes: async (sha256) => wholeFile(await sound(sha256), keys),
    check: (expected = []) => checkAttachments(folder, keys, expected),
    tidy: (before, signal) => tidyAttachments(folder, keys, before, signal),
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}
