import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly, runStatements } from './portable.ts'

/*
 * Frozen. On-site surveys and the pictures they name; the pictures themselves lie outside the database. What a survey
 * wrote stands in the rows themselves, under the batch of its id.
 */
const statements = [
  `create table survey (
    district text not null, id text not null, seq integer not null, cycle text not null, parcel_code text not null,
    number integer not null, surveyed_at text not null, started_at text not null, received_at text not null,
    username text not null, by_name text not null, role text not null, device text,
    found text not null, reported text not null, note text not null, place text not null, metres real,
    is_far integer not null, companion text not null, survey_people text not null, pictures text not null,
    photos integer not null, conflicts integer not null,
    primary key (district, id)) strict`,
  'create unique index survey_by_parcel on survey (district, cycle, parcel_code, number)',
  'create index survey_by_seq on survey (district, cycle, seq)',
  `create table survey_picture (
    district text not null, survey text not null, sha256 text not null, use text not null, content_kind text not null,
    size integer not null, cycle text not null, parcel_code text not null, username text not null, at text not null,
    primary key (district, survey, sha256)) strict`,
]

export const surveys: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
    await makeAppendOnly(db, 'survey')
    await makeAppendOnly(db, 'survey_picture')
  },
}
