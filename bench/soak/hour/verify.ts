import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { songjiang } from '#core/vocabulary/district.ts'
import { operator } from '#server/actions/actor.ts'
import { anchorFiles } from '#server/audit/anchor-file.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { type Verified, verifyDatabase } from '#server/backup/verify-database.ts'
import { keyFileOf, loadKeys } from '#server/keys.ts'

const keys = { data: null, audit: null }
const by = { username: operator.username, role: operator.role }

/** The database with its audit log and anchors, after the server has ended. */
export async function verifyAll(database: string): Promise<readonly Verified[]> {
  const { code: district } = songjiang
  const { keys: loaded } = loadKeys({ databaseUrl: database, keys })
  return verifyDatabase({ url: database, district, keys: loaded, anchorFiles: anchorFiles(database, district, null) })
}

/** Restores the newest of the backups and verifies it; how many there are. */
export async function verifyNewest(database: string, backups: string): Promise<readonly [number, readonly Verified[]]> {
  const names = readdirSync(backups).sort()
  const newest = names.at(-1)
  if (newest === undefined) return [0, []]
  const { checks } = await restoreBackup({
    from: join(backups, newest),
    to: join(backups, '../restored.sqlite'),
    keys,
    keyFile: keyFileOf(database),
    by,
  })
  return [names.length, checks]
}
