import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/*
 * Frozen. The log becomes a chain: which key signed an entry, and indexes by what the log is searched by. Entries of
 * before have no hash and are told as such. Rights beyond those of a role are given to an account one by one.
 */
const statements = [
  'alter table audit add column key_id text',
  'create index audit_by_action on audit (district, action, seq)',
  'create index audit_by_username on audit (district, username, seq)',
  `create table account_right (
    district text not null, username text not null, name text not null, granted_by text not null,
    granted_at text not null,
    primary key (district, username, name),
    foreign key (district, username) references account (district, username)) strict`,
]

export const auditChain: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
