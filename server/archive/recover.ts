import { instantText } from '../clock.ts'
import { runningArchives, updateArchive } from '../db/archive-packages.ts'
import type { Service } from '../service.ts'
import { stoppedWithServer } from './running.ts'

/** Where several servers share the database, another may still be writing. */
const longestMilliseconds = 3_600_000

/**
 * At the start of a server: what was being written died with the process that wrote it; it is begun anew by hand.
 * @param now what began later is none of them; epoch milliseconds
 */
export async function recoverArchives(
  { database, clock, district: { code } }: Service,
  now = clock.now(),
): Promise<void> {
  const startedBy = instantText(now - (database.isShared ? longestMilliseconds : 0))
  await database.write(async (db) => {
    for (const { cycle, number, started_at } of await runningArchives(db, code)) {
      if (started_at > startedBy) continue
      const failure = stoppedWithServer
      await updateArchive(db, code, cycle, number, { state: 'failed', failure, finished_at: instantText(now) })
    }
  })
}
