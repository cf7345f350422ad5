import {
  chownSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { z } from 'zod'
import { type Clock, instantText } from '../clock.ts'
import { type DatabaseUrl, isPostgresUrl } from '../database-place.ts'
import { DatabaseError } from './database-error.ts'
import { sqlState } from './retry.ts'

/** What a SQLite file must be one process's own for. */
export type Use = '提供服务' | '恢复备份' | '移动数据库' | '重建数据'

/** A SQLite file that no other process serves, restores, moves or rebuilds meanwhile. */
export interface Hold {
  release(): void
}

/** A file system whose files have no lasting numbers must not keep us here for ever. */
const mostTries = 20

const holderShape = z.object({ use: z.string(), machine: z.string(), process: z.number(), at: z.string() })

/**
 * Holds a SQLite file by a lock of the system on an empty file beside it: it ends with the process however that ends,
 * and what is left of the file then holds nobody up. Of PostgreSQL several servers are meant to be at work. Throws
 * DatabaseError with a sentence that says who holds it.
 */
export function holdDatabase(url: DatabaseUrl, use: Use, clock: Clock): Hold {
  if (isPostgresUrl(url)) return { release: () => undefined }
  mkdirSync(dirname(url), { recursive: true })
  const file = byItsOwnName(url)
  const lock = `${file}.lock`
  const holder = `${file}.holder`
  for (let tried = 1; ; tried += 1) {
    makeOnce(lock, file)
    const before = inodeOf(lock)
    const connection = locked(lock, () => heldBy(url, holder))
    // Whoever held it may have taken the name away between our two looks: then it is another file that we hold.
    if (tried < mostTries && (before === null || before !== inodeOf(lock))) {
      connection.close()
      continue
    }
    rmSync(holder, { force: true })
    const told = { use, machine: hostname(), process: process.pid, at: instantText(clock.now()) }
    writeFileSync(holder, `${JSON.stringify(told)}\n`, { mode: 0o600 })
    giveToOwner(holder, file)
    return {
      release() {
        // While it is still ours: afterwards it may be the next one's.
        rmSync(holder, { force: true })
        // Windows does not let go of an open file's name; empty as it is, it may stay.
        if (process.platform !== 'win32') rmSync(lock, { force: true })
        connection.close()
      },
    }
  }
}

/** Two ways that lead to one file must come to one lock. */
function byItsOwnName(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return join(realpathSync(dirname(file)), basename(file))
  }
}

/** The lock is that of a writing transaction that never writes anything. */
function locked(lock: string, held: () => string): Sqlite.Database {
  let connection: Sqlite.Database | null = null
  try {
    connection = new Sqlite(lock, { timeout: 0 })
    connection.pragma('journal_mode = memory')
    connection.exec('begin immediate')
    return connection
  } catch (error) {
    connection?.close()
    if (sqlState(error).startsWith('SQLITE_BUSY')) throw new DatabaseError(held(), error)
    throw new DatabaseError(
      `不能使用锁文件 ${lock}（${sqlState(error)}）。数据库须放在本机磁盘，文件夹和该文件须可由本用户写入；没有服务在运行时可以删去该文件。`,
      error,
    )
  }
}

/** Never opened where it is there: closing it again would end the lock where this process already holds it. */
function makeOnce(lock: string, file: string): void {
  try {
    closeSync(openSync(lock, 'wx', 0o600))
    giveToOwner(lock, file)
  } catch {
    // It is there, or cannot be made; the latter is told when it is to be locked.
  }
}

/** What an administrator does must not keep the account that serves from doing it. */
function giveToOwner(made: string, file: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(file, { throwIfNoEntry: false }) ?? statSync(dirname(file))
  chownSync(made, uid, gid)
}

function inodeOf(file: string): bigint | null {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? null
}

function heldBy(url: DatabaseUrl, holder: string): string {
  return `数据库 ${url} 正由另一个进程使用：${told(holder)}。一个 SQLite 文件同时只能有一个进程提供服务、恢复、移动或重建；请先停止它，或让 DATABASE_URL 指向另一个数据库。`
}

function told(holder: string): string {
  try {
    const { use, machine, process: id, at } = holderShape.parse(JSON.parse(readFileSync(holder, 'utf8')))
    return `主机 ${machine} 的进程 ${id}，自 ${at.slice(0, 19).replace('T', ' ')} 起${use}`
  } catch {
    return '它刚刚开始，还没有留下说明'
  }
}
