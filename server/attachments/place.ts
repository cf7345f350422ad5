import { dirname, join, resolve } from 'node:path'
import { type DatabaseUrl, isPostgresUrl } from '../database-place.ts'

/** Folder of attachments beside the database and in a backup. */
export const attachmentFolder = 'attachments'

/**
 * The folder of attachments: the one that was set, else beside the SQLite file. With PostgreSQL every server must see
 * the same folder, so that one is to be set; without it, one below the working folder is used.
 */
export function attachmentsFolder(databaseUrl: DatabaseUrl, configured: string | null): string {
  if (configured !== null) return resolve(configured)
  return isPostgresUrl(databaseUrl) ? resolve('data', attachmentFolder) : join(dirname(databaseUrl), attachmentFolder)
}
