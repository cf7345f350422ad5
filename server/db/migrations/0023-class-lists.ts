import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/*
 * Frozen. What follows from decided classes: stays of parcels on the list of low-efficiency land, policies by class and
 * what they were applied to, the acts behind both, results of earlier years, and the class of the year before.
 */
const statements = [
  `create table class_list_act (
    district text not null, id text not null, seq integer not null, kind text not null, cycle text, ground text not null,
    policy text, reason text not null, minutes text, decided_on text not null, parcels integer not null,
    content_hash text not null, role text not null, username text not null, by_name text not null, at text not null,
    undone_username text, undone_by text, undone_at text, undone_reason text,
    primary key (district, id)) strict`,
  'create index class_list_act_by_seq on class_list_act (district, seq)',
  `create table class_list_item (
    district text not null, act text not null, parcel_code text not null,
    primary key (district, act, parcel_code)) strict`,
  `create table low_efficiency_stay (
    district text not null, parcel_code text not null, number integer not null, town_code text, land_class text,
    land_area real, origin text not null, cycle text, class text, source text, entry text, predecessors text,
    from_day text not null, from_act text, until_day text, until_ground text, until_act text,
    primary key (district, parcel_code, number)) strict`,
  'create index low_efficiency_stay_by_end on low_efficiency_stay (district, until_day, town_code, parcel_code)',
  'create index low_efficiency_stay_by_act on low_efficiency_stay (district, from_act)',
  'create index low_efficiency_stay_by_entry on low_efficiency_stay (district, entry)',
  `create table class_step (
    district text not null, cycle text not null, parcel_code text not null, town_code text, class text not null,
    before_cycle text not null, before_class text not null, before_code text not null,
    primary key (district, cycle, parcel_code)) strict`,
  `create table earlier_class (
    district text not null, cycle text not null, parcel_code text not null, town_code text, class text not null,
    standard text, source text not null, username text not null, by_name text not null, at text not null,
    primary key (district, cycle, parcel_code)) strict`,
  'create index earlier_class_by_parcel on earlier_class (district, parcel_code, cycle)',
  `create table class_policy (
    district text not null, id text not null, revision integer not null, seq integer not null, label text not null,
    name text not null, direction text not null, classes text not null, content text not null, document text not null,
    clause text not null, department text, valid_from text not null, valid_until text,
    username text not null, by_name text not null, at text not null,
    primary key (district, id, revision)) strict`,
  `create table policy_application (
    district text not null, policy text not null, parcel_code text not null, number integer not null,
    revision integer not null, town_code text, cycle text, class text, overridden text,
    from_day text not null, from_act text not null, until_day text, until_reason text, until_act text,
    primary key (district, policy, parcel_code, number)) strict`,
  'create index policy_application_by_parcel on policy_application (district, parcel_code)',
  'create index policy_application_by_act on policy_application (district, from_act)',
]

export const classLists: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
