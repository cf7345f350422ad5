import { crc32, inflateSync } from 'node:zlib'
import { hasWords, notWhole, sizeFault } from './picture-words.ts'

const start = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** What a canvas writes; chunks of words and of colour profiles are not among them. */
const known: readonly string[] = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'sRGB', 'gAMA', 'cHRM', 'sBIT', 'pHYs']
/** Bytes of a pixel at most: four channels of eight bits. */
const pixelBytes = 4
/** Length, name and checksum. */
const around = 12

interface Chunk {
  readonly name: string
  readonly content: Uint8Array
  readonly end: number
}

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * Why the bytes are no PNG as a canvas writes it, as a clause in Chinese; null when they are one: whole, every checksum
 * right, within the size, its pixels no more than told, no words, nothing behind its end.
 */
export function pngFault(bytes: Uint8Array, side: number): string | null {
  if (!start.every((byte, index) => bytes[index] === byte)) return '不是 PNG 图片'
  const first = chunkAt(bytes, start.length)
  if (first?.name !== 'IHDR' || first.content.length !== 13) return notWhole
  const size = sizeOf(first.content)
  const tooLarge = sizeFault(size.width, size.height, side)
  if (tooLarge !== null) return tooLarge
  const data: Uint8Array[] = []
  for (let at = first.end; ; ) {
    const chunk = chunkAt(bytes, at)
    if (chunk === null || chunk.name === 'IHDR') return notWhole
    if (!known.includes(chunk.name)) return hasWords
    if (chunk.name === 'IEND') return chunk.end === bytes.length ? pixelFault(data, size) : hasWords
    if (chunk.name === 'IDAT') data.push(chunk.content)
    at = chunk.end
  }
}

/** Null where there is no whole chunk with the right checksum. */
function chunkAt(bytes: Uint8Array, at: number): Chunk | null {
  if (at + around > bytes.length) return null
  const view = viewOf(bytes)
  const end = at + around + view.getUint32(at)
  if (end > bytes.length || view.getUint32(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) return null
  const name = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
  return { name, content: bytes.subarray(at + 8, end - 4), end }
}

function sizeOf(header: Uint8Array): Size {
  const view = viewOf(header)
  return { width: view.getUint32(0), height: view.getUint32(4) }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The pixels are unpacked, to no more than the size told. */
function pixelFault(data: readonly Uint8Array[], { width, height }: Size): string | null {
  try {
    inflateSync(Buffer.concat(data), { maxOutputLength: height * (width * pixelBytes + 1) })
    return null
  } catch {
    return notWhole
  }
}
