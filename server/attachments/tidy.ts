import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeyRing } from '../keys.ts'
import { contentHash } from './content-hash.ts'
import { writeSealed } from './receive.ts'
import { openedFile, sealedWith } from './sealed-file.ts'
import { partialFolder, placeOf, shelve, storedIn } from './shelves.ts'

export interface Tidied {
  /** Files of uploads that never ended. */
  readonly cleared: number
  /** Files that lay in plain or under a key of before and are now sealed with the current one. */
  readonly sealed: number
}

/**
 * Takes away what writes that ended early left behind, and seals anew what lies in plain, as files from before they were
 * sealed do, or under a key of before. A file whose content is not what its name says is left for the check to tell.
 * Beside a running server, and beside others on the same folder.
 *
 * @param before milliseconds since 1970: a younger partial file may be one that is being written
 * @param signal ends it after the file at hand
 */
export async function tidyAttachments(
  folder: string,
  keys: KeyRing,
  before: number,
  signal?: AbortSignal,
): Promise<Tidied> {
  const cleared = await clearPartials(join(folder, partialFolder), before)
  let sealed = 0
  for (const sha256 of await storedIn(folder)) {
    if (signal?.aborted === true) break
    const place = placeOf(folder, sha256)
    const keyId = await sealedWith(place)
    const isOpen = keyId === null || (keyId !== keys.current.id && keys.find(keyId) !== null)
    if (!isOpen || (await contentHash(place, keys)) !== sha256) continue
    await sealAnew(folder, sha256, keys)
    sealed += 1
  }
  return { cleared, sealed }
}

async function clearPartials(folder: string, before: number): Promise<number> {
  if (!existsSync(folder)) return 0
  let cleared = 0
  for (const name of await readdir(folder)) {
    const place = join(folder, name)
    // Gone in the meantime: another server was faster, or the upload has ended.
    const { mtimeMs } = await stat(place).catch(() => ({ mtimeMs: Infinity }))
    if (mtimeMs >= before) continue
    await rm(place, { force: true })
    cleared += 1
  }
  return cleared
}

async function sealAnew(folder: string, sha256: string, keys: KeyRing): Promise<void> {
  const partial = join(folder, partialFolder, randomUUID())
  await mkdir(join(folder, partialFolder), { recursive: true, mode: 0o700 })
  try {
    await writeSealed(openedFile(placeOf(folder, sha256), keys), partial, keys)
    await shelve(partial, folder, sha256)
  } finally {
    await rm(partial, { force: true })
  }
}
