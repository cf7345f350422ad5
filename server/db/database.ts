import { songjiang } from '#core/vocabulary/district.ts'
import { type DatabaseUrl, isPostgresUrl } from '../database-place.ts'
import type { Vault } from '../vault.ts'
import { tellFullStorage } from './full-storage.ts'
import { openSqlite } from './open-sqlite.ts'
import type { Job, QueueCounts, QueueLimits } from './queue.ts'

/** A database whose every access is a transaction: reads see one moment, writes are on disk when they resolve. */
export interface Database {
  /** Its place, for a child process that opens its own reading connection. */
  readonly url: DatabaseUrl
  /** Other servers may be at work in it. */
  readonly isShared: boolean
  read<Result>(job: Job<Result>): Promise<Result>
  /** One writer of a district at a time: what a job has read stays true until its commit. */
  write<Result>(job: Job<Result>): Promise<Result>
  /** What personal data is sealed with; a child process that reads by itself is handed its keys. */
  readonly vault: Vault | null
  /** After much was written at once: what is asked next is then planned on what is there now. */
  refreshStatistics(): Promise<void>
  /** What the writing side has done, for metrics. */
  counts(): QueueCounts
  /** Lets the waiting jobs end and closes the connections. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** The one whose writers wait for each other. */
  readonly district?: string
  readonly limits?: Partial<QueueLimits>
  /** Seals personal data. Without one it is stored as it is: for tests of the storage itself. */
  readonly vault?: Vault
  /** False: a database of a program before is refused and not brought to the newest schema. */
  readonly upgrades?: boolean
}

/**
 * Jobs of a few milliseconds share a commit; a long one, such as a table of 500 rows, ends its group. More jobs in
 * waiting than these would be answered after their client has given up.
 */
const usualLimits: QueueLimits = { groupJobs: 64, groupMilliseconds: 50, waiting: 1000 }

/**
 * Opens the database and brings it to the newest schema. A SQLite file is made when missing, readable by its owner only.
 * Throws DatabaseError when PostgreSQL cannot be reached or is set up so that it might lose what it has confirmed.
 */
export async function openDatabase(url: DatabaseUrl, options: DatabaseOptions = {}): Promise<Database> {
  const limits = { ...usualLimits, ...options.limits }
  const { district = songjiang.code, vault = null, upgrades = true } = options
  const database = await (isPostgresUrl(url)
    ? (await postgres()).openPostgres(url, district, limits, vault, upgrades)
    : openSqlite(url, limits, vault, upgrades))
  return { ...database, write: (job) => database.write(job).catch(tellFullStorage) }
}

/** Its driver is loaded where it is used: most servers start without it. */
function postgres(): Promise<typeof import('./open-postgres.ts')> {
  return import('./open-postgres.ts')
}
