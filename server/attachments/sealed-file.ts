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
/** Read at one time: some pieces. */
const stretchBytes = 16 * pieceBytes
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
 * The content of a file; one from before files were sealed is given as it is. The file is open only while a stretch of it
 * is read: a reader who goes away leaves nothing open, and one that is sealed anew meanwhile is read on. Throws
 * DamagedFileError, on the way at the latest, and MissingKeyError.
 */
export async function* openedFile(place: string, keys: KeyRing): AsyncGenerator<Uint8Array, void> {
  for (let from = 0, size = 1; from < size; ) {
    const stretch = await readStretch(place, keys, from)
    yield* stretch.pieces
    size = stretch.size
    from += stretchBytes
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

interface Stretch {
  readonly pieces: readonly Uint8Array[]
  /** Bytes of the whole content. */
  readonly size: number
}

/** @param from a multiple of `stretchBytes` in the content */
async function readStretch(place: string, keys: KeyRing, from: number): Promise<Stretch> {
  const handle = await open(place)
  try {
    const header = await headerOf(handle)
    const { size } = await handle.stat()
    if (header === null) return { pieces: [await slice(handle, from, stretchBytes)], size }
    return await unsealed(handle, header, { keys, size, from })
  } finally {
    await handle.close()
  }
}

async function unsealed(
  handle: FileHandle,
  header: Buffer,
  { keys, size, from }: { readonly keys: KeyRing; readonly size: number; readonly from: number },
): Promise<Stretch> {
  const key = keys.find(keyIdOf(header))
  if (key === null) throw new MissingKeyError(`no data key ${keyIdOf(header)}`)
  const own = ownKey(key, header.subarray(mark.length + keyIdBytes))
  const sealed = pieceBytes + tagged.authTagLength
  const amount = Math.max(1, Math.ceil((size - headerBytes) / sealed))
  const first = from / pieceBytes
  const read = await slice(handle, headerBytes + first * sealed, (stretchBytes / pieceBytes) * sealed)
  const pieces: Uint8Array[] = []
  for (let at = 0, number = first; number < amount && number - first < stretchBytes / pieceBytes; number += 1) {
    pieces.push(openedPiece(read.subarray(at, at + sealed), own, header, nonceOf(number, number === amount - 1)))
    at += sealed
  }
  return { pieces, size: size - headerBytes - amount * tagged.authTagLength }
}

function openedPiece(sealed: Buffer, key: KeyObject, header: Buffer, nonce: Buffer): Uint8Array {
  const { authTagLength } = tagged
  if (sealed.length < authTagLength) throw new DamagedFileError('a tag is missing')
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, tagged)
  decipher.setAAD(header)
  decipher.setAuthTag(sealed.subarray(sealed.length - authTagLength))
  const text = decipher.update(sealed.subarray(0, sealed.length - authTagLength))
  try {
    decipher.final()
  } catch (cause) {
    throw new DamagedFileError('a piece does not open', { cause })
  }
  return text
}

/** So many bytes, fewer only at the end: some file systems give them in parts. */
async function slice(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let filled = 0
  for (let read = 1; read > 0 && filled < length; filled += read) {
    read = (await handle.read(bytes, filled, length - filled, from + filled)).bytesRead
  }
  return bytes.subarray(0, filled)
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
