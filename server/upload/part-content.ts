import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { refuse } from '#workbook/refuse.ts'
import { uploadLimits } from './limits.ts'

const forbiddenXml = ['<!DOCTYPE', '<!ENTITY']
/** Not `binary.macroEnabled.main`: SheetJS declares it for an extension that it does not use. */
const programTypes = /\.macroEnabled\.main\+xml|ms-office\.vbaProject|macrosheet\+xml/i
/** Bytes; longer than any forbidden word. */
const overlap = 64

/**
 * Refuses what the directory says about a part before a byte of it is inflated. Problems: workbook-damaged,
 * workbook-bomb.
 */
export function refuseDeclaration(entry: Entry, name: string): void {
  const packed = entry.compressedSize
  const inflated = entry.uncompressedSize
  if (entry.isEncrypted()) throw refuse('workbook-damaged', { reason: `encrypted-part: ${name}` })
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw refuse('workbook-damaged', { reason: `compression-method: ${name}` })
  }
  if (entry.extraFields.some((field) => field.id === 1)) throw refuse('workbook-damaged', { reason: `zip64: ${name}` })
  if (inflated > uploadLimits.partBytes) throw refuse('workbook-bomb', { reason: `${name}: ${inflated} B` })
  if (inflated > uploadLimits.ratioFromBytes && inflated > packed * uploadLimits.ratio) {
    throw refuse('workbook-bomb', { reason: `${name}: ${Math.round(inflated / Math.max(packed, 1))}:1` })
  }
}

/**
 * Inflates a part piece by piece without keeping it, and refuses it when its real bytes are not what the directory
 * says, or when an XML part declares a document type or entities, wherever it hides them. Problems: workbook-bomb,
 * workbook-damaged, workbook-unsafe-xml, workbook-macro.
 */
export async function refuseContent(zip: ZipFile, entry: Entry, name: string): Promise<void> {
  const isXml = /\.(xml|rels|vml)$/i.test(name)
  let bytes = 0
  let checksum = 0
  let tail: Buffer = Buffer.alloc(0)
  for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    if (isXml && bytes === 0) refuseWideEncoding(piece, name)
    bytes += piece.length
    if (bytes > entry.uncompressedSize) throw refuse('workbook-bomb', { reason: `size: ${name}` })
    checksum = crc32(piece, checksum)
    if (isXml) tail = refuseForbiddenText(Buffer.concat([tail, piece]), name)
  }
  if (bytes !== entry.uncompressedSize) throw refuse('workbook-damaged', { reason: `size: ${name}` })
  if (checksum !== entry.crc32) throw refuse('workbook-damaged', { reason: `checksum: ${name}` })
}

/** UTF-16 and UTF-32 would hide the forbidden text from a search by bytes; the programs in use write UTF-8. */
function refuseWideEncoding(piece: Buffer, name: string): void {
  const isMarked = (piece[0] === 0xfe && piece[1] === 0xff) || (piece[0] === 0xff && piece[1] === 0xfe)
  if (isMarked || piece.subarray(0, 4).includes(0)) throw refuse('workbook-unsafe-xml', { part: name })
}

/** The end of the text, where a forbidden word may have begun. */
function refuseForbiddenText(text: Buffer, name: string): Buffer {
  if (forbiddenXml.some((word) => text.includes(word))) throw refuse('workbook-unsafe-xml', { part: name })
  if (name === '[Content_Types].xml' && programTypes.test(text.toString('latin1'))) {
    throw refuse('workbook-macro', {})
  }
  return text.subarray(Math.max(0, text.length - overlap))
}
