import { createHmac } from 'node:crypto'
import { canonicalJson } from '../canonical-json.ts'
import type { AuditTable } from '../db/schema.ts'
import type { Key } from '../keys.ts'

/** What stands before the first entry of a chain. */
export const chainStart = '0'.repeat(64)

/** Everything of an entry that its hash speaks for: all columns but the hash itself. */
export type HashedColumns = Omit<AuditTable, 'hash'>

/**
 * Hash of an entry: HMAC-SHA-256, 64 hexadecimal digits, over the canonical JSON of its columns as they are stored. The
 * hash of the entry before is one of them, which makes the log a chain; the id of the key is another.
 */
export function entryHash(key: Key, columns: HashedColumns): string {
  const { district, seq, at, username, role, action, object, details, previous_hash, key_id } = columns
  const signed = { kind: 'entry', district, seq, at, username, role, action, object, details, previous_hash, key_id }
  return createHmac('sha256', key.bytes).update(canonicalJson(signed)).digest('hex')
}
