import type { Kysely } from 'kysely'
import { takeNumbers } from './counter.ts'
import type { Schema } from './schema.ts'

/** What was done, in one word a kind of act. */
export type AuditAction =
  | 'sign-in'
  | 'sign-in-failed'
  | 'sign-out'
  | 'set-up'
  | 'account-created'
  | 'pushed'
  | 'uploaded'
  | 'transition'
  | 'evaluation-started'
  | 'evaluation-ended'
  | 'exported'
  | 'denied'

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

/** Appends to the log, in the transaction of the act itself. */
export async function appendAudit(db: Kysely<Schema>, entry: AuditEntry): Promise<void> {
  const seq = await takeNumbers(db, entry.district, 'audit')
  const { details = {}, ...columns } = entry
  await db
    .insertInto('audit')
    .values({ ...columns, seq, details: JSON.stringify(details) })
    .execute()
}
