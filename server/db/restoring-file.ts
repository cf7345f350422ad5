import { existsSync } from 'node:fs'
import { type DatabaseUrl, isPostgresUrl } from '../database-place.ts'
import { DatabaseError } from './database-error.ts'

/** Stands beside the place of a database from the beginning of a restore until the database is there as a whole. */
export function restoringFile(file: string): string {
  return `${file}.restoring`
}

/** A restore that was killed must not be followed by a new, empty database with its keys. Throws DatabaseError. */
export function requireNoHalfRestore(url: DatabaseUrl): void {
  if (isPostgresUrl(url) || !existsSync(restoringFile(url))) return
  throw new DatabaseError(
    `上次恢复没有做完，${url} 还不是完整的数据库。请重新运行 checkup restore；不再恢复的，删去 ${restoringFile(url)} 再启动。`,
  )
}
