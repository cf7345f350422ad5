import { createHash } from 'node:crypto'
import type { ZippedFile } from '#workbook/zip.ts'

/** A file that went by, as manifests list it. */
export interface HashedFile {
  readonly name: string
  readonly sha256: string
  readonly size: number
}

/** The same file; `told` hears of it when its last byte has gone by. */
export function hashed({ name, bytes }: ZippedFile, told: (file: HashedFile) => void): ZippedFile {
  async function* counted(): AsyncGenerator<Uint8Array, void> {
    const digest = createHash('sha256')
    let size = 0
    for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
      digest.update(piece)
      size += piece.length
      yield piece
    }
    told({ name, sha256: digest.digest('hex'), size })
  }
  return { name, bytes: counted() }
}
