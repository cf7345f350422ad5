const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const endBytes = 22
const entryBytes = 46

/**
 * The same package with fewer parts: entries that are not kept leave the directory, so that a reader that follows the
 * directory never sees pictures, charts, links to other files or embedded files. Nothing is inflated. A package whose
 * directory is in the 64-bit form or cannot be followed is returned as it is.
 */
export function thinPackage(bytes: Uint8Array, keep: (name: string) => boolean): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return bytes
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  if (count === 0xffff || start === 0xffffffff || start + size > end) return bytes
  const kept: Uint8Array[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + entryBytes > end || view.getUint32(at, true) !== directoryEntry) return bytes
    const nameBytes = view.getUint16(at + 28, true)
    const next = at + entryBytes + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (keep(ascii(bytes.subarray(at + entryBytes, at + entryBytes + nameBytes)))) kept.push(bytes.subarray(at, next))
    at = next
  }
  return kept.length === count ? bytes : assemble(bytes.subarray(0, start), kept)
}

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - endBytes - 0xffff)
  for (let at = view.byteLength - endBytes; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === endOfDirectory) return at
  }
  return null
}

/** Part names are ASCII by the packaging standard; other bytes only need to stay distinct. */
function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

function assemble(contents: Uint8Array, entries: readonly Uint8Array[]): Uint8Array {
  const size = entries.reduce((sum, entry) => sum + entry.length, 0)
  const result = new Uint8Array(contents.length + size + endBytes)
  result.set(contents)
  let at = contents.length
  for (const entry of entries) {
    result.set(entry, at)
    at += entry.length
  }
  const view = new DataView(result.buffer)
  view.setUint32(at, endOfDirectory, true)
  view.setUint16(at + 8, entries.length, true)
  view.setUint16(at + 10, entries.length, true)
  view.setUint32(at + 12, size, true)
  view.setUint32(at + 16, contents.length, true)
  return result
}
