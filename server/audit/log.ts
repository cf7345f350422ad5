import type { Kysely } from 'kysely'
import { type AuditAction, chainOf } from '#core/access/audit-action.ts'
import { canonicalJson } from '../canonical-json.ts'
import { hashAt, insertEntry } from '../db/audit.ts'
import { takeNumbers } from '../db/counter.ts'
import type { Schema } from '../db/schema.ts'
import type { KeyRing } from '../keys.ts'
import { chainStart, entryHash } from './chain.ts'

/** In the place of a district's code: the chain of what concerns the whole installation. */
export const installation = 'installation'

/**
 * One act. No personal data: usernames are fine, names of persons, telephone numbers and values of fields are not, and
 * what somebody typed where a username is asked may be a password.
 */
export interface AuditEntry {
  readonly district: string
  readonly at: string
  readonly username: string | null
  readonly role: string | null
  readonly action: AuditAction
  /** What it was done to: a batch, parcel, account, evaluation or endpoint. */
  readonly object: string
  readonly details?: Readonly<Record<string, unknown>>
}

export interface AuditLog {
  readonly keys: KeyRing
  /**
   * Appends to the chain the action belongs to, in the transaction of the act itself: both are kept or neither is. The
   * row of the counter is locked from here to the commit, so that a chain stays one sequence whoever writes to it.
   */
  append(db: Kysely<Schema>, entry: AuditEntry): Promise<void>
}

export function createAuditLog(keys: KeyRing): AuditLog {
  return {
    keys,
    async append(db, { details = {}, ...entry }) {
      const district = chainOf(entry.action) === 'installation' ? installation : entry.district
      const seq = await takeNumbers(db, district, 'audit')
      const previousHash = (await hashAt(db, district, seq - 1)) ?? chainStart
      const columns = {
        ...entry,
        district,
        seq,
        details: canonicalJson(details),
        previous_hash: previousHash,
        key_id: keys.current.id,
      }
      await insertEntry(db, { ...columns, hash: entryHash(keys.current, columns) })
    },
  }
}
