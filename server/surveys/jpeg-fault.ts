import { hasWords, notWhole, sizeFault } from './picture-words.ts'

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, comment: 0xfe } as const
/** Baseline, extended and progressive: what browsers write. */
const frames: readonly number[] = [0xc0, 0xc1, 0xc2]
/** Tables, restart intervals, the marks of JFIF and of the colour transform. */
const plain: readonly number[] = [0xc4, 0xdb, 0xdd, 0xe0, 0xee]

interface Segment {
  readonly kind: number
  /** Of its marker. */
  readonly at: number
  readonly length: number
}

/**
 * Why the bytes are no JPEG as a canvas writes it, as a clause in Chinese; null when they are one: whole, of one frame
 * within the size, without Exif (the camera's place), profiles and comments, nothing behind its end.
 */
export function jpegFault(bytes: Uint8Array, side: number): string | null {
  if (bytes[0] !== 0xff || bytes[1] !== marker.start) return '不是 JPEG 图片'
  const seen = new Set<'frame' | 'scan'>()
  let at = 2
  for (;;) {
    const segment = segmentAt(bytes, at)
    if (segment === null) return notWhole
    if (segment.kind === marker.end) {
      if (seen.size < 2) return notWhole
      return at + 2 === bytes.length ? null : hasWords
    }
    const fault = segmentFault(bytes, segment, seen, side)
    if (fault !== null) return fault
    at = segment.at + 2 + segment.length
    if (segment.kind === marker.scan) at = endOfScan(bytes, at)
  }
}

function segmentAt(bytes: Uint8Array, at: number): Segment | null {
  const kind = bytes[at + 1]
  if (bytes[at] !== 0xff || kind === undefined) return null
  if (kind === marker.end) return { kind, at, length: 0 }
  const length = pair(bytes, at + 2)
  return length < 2 || at + 2 + length > bytes.length ? null : { kind, at, length }
}

function segmentFault(
  bytes: Uint8Array,
  { kind, at, length }: Segment,
  seen: Set<'frame' | 'scan'>,
  side: number,
): string | null {
  if (frames.includes(kind)) {
    if (seen.has('frame') || length < 8) return notWhole
    seen.add('frame')
    return sizeFault(pair(bytes, at + 7), pair(bytes, at + 5), side)
  }
  if (kind === marker.scan) {
    seen.add('scan')
    return seen.has('frame') ? null : notWhole
  }
  if (plain.includes(kind)) return null
  return (kind >= 0xe0 && kind <= 0xef) || kind === marker.comment ? hasWords : notWhole
}

/** The next marker after coded data: 0xFF before a 0, or a restart, is data. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

function pair(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}
