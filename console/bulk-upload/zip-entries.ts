import { bulkLimits } from '#core/bulk-upload/limits.ts'
import { type PickedFile, UnreadableFile } from './picked-file.ts'

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endLength = 22
const entryLength = 46
const localLength = 30
/** An end record and the longest comment behind it. */
const tailLength = endLength + 65_535

interface ZipEntry {
  readonly name: string
  readonly isEncrypted: boolean
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/**
 * The files of an archive, read from its directory alone: a file is inflated when its turn comes, and never further
 * than the server would take. Names are UTF-8, or GBK as archivers of Windows write them. Throws UnreadableFile.
 */
export async function zipEntries(archive: Blob): Promise<readonly PickedFile[]> {
  const entries = await directoryOf(archive)
  return entries
    .filter(({ name }) => !name.endsWith('/'))
    .map((entry) => ({ name: entry.name, size: entry.size, open: () => openEntry(archive, entry) }))
}

async function directoryOf(archive: Blob): Promise<readonly ZipEntry[]> {
  const start = Math.max(0, archive.size - tailLength)
  const tail = await viewOf(archive.slice(start))
  let at = tail.byteLength - endLength
  while (at >= 0 && tail.getUint32(at, true) !== endSignature) at -= 1
  if (at < 0) throw new UnreadableFile('zip-damaged')
  const count = tail.getUint16(at + 10, true)
  const length = tail.getUint32(at + 12, true)
  const offset = tail.getUint32(at + 16, true)
  if (count > bulkLimits.files || offset + length > archive.size) throw new UnreadableFile('zip-damaged')
  const directory = await viewOf(archive.slice(offset, offset + length))
  const entries: ZipEntry[] = []
  for (let place = 0, left = count; left > 0; left -= 1) {
    if (place + entryLength > length || directory.getUint32(place, true) !== entrySignature) {
      throw new UnreadableFile('zip-damaged')
    }
    const nameLength = directory.getUint16(place + 28, true)
    entries.push(entryAt(directory, place, nameLength))
    place += entryLength + nameLength + directory.getUint16(place + 30, true) + directory.getUint16(place + 32, true)
  }
  return entries
}

function entryAt(directory: DataView, place: number, nameLength: number): ZipEntry {
  const flags = directory.getUint16(place + 8, true)
  const name = new Uint8Array(directory.buffer, directory.byteOffset + place + entryLength, nameLength)
  return {
    name: nameOf(name, (flags & 0x800) !== 0),
    isEncrypted: (flags & 1) !== 0,
    method: directory.getUint16(place + 10, true),
    packed: directory.getUint32(place + 20, true),
    size: directory.getUint32(place + 24, true),
    offset: directory.getUint32(place + 42, true),
  }
}

function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(isUtf8 ? 'utf-8' : 'gbk').decode(bytes)
  }
}

async function openEntry(archive: Blob, { isEncrypted, method, packed, size, offset }: ZipEntry): Promise<Blob> {
  if (isEncrypted) throw new UnreadableFile('zip-encrypted')
  if (size > bulkLimits.fileBytes) throw new UnreadableFile('too-large')
  const local = await viewOf(archive.slice(offset, offset + localLength))
  if (local.byteLength < localLength || local.getUint32(0, true) !== localSignature) {
    throw new UnreadableFile('zip-damaged')
  }
  const start = offset + localLength + local.getUint16(26, true) + local.getUint16(28, true)
  const content = archive.slice(start, start + packed)
  if (method === 0) return content
  if (method !== 8) throw new UnreadableFile('zip-damaged')
  return inflated(content, size)
}

/** As long as the directory says, and no longer. */
async function inflated(content: Blob, size: number): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  const reader = content.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      bytes += value.length
      if (bytes > size) throw new UnreadableFile('zip-damaged')
      pieces.push(value)
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined)
    throw error instanceof UnreadableFile ? error : new UnreadableFile('zip-damaged', error)
  }
  if (bytes !== size) throw new UnreadableFile('zip-damaged')
  return new Blob(pieces)
}

async function viewOf(blob: Blob): Promise<DataView<ArrayBuffer>> {
  return new DataView(await blob.arrayBuffer())
}
