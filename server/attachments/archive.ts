import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { ProblemError } from '#core/error/problem.ts'
import { refuse } from '#geo/refuse.ts'

/** What an attached archive may be before and while it is inflated. */
export const archiveLimits = {
  parts: 200,
  /** Of all parts. */
  inflatedBytes: 120_000_000,
  /** Inflated to packed, for parts of more than `ratioFromBytes`. */
  ratio: 200,
  ratioFromBytes: 1_000_000,
} as const

/** A file in an archive. */
export interface ArchivePart {
  readonly name: string
  /** Inflates it; the bytes are counted and their checksum is compared. Problems: boundary-bomb, boundary-damaged. */
  readonly read: () => Promise<Uint8Array>
}

/**
 * Lists an archive whose names may be in GBK, as Windows writes them. Nothing is inflated before a part is read.
 * Problems: boundary-damaged, boundary-too-many, boundary-bomb.
 */
export async function openArchive(bytes: Uint8Array): Promise<readonly ArchivePart[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await toldAsDamage(() =>
    fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false }),
  )
  const entries: Entry[] = []
  let inflated = 0
  await toldAsDamage(async () => {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry)
      inflated += entry.uncompressedSize
      if (entries.length > archiveLimits.parts)
        throw refuse('boundary-too-many', { what: '压缩包内文件', limit: archiveLimits.parts })
    }
  })
  if (inflated > archiveLimits.inflatedBytes) throw refuse('boundary-bomb', { reason: `${inflated} B` })
  return entries.flatMap((entry) => {
    const name = nameOf(entry)
    return name.endsWith('/') ? [] : [{ name, read: () => toldAsDamage(() => inflate(zip, entry, name)) }]
  })
}

async function inflate(zip: ZipFile, entry: Entry, name: string): Promise<Uint8Array> {
  const { compressedSize, uncompressedSize } = entry
  if (entry.isEncrypted()) throw damaged('设有密码')
  if (uncompressedSize > archiveLimits.ratioFromBytes && uncompressedSize > compressedSize * archiveLimits.ratio) {
    throw refuse('boundary-bomb', { reason: name })
  }
  const pieces: Buffer[] = []
  let bytes = 0
  let checksum = 0
  for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > uncompressedSize) throw refuse('boundary-bomb', { reason: name })
    checksum = crc32(piece, checksum)
    pieces.push(piece)
  }
  if (bytes !== uncompressedSize || checksum !== entry.crc32) throw damaged(`${name} 的校验和不符`)
  return Buffer.concat(pieces)
}

function nameOf({ fileNameRaw }: Entry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fileNameRaw)
  } catch {
    return new TextDecoder('gbk').decode(fileNameRaw)
  }
}

/** What the archive reader cannot read is a damaged file, not our defect. */
async function toldAsDamage<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw damaged('不是完整的 zip 文件')
  }
}

function damaged(reason: string): Error {
  return refuse('boundary-damaged', { part: '压缩包', reason })
}
