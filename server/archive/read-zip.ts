import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

/** A file within a zip. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly compressedSize: number
  /** Of its local header. */
  readonly offset: number
}

/** The file is no zip, or is cut off. */
export class NotZipError extends Error {}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const longestEnd = 65_557
const pieceBytes = 1_048_576

/** What the directory at the end of a zip lists. Throws NotZipError. */
export async function zipEntries(handle: FileHandle): Promise<readonly ZipEntry[]> {
  const { size } = await handle.stat()
  const tail = await bytesAt(handle, Math.max(0, size - longestEnd), Math.min(size, longestEnd))
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end === -1 || tail.length - end < 22 || tail.readUInt32LE(end) !== endMark) throw new NotZipError('no end record')
  const count = tail.readUInt16LE(end + 10)
  const directory = await bytesAt(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  const entries: ZipEntry[] = []
  let at = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entryMark)
      throw new NotZipError('broken directory')
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** The content of a file within a zip; what cannot be unpacked throws on the way. */
export async function* entryContent(
  handle: FileHandle,
  { method, compressedSize, offset }: ZipEntry,
): AsyncGenerator<Uint8Array, void> {
  const header = await bytesAt(handle, offset, 30)
  const from = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const stored = pieces(handle, from, compressedSize)
  if (method === 0) yield* stored
  else yield* Readable.from(stored).pipe(createInflateRaw())
}

async function* pieces(handle: FileHandle, from: number, length: number): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < length; at += pieceBytes) {
    yield await bytesAt(handle, from + at, Math.min(pieceBytes, length - at))
  }
}

async function bytesAt(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await handle.read(bytes, 0, length, from)
  if (bytesRead < length) throw new NotZipError('cut off')
  return bytes
}

export async function withZip<Result>(file: string, read: (handle: FileHandle) => Promise<Result>): Promise<Result> {
  const handle = await open(file)
  try {
    return await read(handle)
  } finally {
    await handle.close()
  }
}
