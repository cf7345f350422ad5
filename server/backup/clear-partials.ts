import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isBackupName, partialEnding } from './backup-name.ts'

/** A backup under way writes all the time but while it computes its sums at the end; one silent for longer is dead. */
const silentMilliseconds = 6 * 3_600_000

/** Takes away what backups into that folder left behind when they were killed; another may be at work beside us. */
export async function clearPartials(folder: string, district: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(partialEnding) || !isBackupName(name.slice(0, -partialEnding.length), district)) continue
    const partial = join(folder, name)
    if ((await lastWrittenAt(partial)) < Date.now() - silentMilliseconds)
      await rm(partial, { recursive: true, force: true })
  }
}

/** By the clock of the file system; what is taken away meanwhile is another's business. */
async function lastWrittenAt(folder: string): Promise<number> {
  try {
    const inside = await readdir(folder, { recursive: true })
    const times = [folder, ...inside.map((name) => join(folder, name))].map(async (path) => (await stat(path)).mtimeMs)
    return Math.max(...(await Promise.all(times)))
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
