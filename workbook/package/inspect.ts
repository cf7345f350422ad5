import { refuse } from '../refuse.ts'
import { listParts, type PartEntry } from './parts.ts'

/** What a file may be before anything in it is inflated. */
export interface PackageLimits {
  readonly bytes: number
  readonly parts: number
  readonly inflatedBytes: number
}

export const packageLimits: PackageLimits = { bytes: 20 * 1024 * 1024, parts: 500, inflatedBytes: 200_000_000 }

/**
 * The parts of a file that claims to be an .xlsx. This is the browser's guard; the server's reads the real bytes as
 * well. Problems: workbook-too-large, workbook-encrypted, workbook-old-format, not-a-workbook, workbook-damaged,
 * workbook-too-many-parts, workbook-bomb, workbook-macro, workbook-active-content.
 */
export function inspectPackage(bytes: Uint8Array, limits: PackageLimits = packageLimits): readonly PartEntry[] {
  if (bytes.length > limits.bytes) throw refuse('workbook-too-large', { limitBytes: limits.bytes })
  refuseOtherFormats(bytes)
  const parts = listParts(bytes)
  const names = new Set(parts.map((part) => part.name))
  if (!names.has('[Content_Types].xml')) throw refuse('not-a-workbook', { found: 'zip' })
  if (parts.length > limits.parts) throw refuse('workbook-too-many-parts', { limit: limits.parts })
  const inflated = parts.reduce((sum, part) => sum + part.inflatedBytes, 0)
  if (inflated > limits.inflatedBytes) throw refuse('workbook-bomb', { reason: `${inflated}` })
  for (const { name } of parts) {
    if (/(^|\/)vbaProject\.bin$/i.test(name)) throw refuse('workbook-macro', {})
    if (/(^|\/)activeX\//i.test(name)) throw refuse('workbook-active-content', { part: name })
  }
  return parts
}

function refuseOtherFormats(bytes: Uint8Array): void {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return
  if (!startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw refuse('not-a-workbook', { found: kindOf(bytes) })
  // Both an encrypted .xlsx and an old .xls are OLE files; only the first has a stream of this name.
  const stream = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
  throw includes(bytes, stream) ? refuse('workbook-encrypted', {}) : refuse('workbook-old-format', {})
}

function kindOf(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) return 'png'
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return 'pdf'
  if (startsWith(bytes, [0x3c])) return 'html'
  return 'unknown'
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function includes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.indexOf(wanted[0] ?? 0); at !== -1; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}
