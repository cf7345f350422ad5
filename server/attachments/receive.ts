import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { refuse } from '#geo/refuse.ts'
import type { KeyRing } from '../keys.ts'
import { lookInChild } from './children.ts'
import { seenKind, tellingBytes } from './content.ts'
import { wholeFile } from './content-hash.ts'
import { type AttachmentKind, attachmentKinds, labelsOf } from './kinds.ts'
import { sealedFile } from './sealed-file.ts'

/** What came in, of its content before it was sealed. */
export interface Received {
  readonly sha256: string
  readonly size: number
  readonly kind: AttachmentKind
}

/**
 * Writes a stream sealed to a file that is not there yet, and tells what it was. Memory does not grow with it, nothing of
 * it reaches the disk in plain. Throws ProblemError: attachment-too-large, attachment-type, and those of inspectArchive.
 */
export async function receive(
  content: AsyncIterable<Uint8Array>,
  place: string,
  keys: KeyRing,
  accepts: readonly AttachmentKind[],
): Promise<Received> {
  const limit = Math.max(...accepts.map((kind) => attachmentKinds[kind].limit))
  const digest = createHash('sha256')
  let size = 0
  let head = Buffer.alloc(0)
  let tail = Buffer.alloc(0)
  async function* looked(): AsyncGenerator<Uint8Array, void> {
    for await (const piece of content) {
      size += piece.length
      if (size > limit) throw refuse('attachment-too-large', { limitBytes: limit })
      digest.update(piece)
      if (head.length < tellingBytes) head = Buffer.concat([head, piece.subarray(0, tellingBytes - head.length)])
      tail = Buffer.concat([tail, piece.subarray(-tellingBytes)]).subarray(-tellingBytes)
      yield piece
    }
  }
  await writeSealed(looked(), place, keys)
  const seen = seenKind(head, tail)
  const kind = seen === 'zip' ? await archiveKind(place, size, keys) : seen
  if (kind === null || !accepts.includes(kind)) throw refuse('attachment-type', { accepted: labelsOf(accepts) })
  requireWithin(size, attachmentKinds[kind].limit)
  return { sha256: digest.digest('hex'), size, kind }
}

/** On disk when it resolves, under a name that nothing had. */
export async function writeSealed(content: AsyncIterable<Uint8Array>, place: string, keys: KeyRing): Promise<void> {
  const handle = await open(place, 'wx', 0o600)
  try {
    for await (const piece of sealedFile(content, keys.current)) await handle.writeFile(piece)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function archiveKind(place: string, size: number, keys: KeyRing): Promise<AttachmentKind | null> {
  requireWithin(size, attachmentKinds.shapefile.limit)
  const reply = await lookInChild({ task: 'inspect', bytes: await wholeFile(place, keys) })
  return reply.kind === 'inspected' ? reply.found : null
}

function requireWithin(size: number, limitBytes: number): void {
  if (size > limitBytes) throw refuse('attachment-too-large', { limitBytes })
}
