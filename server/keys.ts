import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Config, ConfigError } from './config.ts'
import { isPostgresUrl } from './database-place.ts'

export interface Key {
  /** Eight hexadecimal digits that name the key and tell nothing of it; recorded with all it was used for. */
  readonly id: string
  /** 32 bytes. */
  readonly bytes: Uint8Array
}

/** The key in use, and those before it: what they sealed or signed can still be read. */
export interface KeyRing {
  readonly current: Key
  /** All of them, the current first. */
  readonly all: readonly Key[]
  /** The key of that id; null when we do not have it. */
  find(id: string): Key | null
}

/** Secrets that are not kept in the database: whoever copies the database alone has neither. */
export interface Keys {
  /** Seals personal data stored in the database. */
  readonly data: KeyRing
  /** Signs the audit log, its anchors and the manifests of backups. */
  readonly audit: KeyRing
}

export interface LoadedKeys {
  readonly keys: Keys
  /** File the keys were just written to; null when they were given or found. */
  readonly madeFile: string | null
}

/** @param current 64 hexadecimal digits, as are those before it */
export function keyRing(current: string, before: readonly string[] = []): KeyRing {
  return ringOf(keyOf(current), before.map(keyOf))
}

/** A ring of keys that came another way, such as from the server to its child process. */
export function ringOf(current: Key, before: readonly Key[]): KeyRing {
  const all = [current, ...before]
  return { current, all, find: (id) => all.find((key) => key.id === id) ?? null }
}

function keyOf(hex: string): Key {
  const bytes = Buffer.from(hex, 'hex')
  const id = createHash('sha256').update('parcel-checkup key id\n').update(bytes).digest('hex').slice(0, 8)
  return { id, bytes }
}

interface KeyFile {
  readonly data: string
  readonly audit: string
}

/**
 * Keys from the environment, else from the file beside the SQLite database, made once and readable by its owner only.
 * Throws ConfigError on PostgreSQL without keys: several machines must share them.
 */
export function loadKeys({ databaseUrl, keys }: Pick<Config, 'databaseUrl' | 'keys'>): LoadedKeys {
  const { data, audit, oldData = [], oldAudit = [] } = keys
  const ringsOf = (found: KeyFile): Keys => ({
    data: keyRing(data ?? found.data, oldData),
    audit: keyRing(audit ?? found.audit, oldAudit),
  })
  if (data !== null && audit !== null) return { keys: ringsOf({ data, audit }), madeFile: null }
  if (isPostgresUrl(databaseUrl)) {
    throw new ConfigError(['使用 PostgreSQL 须设置 DATA_KEY 和 AUDIT_KEY（各 64 位十六进制数），各台服务器相同。'])
  }
  const file = keyFileOf(databaseUrl)
  const isNew = !existsSync(file)
  if (isNew) {
    const made: KeyFile = { data: randomBytes(32).toString('hex'), audit: randomBytes(32).toString('hex') }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    chmodSync(file, 0o600)
  }
  const found = JSON.parse(readFileSync(file, 'utf8')) as KeyFile
  return { keys: ringsOf(found), madeFile: isNew ? file : null }
}

/**
 * As loadKeys, for what only looks: keys are never made. A new file would stand in the way of the right one. Throws
 * ConfigError when there are none.
 */
export function heldKeys(where: Pick<Config, 'databaseUrl' | 'keys'>): Keys {
  const given = where.keys.data !== null && where.keys.audit !== null
  const file = keyFileOf(where.databaseUrl)
  if (!given && !isPostgresUrl(where.databaseUrl) && !existsSync(file)) {
    throw new ConfigError([`没有密钥文件 ${file}。请核对 DATABASE_URL，或用 DATA_KEY、AUDIT_KEY 给出密钥。`])
  }
  return loadKeys(where).keys
}

/** Where the keys of an SQLite database are kept when the environment gives none. */
export function keyFileOf(databaseFile: string): string {
  return `${databaseFile}.keys`
}
