import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { runStatements } from './portable.ts'

/*
 * Frozen. What an evaluation judged, in pieces by the hash of the whole: evaluations of the same facts share them. And the
 * total of a result as those are shown it who do not see all that it rests on.
 */
const statements = [
  `create table evaluation_input (
    district text not null, input_hash text not null, piece integer not null, first_code text not null,
    parcels integer not null, content blob not null,
    primary key (district, input_hash, piece)) strict`,
  'alter table evaluation_result add column open_total real',
  'update evaluation_result set open_total = total',
  'create index evaluation_result_by_open_total on evaluation_result (district, evaluation, open_total, parcel_code)',
]

export const evaluationInputs: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await runStatements(db, statements)
  },
}
