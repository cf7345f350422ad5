import { Kysely, sql, type Transaction } from 'kysely'
import { malformed } from '#core/error/malformed.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type DatabaseUrl, shownUrl } from '../database-place.ts'
import type { Vault } from '../vault.ts'
import type { Database } from './database.ts'
import { DatabaseError } from './database-error.ts'
import { migrate } from './migrate.ts'
import { postgresDialect } from './postgres.ts'
import type { Job, QueueLimits } from './queue.ts'
import { readAtOneMoment } from './reader.ts'
import { isRefusedCharacter, retried, sqlState } from './retry.ts'
import type { Schema } from './schema.ts'
import { sealingPlugins } from './sealed-columns.ts'
import { createStatistics } from './statistics.ts'

/** Apart, so that writers who wait for their district do not take the readers' connections. */
const writingConnections = 4
const readingConnections = 8
const lockNotAvailable = '55P03'

/** Pools of connections: several processes may share the database, whose locks order their writers. */
export async function openPostgres(
  url: DatabaseUrl,
  district: string,
  limits: QueueLimits,
  vault: Vault | null,
  upgrades: boolean,
): Promise<Database> {
  const plugins = sealingPlugins(vault)
  const writing = new Kysely<Schema>({ dialect: postgresDialect(url, writingConnections), plugins })
  const reading = new Kysely<Schema>({ dialect: postgresDialect(url, readingConnections), plugins })
  const counts = { commits: 0, jobs: 0, largestGroup: 0, refused: 0 }
  const running = new Set<Promise<unknown>>()
  const statistics = createStatistics(reading)
  try {
    await requireSafe(writing, url)
    await migrate(writing, upgrades)
  } catch (error) {
    await Promise.all([writing.destroy(), reading.destroy()])
    throw error
  }

  function admitted<Result>(work: () => Promise<Result>): Promise<Result> {
    if (running.size >= limits.waiting) {
      counts.refused += 1
      return Promise.reject(tooBusy())
    }
    return followed(work())
  }

  /** Closing waits for it. */
  function followed<Result>(result: Promise<Result>): Promise<Result> {
    const ended = result.catch(() => undefined).finally(() => running.delete(ended))
    running.add(ended)
    return result
  }

  async function write<Result>(job: Job<Result>): Promise<Result> {
    const transaction = writing.transaction().setIsolationLevel('read committed')
    const result = await retried(() =>
      transaction.execute(async (db) => {
        await lockDistrict(db, district)
        return job(db)
      }),
    )
    counts.commits += 1
    counts.jobs += 1
    counts.largestGroup = 1
    // Beside the answer; what fails here fails again, and is told, where it matters.
    followed(statistics.committed()).catch(() => undefined)
    return result
  }

  return {
    url,
    isShared: true,
    vault,
    write: (job) => admitted(() => toldApart(write(job))),
    read: (job) => admitted(() => toldApart(readAtOneMoment(reading, job))),
    refreshStatistics: () => followed(statistics.refresh()),
    counts: () => ({ ...counts, waiting: running.size }),
    async close() {
      await Promise.all(running)
      await Promise.all([writing.destroy(), reading.destroy()])
    },
  }
}

/** What is no defect of ours: the writers before took too long, or what was sent has a character that is none. */
function toldApart<Result>(result: Promise<Result>): Promise<Result> {
  return result.catch((error: unknown) => {
    if (sqlState(error) === lockNotAvailable) throw tooBusy()
    if (!isRefusedCharacter(error)) throw error
    throw malformed('', '含有不能保存的字符 U+0000')
  })
}

function tooBusy(): ProblemError {
  return new ProblemError(problem('too-busy', { retryAfterSeconds: 2 }))
}

/**
 * Whoever writes in a district holds the row of its change counter until the commit. So its writers, of all processes,
 * come one after the other and every statement of a job sees what the one before has committed; the server sequence
 * grows in the order of the commits, and whoever has read up to a number misses none below it.
 */
async function lockDistrict(db: Transaction<Schema>, district: string): Promise<void> {
  if (await isHeld(db, district)) return
  await db
    .insertInto('counter')
    .values({ district, name: 'change', value: 0 })
    .onConflict((conflict) => conflict.columns(['district', 'name']).doNothing())
    .execute()
  if (!(await isHeld(db, district))) throw new Error(`no change counter of ${district}`)
}

async function isHeld(db: Transaction<Schema>, district: string): Promise<boolean> {
  const row = await db
    .selectFrom('counter')
    .select('value')
    .where('district', '=', district)
    .where('name', '=', 'change')
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** Refuses a database that cannot be reached, or that answers before it has written, or that cannot hold Chinese. */
async function requireSafe(db: Kysely<Schema>, url: DatabaseUrl): Promise<void> {
  const show = async (setting: string): Promise<string> => {
    const { rows } = await sql<{ value: string }>`select current_setting(${setting}) as value`.execute(db)
    return rows[0]?.value ?? ''
  }
  const encoding = await show('server_encoding').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DatabaseError(
      `不能连接数据库 ${shownUrl(url)}：${reason}。请核对 DATABASE_URL，并确认 PostgreSQL 已启动。`,
      error,
    )
  })
  if (encoding !== 'UTF8') {
    throw new DatabaseError(
      `数据库 ${shownUrl(url)} 的编码是 ${encoding}，不能保存全部汉字。请新建编码为 UTF8 的数据库。`,
    )
  }
  if ((await show('synchronous_commit')) === 'off') {
    throw new DatabaseError(
      `数据库 ${shownUrl(url)} 的 synchronous_commit 为 off，断电时会丢失已答复的数据。请设为 on 后再启动。`,
    )
  }
}
