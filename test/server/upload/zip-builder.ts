import { crc32, deflateRawSync } from 'node:zlib'

/** A part of an archive, and the lies that its directory entry tells. */
export interface ZipPart {
  readonly name: string
  readonly data: Uint8Array | string
  /** Deflated bytes, when they are at hand already. */
  readonly packed?: Uint8Array
  readonly declaredSize?: number
  readonly declaredCrc?: number
  readonly method?: number
  readonly flags?: number
  /** Extra field of the directory entry. */
  readonly extra?: Uint8Array
  /** Listed in the directory only: its bytes are those of the part of that name, which comes before. */
  readonly sameBytesAs?: string
}

const utf8Names = 0x800

interface Packed {
  readonly name: Buffer
  readonly packed: Uint8Array
  readonly size: number
  readonly crc: number
  readonly method: number
  readonly flags: number
  readonly extra: Uint8Array
}

/** An archive byte by byte: no library writes the ones that these tests need. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  const places = new Map<string, { readonly part: Packed; readonly offset: number }>()
  let offset = 0
  for (const given of parts) {
    const shared = given.sameBytesAs === undefined ? undefined : places.get(given.sameBytesAs)
    if (shared !== undefined) {
      const alias = { ...shared.part, name: Buffer.from(given.name) }
      directory.push(directoryEntry(alias, shared.offset), alias.name, alias.extra)
      continue
    }
    const part = pack(given)
    places.set(given.name, { part, offset })
    const local = localHeader(part)
    directory.push(directoryEntry(part, offset), part.name, part.extra)
    pieces.push(local, part.name, part.packed)
    offset += local.length + part.name.length + part.packed.length
  }
  const directorySize = directory.reduce((sum, piece) => sum + piece.length, 0)
  return Buffer.concat([...pieces, ...directory, endRecord(parts.length, directorySize, offset)])
}

function pack(part: ZipPart): Packed {
  const data = Buffer.from(part.data)
  const method = part.method ?? 8
  return {
    name: Buffer.from(part.name),
    packed: part.packed ?? (method === 8 ? deflateRawSync(data) : data),
    size: part.declaredSize ?? data.length,
    crc: part.declaredCrc ?? crc32(data),
    method,
    flags: part.flags ?? utf8Names,
    extra: part.extra ?? new Uint8Array(),
  }
}

function localHeader(part: Packed): Uint8Array {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  writeCommon(header, 6, part)
  header.writeUInt16LE(part.name.length, 26)
  return header
}

function directoryEntry(part: Packed, offset: number): Uint8Array {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(20, 4)
  entry.writeUInt16LE(20, 6)
  writeCommon(entry, 8, part)
  entry.writeUInt16LE(part.name.length, 28)
  entry.writeUInt16LE(part.extra.length, 30)
  entry.writeUInt32LE(offset, 42)
  return entry
}

/** Flags, method, time, checksum and sizes stand in the same order in both headers. */
function writeCommon(header: Buffer, at: number, part: Packed): void {
  header.writeUInt16LE(part.flags, at)
  header.writeUInt16LE(part.method, at + 2)
  header.writeUInt16LE(0x5c21, at + 6)
  header.writeUInt32LE(part.crc, at + 8)
  header.writeUInt32LE(part.packed.length, at + 12)
  header.writeUInt32LE(part.size, at + 16)
}

function endRecord(count: number, size: number, offset: number): Uint8Array {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count & 0xffff, 8)
  end.writeUInt16LE(count & 0xffff, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
