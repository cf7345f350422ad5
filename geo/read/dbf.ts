import { boundaryLimits } from '../limits.ts'
import { refuse } from '../refuse.ts'
import type { Attribute } from '../shape.ts'
import { type DecodeText, decodeEither } from './decode.ts'

const headerBytes = 32
const columnBytes = 32
const endOfColumns = 0x0d
/** Mark of a record that was deleted. */
const deleted = 0x2a

interface Column {
  readonly name: string
  readonly offset: number
  readonly length: number
}

/**
 * Attributes of each record of a .dbf, as texts; names and texts in UTF-8 or GBK, whatever a .cpg may say, as programs
 * write it wrongly. Null where a text is neither. Problem: boundary-damaged.
 *
 * @param wanted records, as many as the .shp has
 */
export function readDbf(
  bytes: Uint8Array,
  wanted: number,
  decode: DecodeText,
): readonly (readonly Attribute[])[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < headerBytes) throw damaged('文件头不完整')
  const [records, start, length] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)]
  if (records !== wanted) throw damaged(`有 ${records} 条记录，.shp 有 ${wanted} 条`)
  if (start + records * length > bytes.length) throw damaged('文件不完整，应更长')
  const columns = columnsOf(bytes, start, decode)
  if (columns === null) return null
  const rows: (readonly Attribute[])[] = []
  for (let record = 0; record < records; record += 1) {
    const row = bytes.subarray(start + record * length, start + (record + 1) * length)
    const attributes = row[0] === deleted ? [] : attributesOf(row, columns, decode)
    if (attributes === null) return null
    rows.push(attributes)
  }
  return rows
}

function columnsOf(bytes: Uint8Array, start: number, decode: DecodeText): readonly Column[] | null {
  const columns: Column[] = []
  let offset = 1
  for (let at = headerBytes; at + columnBytes <= start && bytes[at] !== endOfColumns; at += columnBytes) {
    const name = textOf(bytes.subarray(at, at + 11), decode)
    if (name === null) return null
    const length = bytes[at + 16] ?? 0
    columns.push({ name, offset, length })
    offset += length
  }
  return columns.slice(0, boundaryLimits.attributes)
}

function attributesOf(row: Uint8Array, columns: readonly Column[], decode: DecodeText): readonly Attribute[] | null {
  const attributes: Attribute[] = []
  for (const { name, offset, length } of columns) {
    const value = textOf(row.subarray(offset, offset + length), decode)
    if (value === null) return null
    if (value !== '') attributes.push([name, value])
  }
  return attributes
}

/** Up to the first NUL, without the blanks around it. A character that was cut off at the end of the cell is left out. */
function textOf(bytes: Uint8Array, decode: DecodeText): string | null {
  const end = bytes.indexOf(0)
  const used = end === -1 ? bytes : bytes.subarray(0, end)
  const text =
    decodeEither(used, decode) ??
    decodeEither(used.subarray(0, -1), decode) ??
    decodeEither(used.subarray(0, -2), decode)
  return text === null ? null : text.trim().slice(0, boundaryLimits.attributeLength)
}

function damaged(reason: string): Error {
  return refuse('boundary-damaged', { part: '.dbf', reason })
}
