import { inflateSync } from 'node:zlib'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green, blue, alpha of each pixel, row by row. */
  readonly data: Uint8Array
}

/** The pixels of a PNG with eight bits a channel and alpha, as browsers write it (ISO/IEC 15948, clauses 9 and 11). */
export function pngPixels(png: Uint8Array): Pixels {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const [width, height, depth, color] = [view.getUint32(16), view.getUint32(20), view.getUint8(24), view.getUint8(25)]
  if (depth !== 8 || color !== 6) throw new Error(`not eight bits of red, green, blue, alpha: ${depth}, ${color}`)
  const parts: Uint8Array[] = []
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at)
    if (String.fromCharCode(...png.subarray(at + 4, at + 8)) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return { width, height, data: unfiltered(inflateSync(Buffer.concat(parts)), width * 4, height) }
}

function unfiltered(raw: Uint8Array, rowBytes: number, height: number): Uint8Array {
  const data = new Uint8Array(rowBytes * height)
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (rowBytes + 1)] ?? 0
    for (let column = 0; column < rowBytes; column += 1) {
      const at = row * rowBytes + column
      const left = column < 4 ? 0 : (data[at - 4] ?? 0)
      const up = row === 0 ? 0 : (data[at - rowBytes] ?? 0)
      const corner = column < 4 || row === 0 ? 0 : (data[at - rowBytes - 4] ?? 0)
      const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)]
      data[at] = (raw[row * (rowBytes + 1) + 1 + column] ?? 0) + (guesses[filter] ?? 0)
    }
  }
  return data
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
