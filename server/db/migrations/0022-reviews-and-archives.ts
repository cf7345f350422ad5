import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/*
 * Frozen. Documents of the stages of a year, the columns a file for the city's platform has, the packages that were handed
 * to the city, the opinions that came back, and the archive packages of a year.
 */
const statements = [
  `create table cycle_document (
    district text not null, cycle text not null, sha256 text not null, name text not null, content_kind text not null,
    size integer not null, at text not null, username text not null, by_name text not null,
    primary key (district, cycle, sha256)) strict`,
  `create table city_mapping (
    district text not null, version integer not null, columns text not null, note text not null, at text not null,
    username text not null, by_name text not null, primary key (district, version)) strict`,
  `create table city_package (
    district text not null, cycle text not null, number integer not null, evaluation integer not null,
    mapping integer not null, sha256 text not null, size integer not null, name text not null, parcels integer not null,
    files text not null, approval integer, at text not null, username text not null, by_name text not null,
    primary key (district, cycle, number)) strict`,
  `create table city_opinion_import (
    district text not null, cycle text not null, number integer not null, name text not null, sha256 text not null,
    state text not null, accepted integer not null, refused integer not null, at text not null, username text not null,
    by_name text not null, closed_at text, closed_username text, closed_by text,
    primary key (district, cycle, number)) strict`,
  `create table city_opinion_line (
    district text not null, cycle text not null, import integer not null, line integer not null, parcel_code text not null,
    opinion text not null, class text, reason text not null, refusal text, given text not null,
    primary key (district, cycle, import, line)) strict`,
  `create table city_opinion (
    district text not null, cycle text not null, parcel_code text not null, opinion text not null, class text, reason text,
    import integer, at text not null, username text not null, by_name text not null,
    primary key (district, cycle, parcel_code)) strict`,
  `create table archive_package (
    district text not null, cycle text not null, number integer not null, state text not null, step text not null,
    done integer not null, total integer not null, sha256 text, size integer, name text not null, manifest text,
    approval integer, failure text, started_at text not null, finished_at text, username text not null, by_name text not null,
    primary key (district, cycle, number)) strict`,
]

export const reviewsAndArchives: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
