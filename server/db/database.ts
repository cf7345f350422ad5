import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely } from 'kysely'
import { migrate } from './migrate.ts'
import { createQueue, type Job } from './queue.ts'
import type { Schema } from './schema.ts'
import { readerDialect, writerDialect } from './sqlite.ts'

/** A database whose every access is a transaction: reads see one moment, writes are on disk when they resolve. */
export interface Database {
  /** Place of the file, for a child process that opens its own reading connection. */
  readonly file: string
  read<Result>(job: Job<Result>): Promise<Result>
  write<Result>(job: Job<Result>): Promise<Result>
  /** Lets the waiting jobs end, empties the write-ahead log and closes the file. */
  close(): Promise<void>
}

/** Opens the SQLite file (made when missing, readable by its owner only) and brings it to the newest schema. */
export async function openDatabase(file: string): Promise<Database> {
  mkdirSync(dirname(file), { recursive: true })
  const { dialect, checkpoint } = writerDialect(file)
  chmodSync(file, 0o600)
  const writing = new Kysely<Schema>({ dialect })
  await migrate(writing)
  const reading = new Kysely<Schema>({ dialect: readerDialect(file) })
  const writes = createQueue(writing)
  const reads = createQueue(reading)
  return {
    file,
    read: (job) => reads.run(job),
    write: (job) => writes.run(job),
    async close() {
      await Promise.all([reads.idle(), writes.idle()])
      await reading.destroy()
      checkpoint()
      await writing.destroy()
    },
  }
}
