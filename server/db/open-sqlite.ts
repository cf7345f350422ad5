import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely } from 'kysely'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Vault } from '../vault.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { createQueue, type QueueLimits } from './queue.ts'
import { sqlState } from './retry.ts'
import type { Schema } from './schema.ts'
import { sealingPlugins } from './sealed-columns.ts'
import { readerDialect, writerDialect } from './sqlite.ts'

/** One connection that writes, fed by a queue, and one that reads beside it. */
export async function openSqlite(
  file: string,
  limits: QueueLimits,
  vault: Vault | null,
  upgrades: boolean,
): Promise<Database> {
  mkdirSync(dirname(file), { recursive: true })
  const { dialect, checkpoint } = writerDialect(file)
  chmodSync(file, 0o600)
  const plugins = sealingPlugins(vault)
  const writing = new Kysely<Schema>({ dialect, plugins })
  await migrate(writing, upgrades).catch(async (error: unknown) => {
    await writing.destroy()
    throw error
  })
  const reader = readerDialect(file)
  const reading = new Kysely<Schema>({ dialect: reader.dialect, plugins })
  const writes = createQueue(writing, limits)
  // Each read begins anew, or it would miss what was committed while others of its group were read.
  const reads = createQueue(reading, { ...limits, groupJobs: 1 })
  return {
    url: file,
    isShared: false,
    vault,
    read: (job) => reads.run(job),
    write: (job) => writes.run(job).catch(tellHeldFile),
    // It goes by the indexes alone.
    refreshStatistics: async () => undefined,
    counts: () => writes.counts(),
    async close() {
      await Promise.all([reads.idle(), writes.idle()])
      await reading.destroy()
      reader.close()
      // Empties the write-ahead log: one file is the whole database.
      checkpoint()
      await writing.destroy()
    },
  }
}

/** Another program at the same file, such as an administrator's own tool, kept it longer than we wait: nothing was done. */
function tellHeldFile(error: unknown): never {
  throw sqlState(error).startsWith('SQLITE_BUSY')
    ? new ProblemError(problem('too-busy', { retryAfterSeconds: 5 }))
    : error
}
