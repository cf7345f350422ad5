import { Kysely } from 'kysely'
import { type DatabaseUrl, isPostgresUrl } from '../database-place.ts'
import type { Vault } from '../vault.ts'
import { postgresDialect } from './postgres.ts'
import type { Job } from './queue.ts'
import type { Schema } from './schema.ts'
import { sealingPlugins } from './sealed-columns.ts'
import { readerDialect } from './sqlite.ts'

/** Reads a database that a server has opened and brought to the newest schema, from a process beside it. */
export interface Reader {
  /** Sees one moment, however long it takes. */
  read<Result>(job: Job<Result>): Promise<Result>
  close(): Promise<void>
}

export function openReader(url: DatabaseUrl, vault: Vault | null = null): Reader {
  const dialect = isPostgresUrl(url) ? postgresDialect(url, 1) : readerDialect(url).dialect
  const db = new Kysely<Schema>({ dialect, plugins: sealingPlugins(vault) })
  return {
    read: (job) => readAtOneMoment(db, job),
    close: () => db.destroy(),
  }
}

/** SQLite's connection reads only and sees one moment anyway; PostgreSQL is told to. */
export function readAtOneMoment<Result>(db: Kysely<Schema>, job: Job<Result>): Promise<Result> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(job)
}
