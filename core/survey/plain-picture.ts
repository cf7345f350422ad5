/*
 * A browser that makes a photo smaller writes it anew, and some write words of their own with it (Exif, colour profiles):
 * these are taken off on the phone, so that what is sent holds the picture and nothing else. The server refuses the rest.
 */

const jpegScan = 0xda
/** JFIF, and how the colours are to be read. */
const jpegKept: readonly number[] = [0xe0, 0xee]
const jpegComment = 0xfe

/** The JPEG without the words of camera and program; unchanged from where it is no JPEG. */
export function plainJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (bytes[at] === 0xff) {
    const kind = bytes[at + 1] ?? 0
    // Coded data follows its head to the end of the file: no words stand in it.
    if (kind === jpegScan || kind < 0xc0) break
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    const isWords = (kind >= 0xe0 && kind <= 0xef && !jpegKept.includes(kind)) || kind === jpegComment
    if (!isWords) kept.push(bytes.subarray(at, end))
    at = end
  }
  return joined([...kept, bytes.subarray(at)])
}

const pngStart = 8
const pngKept: readonly string[] = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']

/** The PNG with its picture alone; unchanged from where it is no PNG. */
export function plainPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, pngStart)]
  let at = pngStart
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (end > bytes.length) break
    if (pngKept.includes(name)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return joined([...kept, bytes.subarray(at)])
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
