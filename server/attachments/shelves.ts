import { existsSync } from 'node:fs'
import { mkdir, readdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder } from '../audit/anchor-file.ts'

/** Of files that are being written; left behind by a crash, they hold nothing that was acknowledged. */
export const partialFolder = 'partial'

/** Where a content stands. Throws RangeError for what is no SHA-256: it would lead out of the folder. */
export function placeOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256')
  return join(folder, sha256.slice(0, 2), sha256)
}

/** Gives a whole file, that is on disk, its place among the stored ones, in place of what was there. */
export async function shelve(partial: string, folder: string, sha256: string): Promise<void> {
  const place = placeOf(folder, sha256)
  await mkdir(dirname(place), { recursive: true, mode: 0o700 })
  await rename(partial, place)
  await syncFolder(dirname(place))
  await syncFolder(folder)
}

/** Contents that are stored, in the order of their names. */
export async function storedIn(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  return names.filter((name) => /^[0-9a-f]{64}$/.test(name)).sort()
}
