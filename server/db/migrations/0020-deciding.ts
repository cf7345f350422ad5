import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/*
 * Frozen. A formal evaluation with its gates, the evaluation it corrects, the stages of a year as events, and the class
 * that was decided for each parcel of a year, whatever became of the evaluation behind it.
 */
const statements = [
  'alter table evaluation add column basis integer',
  'alter table evaluation add column gates text',
  `create table cycle_stage_event (
    district text not null, cycle text not null, number integer not null, act text not null,
    from_stage text not null, to_stage text not null, reason text, evaluation integer, details text not null,
    at text not null, username text not null, by_name text not null, role text not null,
    primary key (district, cycle, number)) strict`,
  `create table decided_class (
    district text not null, cycle text not null, parcel_code text not null, town_code text, land_class text,
    land_area real, how text, class text, evaluated_class text, adjustment text, total real, rank integer,
    ranked integer, rules text not null, evaluation integer not null, standard text not null, decided_on text not null,
    primary key (district, cycle, parcel_code)) strict`,
  'create index decided_class_by_parcel on decided_class (district, parcel_code, cycle)',
  'create index decided_class_by_class on decided_class (district, cycle, class, town_code)',
]

export const deciding: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
