import { Kysely, sql, type Transaction } from 'kysely'
import { songjiang } from '#core/vocabulary/district.ts'
import { instantText, systemClock } from '../clock.ts'
import { type DatabaseUrl, isPostgresUrl, shownUrl } from '../database-place.ts'
import { DatabaseError } from './database-error.ts'
import { migrationsOf, type TableShape, tablesOf } from './describe.ts'
import { type Hold, holdDatabase } from './hold.ts'
import { migrate, requireKnown } from './migrate.ts'
import { postgresDialect } from './postgres.ts'
import { writeProperty } from './properties.ts'
import { isRefusedCharacter } from './retry.ts'
import type { Schema } from './schema.ts'
import { readerDialect } from './sqlite.ts'
import { addRows, readTable, type TableContent } from './table-content.ts'

/** Tells of every table when it has been copied and read back. */
export type MoveProgress = (content: TableContent) => void

/**
 * Copies a SQLite database into an empty PostgreSQL database, as it is: what was sealed stays sealed, under the same
 * keys. In one transaction: every table is read back and compared before the commit, and what fails leaves the target
 * empty. Throws DatabaseError, in a sentence, when the source is not there, of another version, served or changed
 * meanwhile, when the target is not empty, or when something differs.
 */
export async function moveDatabase(from: DatabaseUrl, to: DatabaseUrl, told: MoveProgress): Promise<void> {
  if (isPostgresUrl(from) || !isPostgresUrl(to)) {
    throw new DatabaseError(
      '只能从 SQLite 文件移到 PostgreSQL：--from sqlite:文件 --to postgres://用户:密码@主机/数据库。',
    )
  }
  // Before the lock, which would make the folder of a path that was mistyped.
  const source = new Kysely<Schema>({ dialect: openSource(from) })
  const hold = await heldOr(from, () => source.destroy())
  const target = new Kysely<Schema>({ dialect: postgresDialect(to, 1) })
  try {
    await migrate(target).catch((error: unknown) => {
      if (error instanceof DatabaseError) throw error
      throw new DatabaseError(`不能使用目标数据库 ${shownUrl(to)}：${reasonOf(error)}。`, error)
    })
    const before = await changesBeside(source)
    await target.transaction().execute(async (writing) => {
      await source.transaction().execute(async (reading) => {
        const moved = { tables: 0, rows: 0 }
        for (const table of await movable(reading, writing, to)) {
          const content = await moveTable(reading, writing, table)
          moved.tables += 1
          moved.rows += content.rows
          told(content)
        }
        // The keys of the log are not at hand here: whoever opens the database first puts it on record.
        const at = instantText(systemClock.now())
        await writeProperty(writing, songjiang.code, 'moved', JSON.stringify({ at, ...moved }))
      })
      // Within the reading transaction it would always look unchanged.
      if ((await changesBeside(source)) !== before) {
        throw new DatabaseError('移动期间来源有新的修改，已放弃，目标仍为空。请先停止服务再移动。')
      }
    })
    await sql`analyze`.execute(target)
  } finally {
    await source.destroy()
    await target.destroy()
    hold.release()
  }
}

/** What a server went on writing into the file after the move would be in neither. */
async function heldOr(from: DatabaseUrl, giveUp: () => Promise<void>): Promise<Hold> {
  try {
    return holdDatabase(from, '移动数据库', systemClock)
  } catch (error) {
    await giveUp()
    throw error
  }
}

function openSource(file: string) {
  try {
    return readerDialect(file).dialect
  } catch (error) {
    throw new DatabaseError(`不能打开来源数据库 ${file}：${reasonOf(error)}。请核对 --from 的路径。`, error)
  }
}

/** Grows whenever another connection has committed something to the file. */
async function changesBeside(source: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(source)
  return rows[0]?.data_version ?? 0
}

/** The tables to copy, once both sides are found to fit; nobody else writes to the target from here on. */
async function movable(
  reading: Transaction<Schema>,
  writing: Transaction<Schema>,
  to: DatabaseUrl,
): Promise<readonly TableShape[]> {
  await sql`lock table counter in access exclusive mode`.execute(writing)
  const [old, current] = [await migrationsOf(reading), await migrationsOf(writing)]
  requireKnown(old)
  if (old.join() !== current.join()) {
    throw new DatabaseError(
      `来源数据库的版本（${old.at(-1)}）与本程序（${current.at(-1)}）不同。请先用本程序以来源启动一次，再移动。`,
    )
  }
  const tables = await tablesOf(reading)
  if (JSON.stringify(tables) !== JSON.stringify(await tablesOf(writing))) {
    throw new Error('the tables of both databases differ')
  }
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(writing)
    if (rows.length > 0) {
      throw new DatabaseError(`目标数据库 ${shownUrl(to)} 不是空的（表 ${name} 已有数据）。请新建一个数据库作为目标。`)
    }
  }
  return tables
}

async function moveTable(
  reading: Transaction<Schema>,
  writing: Transaction<Schema>,
  table: TableShape,
): Promise<TableContent> {
  const sent = await readTable(reading, table, (rows) => addRows(writing, table, rows)).catch((error: unknown) => {
    if (!isRefusedCharacter(error)) throw error
    throw new DatabaseError(
      `表 ${table.name} 中有 PostgreSQL 不能保存的字符（U+0000）。请在来源中改正后再移动。`,
      error,
    )
  })
  const arrived = await readTable(writing, table)
  if (sent.rows !== arrived.rows || sent.digest !== arrived.digest) {
    throw new DatabaseError(
      `表 ${table.name} 不一致：来源 ${sent.rows} 行（${sent.digest}），目标 ${arrived.rows} 行（${arrived.digest}）。已放弃，目标仍为空。`,
    )
  }
  return arrived
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
