import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Config } from './config.ts'

/** Secrets that are not kept in the database: whoever copies the database alone has neither. */
export interface Keys {
  /** Seals secrets stored in the database. */
  readonly data: string
  /** Signs the audit log. */
  readonly audit: string
}

export interface LoadedKeys {
  readonly keys: Keys
  /** File the keys were just written to; null when they were given or found. */
  readonly madeFile: string | null
}

/** Keys from the environment, else from the file beside the database, made once and readable by its owner only. */
export function loadKeys({ databaseFile, keys }: Pick<Config, 'databaseFile' | 'keys'>): LoadedKeys {
  if (keys.data !== null && keys.audit !== null) return { keys: { data: keys.data, audit: keys.audit }, madeFile: null }
  const file = `${databaseFile}.keys`
  const isNew = !existsSync(file)
  if (isNew) {
    const made = { data: randomBytes(32).toString('hex'), audit: randomBytes(32).toString('hex') }
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    chmodSync(file, 0o600)
  }
  const found = JSON.parse(readFileSync(file, 'utf8')) as Keys
  return {
    keys: { data: keys.data ?? found.data, audit: keys.audit ?? found.audit },
    madeFile: isNew ? file : null,
  }
}
