export interface PngHead {
  readonly width: number
  readonly height: number
  /** Whether every pixel says how far it is seen through. */
  readonly hasAlpha: boolean
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** The head of a PNG (ISO/IEC 15948, 11.2.2), or null when the bytes are no PNG. */
export function pngHead(bytes: Uint8Array): PngHead | null {
  if (bytes.length < 26 || signature.some((byte, index) => bytes[index] !== byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const colorType = view.getUint8(25)
  return { width: view.getUint32(16), height: view.getUint32(20), hasAlpha: colorType === 4 || colorType === 6 }
}
