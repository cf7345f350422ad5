import { inflateSync } from 'node:zlib'

const headerLength = 44
const sfntHeaderLength = 12
const entryLength = 20
const recordLength = 16

/**
 * The TrueType font in a WOFF 1 file. A PDF library can read WOFF too, but inflates it anew for every glyph: seconds a
 * page instead of milliseconds. Throws Error for what is no WOFF 1.
 */
export function trueTypeOf(woff: Uint8Array): Uint8Array {
  const view = new DataView(woff.buffer, woff.byteOffset, woff.byteLength)
  if (view.getUint32(0) !== 0x774f4646) throw new Error('not a WOFF 1 font')
  const count = view.getUint16(12)
  const font = new Uint8Array(view.getUint32(16))
  const out = new DataView(font.buffer)
  writeHeader(out, view.getUint32(4), count)
  let at = sfntHeaderLength + count * recordLength
  for (let index = 0; index < count; index += 1) {
    const entry = headerLength + index * entryLength
    const offset = view.getUint32(entry + 4)
    const packed = woff.subarray(offset, offset + view.getUint32(entry + 8))
    const length = view.getUint32(entry + 12)
    font.set(packed.length === length ? packed : inflateSync(packed), at)
    const record = sfntHeaderLength + index * recordLength
    out.setUint32(record, view.getUint32(entry))
    out.setUint32(record + 4, view.getUint32(entry + 16))
    out.setUint32(record + 8, at)
    out.setUint32(record + 12, length)
    at += length + ((4 - (length % 4)) % 4)
  }
  return font
}

/** The first twelve bytes of a TrueType file: its flavour, the number of tables, and what helps to search them. */
function writeHeader(out: DataView, flavour: number, tables: number): void {
  const exponent = Math.floor(Math.log2(tables))
  const range = 2 ** exponent * recordLength
  out.setUint32(0, flavour)
  out.setUint16(4, tables)
  out.setUint16(6, range)
  out.setUint16(8, exponent)
  out.setUint16(10, tables * recordLength - range)
}
