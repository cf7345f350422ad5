import { createHash } from 'node:crypto'
import type { KeyRing } from '../keys.ts'
import { DamagedFileError, MissingKeyError, openedFile } from './sealed-file.ts'

/** SHA-256 of what a stored file holds, read a piece at a time; null when it does not open. */
export async function contentHash(place: string, keys: KeyRing): Promise<string | null> {
  const digest = createHash('sha256')
  try {
    for await (const piece of openedFile(place, keys)) digest.update(piece)
  } catch (error) {
    if (error instanceof DamagedFileError || error instanceof MissingKeyError) return null
    throw error
  }
  return digest.digest('hex')
}

export async function wholeFile(place: string, keys: KeyRing): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of openedFile(place, keys)) pieces.push(piece)
  return Buffer.concat(pieces)
}
