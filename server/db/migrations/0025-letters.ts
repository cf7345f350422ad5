import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly, runStatements } from './portable.ts'

/*
 * Frozen. Letters of every kind with their frozen documents, how they were delivered and the receipts, the batches they
 * were issued in and the templates of a district. The reminder letters that were issued before become letters like others.
 */
const statements = [
  `create table formal_letter (
    district text not null, id text not null, seq integer not null, kind text not null, cycle text not null,
    year integer not null, number integer not null, number_text text not null, batch text, subject text not null,
    receiver_kind text not null, receiver text not null, receiver_name text not null, parcel_code text,
    town_code text, title text not null, template_version integer, document text not null, document_hash text,
    issued_on text not null, deliver_by text, delivered_on text, delivered_how text, opened_at text,
    voided_at text, voided_by text, void_reason text, replaces text, replaced_by text, sha256 text, fault text,
    username text not null, by_name text not null, at text not null,
    primary key (district, id)) strict`,
  'create unique index formal_letter_by_number on formal_letter (district, kind, year, number)',
  'create unique index formal_letter_by_subject on formal_letter (district, batch, subject)',
  'create index formal_letter_by_cycle on formal_letter (district, cycle, seq)',
  'create index formal_letter_by_receiver on formal_letter (district, receiver_kind, receiver, seq)',
  'create index formal_letter_by_town on formal_letter (district, cycle, town_code, seq)',
  'create index formal_letter_by_parcel on formal_letter (district, parcel_code, seq)',
  `create table letter_delivery (
    district text not null, letter text not null, number integer not null, delivered_on text not null,
    how text not null, delivery_people text not null, username text not null, by_name text not null,
    role text not null, at text not null,
    primary key (district, letter, number)) strict`,
  `create table letter_receipt (
    district text not null, letter text not null, delivery integer not null, sha256 text not null, name text not null,
    content_kind text not null, size integer not null, username text not null, by_name text not null, at text not null,
    primary key (district, letter, delivery, sha256)) strict`,
  `create table letter_batch (
    district text not null, id text not null, seq integer not null, kind text not null, cycle text not null,
    subjects text not null, total integer not null, issued integer not null, refused text not null,
    state text not null, username text not null, by_name text not null, at text not null, changed_at text not null,
    primary key (district, id)) strict`,
  'create index letter_batch_by_cycle on letter_batch (district, cycle, seq)',
  `create table letter_template (
    district text not null, kind text not null, version integer not null, title text not null, body text not null,
    effective_from text not null, note text not null, username text not null, by_name text not null, at text not null,
    primary key (district, kind, version)) strict`,
  `insert into formal_letter (district, id, seq, kind, cycle, year, number, number_text, batch, subject, receiver_kind,
    receiver, receiver_name, town_code, title, document, issued_on, sha256, fault, username, by_name, at)
    select district, id, seq, 'reminder', cycle, year, number, '催办〔' || year || '〕' || number || '号', batch,
    receiver_kind || ' ' || receiver, receiver_kind, receiver, receiver_name,
    case receiver_kind when 'town' then receiver end, '催办函', document, issued_on, sha256, fault, username, by_name, at
    from letter`,
]

const appendOnly = ['letter_delivery', 'letter_receipt', 'letter_template']

export const letters: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
    for (const table of appendOnly) await makeAppendOnly(db, table)
  },
}
