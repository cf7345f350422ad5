/** Writes a .shp as the ESRI paper of 1998 says, for broken files; the whole ones in the fixtures are GDAL's. */
export function shpOf(records: readonly (readonly (readonly (readonly [number, number])[])[])[]): Uint8Array {
  const contents = records.map(polygonContent)
  const bytes = contents.reduce((sum, content) => sum + 8 + content.byteLength, 100)
  const file = new DataView(new ArrayBuffer(bytes))
  file.setInt32(0, 9994)
  file.setInt32(24, bytes / 2)
  file.setInt32(28, 1000, true)
  file.setInt32(32, 5, true)
  let at = 100
  contents.forEach((content, index) => {
    file.setInt32(at, index + 1)
    file.setInt32(at + 4, content.byteLength / 2)
    new Uint8Array(file.buffer).set(new Uint8Array(content), at + 8)
    at += 8 + content.byteLength
  })
  return new Uint8Array(file.buffer)
}

function polygonContent(rings: readonly (readonly (readonly [number, number])[])[]): ArrayBuffer {
  const points = rings.flat()
  const view = new DataView(new ArrayBuffer(44 + rings.length * 4 + points.length * 16))
  view.setInt32(0, 5, true)
  view.setInt32(36, rings.length, true)
  view.setInt32(40, points.length, true)
  let first = 0
  rings.forEach((ring, index) => {
    view.setInt32(44 + index * 4, first, true)
    first += ring.length
  })
  points.forEach(([x, y], index) => {
    view.setFloat64(44 + rings.length * 4 + index * 16, x, true)
    view.setFloat64(52 + rings.length * 4 + index * 16, y, true)
  })
  return view.buffer
}

/** A .dbf of one text column. */
export function dbfOf(name: string, values: readonly Uint8Array[], width = 20): Uint8Array {
  const bytes = new Uint8Array(65 + values.length * (width + 1))
  const view = new DataView(bytes.buffer)
  view.setUint8(0, 3)
  view.setUint32(4, values.length, true)
  view.setUint16(8, 65, true)
  view.setUint16(10, width + 1, true)
  bytes.set(new TextEncoder().encode(name), 32)
  bytes[43] = 'C'.charCodeAt(0)
  bytes[48] = width
  bytes[64] = 0x0d
  values.forEach((value, index) => {
    const at = 65 + index * (width + 1)
    bytes.fill(0x20, at, at + width + 1)
    bytes.set(value.subarray(0, width), at + 1)
  })
  return bytes
}
