import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A committed template. */
export async function committed(name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(join(import.meta.dirname, '../../templates/out', name)))
}
