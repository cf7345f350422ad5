import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type Dialect, Kysely, SqliteDialect, sql } from 'kysely'
import { onTestFinished } from 'vitest'
import { anchorOf } from '#server/audit/anchor.ts'
import { appendAnchors } from '#server/audit/anchor-file.ts'
import { type AuditEntry, createAuditLog } from '#server/audit/log.ts'
import { type ChainReport, verifyLog } from '#server/audit/verify-log.ts'
import { databaseUrlOf } from '#server/database-place.ts'
import { headOf } from '#server/db/audit.ts'
import { migrate } from '#server/db/migrate.ts'
import { postgresDialect } from '#server/db/postgres.ts'
import type { AuditTable, Schema } from '#server/db/schema.ts'
import { type KeyRing, keyRing } from '#server/keys.ts'
import { emptyDatabase, isOnPostgres } from '../fresh-database.ts'
import { temporaryFolder } from '../temporary.ts'

export const district = '310117'
/** Half of the log was written before the key was changed. */
export const oldKey = 'b'.repeat(64)
export const newKey = 'a'.repeat(64)
export const keys = keyRing(newKey, [oldKey])

export interface SmallLog {
  readonly db: Kysely<Schema>
  readonly anchorFile: string
  entries(): Promise<readonly AuditTable[]>
  /** Faults of all chains, held against the anchors or not. */
  faults(anchored?: boolean): Promise<readonly string[]>
  reports(anchored?: boolean): Promise<readonly ChainReport[]>
}

const acts: readonly Pick<AuditEntry, 'action' | 'object' | 'details'>[] = [
  { action: 'sign-in', object: '10.0.0.7', details: { client: 'console' } },
  { action: 'pushed', object: 'b-1', details: { accepted: 2 } },
  { action: 'transition', object: '2025/SJ-XQ-0137', details: { from: 'draft', to: 'submitted', reason: null } },
  { action: 'account-created', object: 'wangfang', details: { role: 'town', org: '310117105000', parcels: 0 } },
  { action: 'denied', object: 'exportLedger' },
  { action: 'exported', object: 'ledger 2025', details: { contacts: 'masked' } },
  { action: 'backed-up', object: 'checkup-310117', details: { parcels: 1 } },
  { action: 'evaluation-ended', object: '1', details: { status: 'done' } },
  { action: 'sign-out', object: 'console' },
]

/** SQLite's memory, or PostgreSQL through one connection, so that a tamper can be taken back by it. */
async function oneConnection(): Promise<Dialect> {
  if (isOnPostgres) return postgresDialect(databaseUrlOf(await emptyDatabase()), 1)
  return new SqliteDialect({ database: new Sqlite(':memory:') })
}

/** A log of two chains in a database whose guards against changes are taken away, as an attacker would. */
export async function smallLog(): Promise<SmallLog> {
  const db = new Kysely<Schema>({ dialect: await oneConnection() })
  onTestFinished(() => db.destroy())
  await migrate(db)
  await append(db, keyRing(oldKey), 1)
  await append(db, keys, 2)
  const anchorFile = join(temporaryFolder(), 'anchors.jsonl')
  for (const chain of [district, 'installation']) {
    const head = await headOf(db, chain)
    if (head?.hash) {
      const at = '2026-11-21T14:21:00.000+08:00'
      await appendAnchors(anchorFile, [anchorOf(keys.current, { chain, seq: head.seq, hash: head.hash, at })])
    }
  }
  for (const event of isOnPostgres ? ['change on audit'] : ['update', 'delete'])
    await sql.raw(`drop trigger audit_no_${event}`).execute(db)
  const reports = (anchored = true): Promise<readonly ChainReport[]> =>
    verifyLog({ read: (job) => job(db), keys, files: anchored ? [anchorFile] : [] })
  return {
    db,
    anchorFile,
    entries: () => db.selectFrom('audit').selectAll().orderBy('district').orderBy('seq').execute(),
    reports,
    async faults(anchored = true) {
      return (await reports(anchored)).flatMap(({ chain, faults }) =>
        faults.map(({ kind, seq }) => `${chain} ${seq} ${kind}`),
      )
    },
  }
}

async function append(db: Kysely<Schema>, ring: KeyRing, round: number): Promise<void> {
  const log = createAuditLog(ring)
  for (const [index, act] of acts.entries()) {
    const at = `2026-11-21T14:2${round}:0${index}.000+08:00`
    const by = index % 3 === 2 ? { username: null, role: null } : { username: 'wangfang', role: 'town' }
    await log.append(db, { district, at, ...by, ...act })
  }
}
