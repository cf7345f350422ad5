import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { Key, KeyRing } from '../keys.ts'

/*
 * A file at rest: mark (8 bytes), id of the data key (8), salt (16), then pieces of 64 KiB, each followed by its tag
 * (AES-256-GCM). Every file has its own key, drawn from data key and salt, so that a nonce is only the number of the
 * piece and whether it is the last: pieces cannot be swapped, left out or cut off, and memory does not grow with the file.
 */
const mark = Buffer.from('sealed1\n')
const keyIdBytes = 8
const saltBytes = 16
const headerBytes = mark.length + keyIdBytes + saltBytes
const pieceBytes = 65_536
const tagged = { authTagLength: 16 } as const

/** The bytes are not those that were written: cut off, altered, or moved from another file. */
export class DamagedFileError extends Error {}

/** The file needs a data key of before that nobody gave. */
export class MissingKeyError extends Error {}

/** What goes to disk for this content. */
export async function* sealedFile(content: AsyncIterable<Uint8Array>, key: Key): AsyncGenerator<Uint8Array, void> {
  const salt = randomBytes(saltBytes)
  const header = Buffer.concat([mark, Buffer.from(key.id), salt])
  const own = ownKey(key, salt)
  yield header
  for await (const { bytes, number, isLast } of inPieces(content, pieceBytes)) {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(number, isLast), tagged)
    cipher.setAAD(header)
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
}

/**
 * The content of a file; one from before files were sealed is given as it is. Throws DamagedFileError, on the way at the
 * latest, and MissingKeyError.
 */
export async function* openedFile(place: string, keys: KeyRing): AsyncGenerator<Uint8Array, void> {
  const handle = await open(place)
  try {
    const header = await headerOf(handle)
    const stream = handle.createReadStream({ start: header === null ? 0 : headerBytes, autoClose: false })
    yield* header === null ? (stream as AsyncIterable<Buffer>) : unsealed(stream, header, keys)
  } finally {
    await handle.close()
  }
}

/** Id of the data key a file is sealed with; null for one that lies in plain. */
export async function sealedWith(place: string): Promise<string | null> {
  const handle = await open(place)
  try {
    const header = await headerOf(handle)
    return header === null ? null : keyIdOf(header)
  } finally {
    await handle.close()
  }
}

async function* unsealed(
  content: AsyncIterable<Uint8Array>,
  header: Buffer,
  keys: KeyRing,
): AsyncGenerator<Uint8Array, void> {
  const key = keys.find(keyIdOf(header))
  if (key === null) throw new MissingKeyError(`no data key ${keyIdOf(header)}`)
  const own = ownKey(key, header.subarray(mark.length + keyIdBytes))
  const { authTagLength } = tagged
  for await (const { bytes, number, isLast } of inPieces(content, pieceBytes + authTagLength)) {
    if (bytes.length < authTagLength) throw new DamagedFileError('a tag is missing')
    const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(number, isLast), tagged)
    decipher.setAAD(header)
    decipher.setAuthTag(bytes.subarray(bytes.length - authTagLength))
    const text = decipher.update(bytes.subarray(0, bytes.length - authTagLength))
    try {
      decipher.final()
    } catch (cause) {
      throw new DamagedFileError(`piece ${number} does not open`, { cause })
    }
    yield text
  }
}

async function headerOf(handle: FileHandle): Promise<Buffer | null> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0)
  return bytesRead === headerBytes && buffer.subarray(0, mark.length).equals(mark) ? buffer : null
}

function keyIdOf(header: Buffer): string {
  return header.subarray(mark.length, mark.length + keyIdBytes).toString('latin1')
}

function ownKey(key: Key, salt: Uint8Array): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key.bytes, salt, 'parcel-checkup attachment', 32)))
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}

interface Piece {
  readonly bytes: Buffer
  readonly number: number
  readonly isLast: boolean
}

/** Cut anew: all of that size but the last, which is there even when nothing else is. */
async function* inPieces(content: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Piece, void> {
  let number = 0
  let held: Uint8Array[] = []
  let length = 0
  for await (const bytes of content) {
    held.push(bytes)
    length += bytes.length
    if (length <= size) continue
    const all = Buffer.concat(held)
    let from = 0
    for (; all.length - from > size; from += size) {
      yield { bytes: all.subarray(from, from + size), number, isLast: false }
      number += 1
    }
    held = [all.subarray(from)]
    length = all.length - from
  }
  yield { bytes: Buffer.concat(held), number, isLast: true }
}
