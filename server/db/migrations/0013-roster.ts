import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly, runStatements } from './portable.ts'

/*
 * Frozen. 第三方技术单位 with their dated authorities and hand-overs, and the 专班 roster. Units and entries of the roster
 * are kept version by version; whom to call is sealed.
 */
const statements = [
  `create table third_party_unit (
    district text not null, uscc text not null, revision integer not null, name text not null,
    contract_no text not null, unit_contact text not null,
    username text not null, by_name text not null, at text not null,
    primary key (district, uscc, revision)) strict`,
  `create table third_party_authority (
    district text not null, id text not null, seq integer not null, uscc text not null,
    valid_from text not null, valid_until text not null, town_codes text not null, touched_towns text not null,
    forms text not null, layers text not null, reason text not null,
    given_username text not null, given_by text not null, given_at text not null, hand_over text,
    ended_username text, ended_by text, ended_at text, ended_reason text,
    primary key (district, id)) strict`,
  'create index third_party_authority_by_unit on third_party_authority (district, uscc, seq)',
  'create index third_party_authority_by_seq on third_party_authority (district, seq)',
  `create table third_party_parcel (
    district text not null, authority text not null, parcel_code text not null, named integer not null,
    handed_on text, handed_at text,
    primary key (district, authority, parcel_code)) strict`,
  `create table third_party_hand_over (
    district text not null, id text not null, seq integer not null, from_authority text not null,
    to_authority text not null, from_uscc text not null, to_uscc text not null, cycle text not null,
    parcel_codes text not null, parcels integer not null, unfinished integer not null, reason text not null,
    username text not null, by_name text not null, at text not null,
    undone_username text, undone_by text, undone_at text, undone_reason text,
    primary key (district, id)) strict`,
  'create index third_party_hand_over_by_seq on third_party_hand_over (district, seq)',
  `create table roster_entry (
    district text not null, id text not null, revision integer not null, seq integer not null,
    office text not null, section text not null, duty text not null, person_name text not null,
    roster_contact text not null, account text, valid_from text not null, valid_until text,
    username text not null, by_name text not null, at text not null,
    primary key (district, id, revision)) strict`,
]

export const roster: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
    await makeAppendOnly(db, 'third_party_unit')
    await makeAppendOnly(db, 'roster_entry')
  },
}
