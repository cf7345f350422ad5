import { type Kysely, sql } from 'kysely'
import type { AttachmentFault } from '../attachments/check.ts'
import { openAttachments } from '../attachments/store.ts'
import { chainSentence, faultSentences } from '../audit/fault-words.ts'
import { missingKeys } from '../audit/missing-keys.ts'
import { verifyLog } from '../audit/verify-log.ts'
import { type DatabaseUrl, isPostgresUrl, shownUrl } from '../database-place.ts'
import { migrationsOf } from '../db/describe.ts'
import { namedAttachments } from '../db/filing-documents.ts'
import { requireKnown } from '../db/migrate.ts'
import { openReader } from '../db/reader.ts'
import type { Schema } from '../db/schema.ts'
import { compareFilings } from '../filing/rebuild.ts'
import type { Keys } from '../keys.ts'
import { compareRebuilt } from '../rows/compare-rebuilt.ts'
import { createVault } from '../vault.ts'
import type { Manifest } from './manifest.ts'

/** One thing that was looked at. */
export interface Verified {
  readonly name: string
  readonly sound: boolean
  readonly sentences: readonly string[]
}

export interface DatabaseToVerify {
  readonly url: DatabaseUrl
  readonly district: string
  readonly keys: Keys
  readonly anchorFiles: readonly string[]
  /** Folder of the attachments; absent where the manifest vouches for them. */
  readonly attachments?: string
  /** What the database must hold, where it is a backup's. */
  readonly manifest?: Manifest
}

type Read = <Result>(job: (db: Kysely<Schema>) => Promise<Result>) => Promise<Result>

/**
 * Everything that can be told of a database without changing it, beside a server that runs on it. Throws DatabaseError
 * when a newer program has been at work in it.
 */
export async function verifyDatabase(target: DatabaseToVerify): Promise<readonly Verified[]> {
  const { url, district, keys, anchorFiles: files, manifest } = target
  const reader = openReader(url, createVault(keys.data))
  const read: Read = (job) => reader.read(job)
  try {
    requireKnown(await read(migrationsOf))
    const checks = isPostgresUrl(url) ? [postgresIntegrity(url)] : [await integrity(read), await foreignKeys(read)]
    if (manifest !== undefined) checks.push(await counts(read, manifest))
    const held = await heldKeys(read, keys)
    if (!held.sound) checks.push(held)
    const opened = (name: string, check: Promise<Verified>): Promise<Verified> => check.catch(unopened(name, held))
    checks.push(await opened('数据', rebuilt(read, district)), await auditLog(read, keys, files))
    checks.push(await opened('优质项目', filingLines(read, district)))
    if (target.attachments !== undefined) checks.push(await attachmentFiles(read, target, target.attachments))
    return checks
  } finally {
    await reader.close()
  }
}

async function heldKeys(read: Read, keys: Keys): Promise<Verified> {
  const sentences = await read((db) => missingKeys(db, keys))
  return { name: '密钥', sound: sentences.length === 0, sentences }
}

/** What cannot be opened without a key that is missing was not compared; anything else is a defect. */
function unopened(name: string, { sound }: Verified): (error: unknown) => Verified {
  return (error) => {
    if (sound) throw error
    return { name, sound: false, sentences: ['缺少密钥，没有核对。'] }
  }
}

async function filingLines(read: Read, district: string): Promise<Verified> {
  const { filings, different } = await compareFilings(read, district)
  const sound = different.length === 0
  const sentences = sound
    ? [`${filings} 个项目与按办理记录重建的结果逐字节相同。`]
    : different.map((number) => `${number} 与按办理记录重建的结果不同。`)
  return { name: '优质项目', sound, sentences }
}

/** What is stored is what its name says, and what the database names is stored. */
async function attachmentFiles(read: Read, { district, keys }: DatabaseToVerify, folder: string): Promise<Verified> {
  const named = await read((db) => namedAttachments(db, district))
  const { count, plain, faults } = await openAttachments(folder, keys.data).check(named)
  const sound = faults.length === 0
  const unsealed = plain === 0 ? '' : `其中 ${plain} 个尚未加密，服务启动后自动加密。`
  const sentences = sound ? [`${count} 个附件的内容与摘要相符。${unsealed}`] : faults.map(attachmentFaultSentence)
  return { name: '附件', sound, sentences }
}

function attachmentFaultSentence(found: AttachmentFault): string {
  const { sha256, fault } = found
  switch (fault) {
    case 'missing':
      return `附件 ${sha256} 不见了，请从备份恢复。`
    case 'altered':
      return `附件 ${sha256} 的内容与摘要不符，请从备份恢复。`
    case 'no-key':
      return `附件 ${sha256} 用密钥 ${found.keyId} 加密，现在没有这把密钥，请加入 OLD_DATA_KEYS，或从备份恢复该文件。`
  }
}

function postgresIntegrity(url: DatabaseUrl): Verified {
  const sentence = `${shownUrl(url)} 的页面校验由 PostgreSQL 自己做（pg_checksums、pg_amcheck），外键由其保证。`
  return { name: '数据库文件', sound: true, sentences: [sentence] }
}

async function integrity(read: Read): Promise<Verified> {
  const { rows } = await read((db) => sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db))
  const faults = rows.map(({ integrity_check }) => integrity_check).filter((line) => line !== 'ok')
  return { name: '数据库文件', sound: faults.length === 0, sentences: faults.length === 0 ? ['结构完好。'] : faults }
}

async function foreignKeys(read: Read): Promise<Verified> {
  const { rows } = await read((db) => sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db))
  const faults = rows.slice(0, 20).map(({ table, parent }) => `${table} 中有一行找不到对应的 ${parent}。`)
  return { name: '引用关系', sound: rows.length === 0, sentences: rows.length === 0 ? ['没有断开的引用。'] : faults }
}

async function counts(read: Read, { tables }: Manifest): Promise<Verified> {
  const faults: string[] = []
  for (const [table, expected] of Object.entries(tables)) {
    const { rows } = await read((db) =>
      sql<{ found: number }>`select count(*) as found from ${sql.table(table)}`.execute(db),
    )
    const found = Number(rows[0]?.found)
    if (found !== expected) faults.push(`${table} 有 ${found} 行，清单记录 ${expected} 行。`)
  }
  const sentences = faults.length === 0 ? [`${Object.keys(tables).length} 张表的行数与清单相符。`] : faults
  return { name: '行数', sound: faults.length === 0, sentences }
}

async function rebuilt(read: Read, district: string): Promise<Verified> {
  const { rows, different } = await compareRebuilt(read, district)
  const sound = different.length === 0
  const sentences = sound
    ? [`${rows} 行与按修改记录重建的结果逐字节相同。`]
    : [
        ...different.map((key) => `${key} 与按修改记录重建的结果不同。`),
        '审计链和锚点核对通过的，可以停止服务，用 checkup rebuild 按记录重建。',
      ]
  return { name: '数据', sound, sentences }
}

async function auditLog(read: Read, keys: Keys, files: readonly string[]): Promise<Verified> {
  const reports = await verifyLog({ read, keys: keys.audit, files })
  const sound = reports.every(({ faultCount }) => faultCount === 0)
  const sentences = reports.flatMap((report) =>
    report.faultCount === 0 ? [chainSentence(report)] : faultSentences(report),
  )
  return { name: '审计链', sound, sentences }
}
