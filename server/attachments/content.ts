import { dwgVersion } from '#geo/read/dwg.ts'
import type { AttachmentKind } from './kinds.ts'

/** Bytes of the beginning and of the end that tell what a file is. */
export const tellingBytes = 4096

/** What an archive is stands inside it. */
export type SeenKind = AttachmentKind | 'zip'

/**
 * What a file is by its first and last bytes; null for everything that is not accepted (HTML, scripts, programs, old
 * Office files) and for pictures and PDFs whose end is missing.
 */
export function seenKind(head: Uint8Array, tail: Uint8Array): SeenKind | null {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return 'zip'
  if (startsWith(head, [0x25, 0x50, 0x44, 0x46, 0x2d])) return textOf(tail).includes('%%EOF') ? 'pdf' : null
  if (startsWith(head, [0xff, 0xd8, 0xff])) return hasLate(tail, [0xff, 0xd9]) ? 'jpeg' : null
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return hasLate(tail, [0x49, 0x45, 0x4e, 0x44]) ? 'png' : null
  if (dwgVersion(head) !== null) return 'dwg'
  const text = textOf(head).replace(/^\u00ef\u00bb\u00bf/, '')
  if (/^\s*\{/.test(text) && /"(type|crs|name|features|bbox)"/.test(text)) return 'geojson'
  // A text DXF begins with a section, or with comments (999) before it.
  if (/^(\s*999\r?\n.*\r?\n)*\s*0\r?\n\s*SECTION\r?\n/.test(text)) return 'dxf'
  return null
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

/** Some cameras and scanners write padding after the end. */
function hasLate(tail: Uint8Array, mark: readonly number[]): boolean {
  return Buffer.from(tail).includes(Buffer.from(mark))
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
