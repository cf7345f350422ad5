import { refuse } from '#workbook/refuse.ts'

const endSignature = 0x06054b50
const endLength = 22

/**
 * Refuses an archive whose directory could be read in two ways, so that the guard and the reader cannot be made to see
 * different files: one end record in the last 22 bytes, no comment, no second disk, no zip64, and the directory lies
 * directly before its end. Excel, WPS, LibreOffice and the usual libraries write nothing else. Problem: workbook-damaged.
 */
export function refuseAmbiguousDirectory(bytes: Uint8Array): void {
  const at = bytes.length - endLength
  if (at < 0) throw refuse('workbook-damaged', { reason: 'truncated' })
  const end = new DataView(bytes.buffer, bytes.byteOffset + at, endLength)
  if (end.getUint32(0, true) !== endSignature) throw refuse('workbook-damaged', { reason: 'truncated' })
  const isOneDisk = end.getUint16(4, true) === 0 && end.getUint16(6, true) === 0
  const isCountedOnce = end.getUint16(8, true) === end.getUint16(10, true)
  const isAdjacent = end.getUint32(12, true) + end.getUint32(16, true) === at
  if (!isOneDisk || !isCountedOnce || !isAdjacent) {
    throw refuse('workbook-damaged', { reason: 'ambiguous-directory' })
  }
}
