import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/*
 * Frozen. Second factors, pairing of panes, single sign-on, invitations of firms, and sessions that can be listed.
 * Sessions of before have no name to be listed by: they end, and everybody signs in once more.
 */
const statements = [
  'alter table account add column person text',
  'alter table account add column limited integer not null default 0',
  'alter table account add column last_sign_in_at integer',
  'create index account_by_person on account (district, person)',

  'alter table session add column id text',
  "alter table session add column address text not null default ''",
  "alter table session add column step text not null default 'done'",
  'create index session_by_username on session (district, username, seen_at)',
  'create unique index session_by_id on session (district, id)',

  `create table invited_parcel (
    district text not null, username text not null, cycle text not null, parcel_code text not null,
    primary key (district, username, cycle, parcel_code),
    foreign key (district, username) references account (district, username)) strict`,

  `create table second_factor (
    district text not null, username text not null, secret_sealed text, pending_sealed text, confirmed_at integer,
    last_step integer not null,
    primary key (district, username),
    foreign key (district, username) references account (district, username)) strict`,

  `create table recovery_code (
    district text not null, username text not null, code_hash text not null, used_at integer,
    primary key (district, username, code_hash),
    foreign key (district, username) references account (district, username)) strict`,

  `create table password_link (
    district text not null, token_hash text not null, username text not null, created_by text not null,
    created_at integer not null, expires_at integer not null, used_at integer,
    primary key (district, token_hash),
    foreign key (district, username) references account (district, username)) strict`,

  `create table pairing (
    district text not null, code_hash text not null, challenge text not null, address text not null,
    created_at integer not null, expires_at integer not null, state text not null, username text, decided_at integer,
    primary key (district, code_hash)) strict`,

  `create table external_identity (
    district text not null, issuer text not null, claim_text text not null, username text not null, subject text,
    bound_at integer not null, bound_by text not null,
    primary key (district, issuer, claim_text),
    foreign key (district, username) references account (district, username)) strict`,
  'create unique index external_identity_by_username on external_identity (district, issuer, username)',
  'create unique index external_identity_by_subject on external_identity (district, issuer, subject)',

  `create table single_sign_on_request (
    district text not null, state_hash text not null, ticket_hash text not null, nonce text not null,
    verifier text not null, created_at integer not null, expires_at integer not null,
    primary key (district, state_hash)) strict`,

  `create table invitation (
    district text not null, id text not null, code_hash text not null, cycle text not null, uscc text not null,
    town_code text not null, parcel_codes text not null, issued_by text not null, issued_at integer not null,
    expires_at integer not null, used_at integer, used_by text, revoked_at integer, revoked_by text,
    primary key (district, id)) strict`,
  'create unique index invitation_by_code on invitation (district, code_hash)',
  'create index invitation_by_town on invitation (district, cycle, town_code, id)',
]

export const access: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('delete from session').execute(db)
    await runStatements(db, statements)
    await sql.raw('update account set person = username').execute(db)
  },
}
