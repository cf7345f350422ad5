import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { attachmentFolder } from '../attachments/place.ts'
import { partialFolder } from '../attachments/shelves.ts'
import type { Manifest } from './manifest.ts'

/**
 * Puts the attachments of a backup into their folder; what is there already stays. Each gets its name only when it is
 * whole: one that was cut short by a full disk would be taken for there by the next attempt.
 *
 * @param made what was put somewhere so far
 */
export async function restoreAttachments(
  folder: string,
  { files }: Manifest,
  place: string,
  made: string[],
): Promise<void> {
  const prefix = `${attachmentFolder}/`
  for (const { path } of files) {
    if (!path.startsWith(prefix)) continue
    const to = join(place, path.slice(prefix.length))
    if (existsSync(to)) continue
    const partial = join(place, partialFolder, randomUUID())
    made.push(partial)
    await mkdir(dirname(partial), { recursive: true, mode: 0o700 })
    await copyFile(join(folder, path), partial)
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    await rename(partial, to)
    made.push(to)
  }
}
