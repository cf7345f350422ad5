/** Tables of a TrueType or OpenType font by their tag, without copying. */
export type Tables = ReadonlyMap<string, DataView>

const collectionTag = 'ttcf'

/** Offsets at which the fonts of a file begin: one, or those of a collection (.ttc). */
export function fontOffsets(file: Uint8Array): readonly number[] {
  const view = viewOf(file)
  if (tagAt(view, 0) !== collectionTag) return [0]
  return Array.from({ length: view.getUint32(8) }, (_, index) => view.getUint32(12 + index * 4))
}

/** @param offset one of fontOffsets */
export function tablesOf(file: Uint8Array, offset: number): Tables {
  const view = viewOf(file)
  const tables = new Map<string, DataView>()
  for (let index = 0; index < view.getUint16(offset + 4); index += 1) {
    const record = offset + 12 + index * 16
    const start = file.byteOffset + view.getUint32(record + 8)
    tables.set(tagAt(view, record), new DataView(file.buffer, start, view.getUint32(record + 12)))
  }
  return tables
}

/** The PostScript name, by which a font of a collection is asked for; null when it has none. */
export function postScriptName(tables: Tables): string | null {
  const name = tables.get('name')
  if (name === undefined) return null
  const strings = name.getUint16(4)
  for (let index = 0; index < name.getUint16(2); index += 1) {
    const record = 6 + index * 12
    const isUnicode = name.getUint16(record) === 3
    if (!isUnicode || name.getUint16(record + 6) !== 6) continue
    const start = strings + name.getUint16(record + 10)
    const letters = Array.from({ length: name.getUint16(record + 8) / 2 }, (_, at) => name.getUint16(start + at * 2))
    return String.fromCharCode(...letters)
  }
  return null
}

function viewOf(file: Uint8Array): DataView {
  return new DataView(file.buffer, file.byteOffset, file.byteLength)
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))
}
