import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { vaultOf } from '../sealed-columns.ts'
import { runStatements, withSecureDelete } from './portable.ts'

/*
 * Frozen. With the headings of a base file stand samples of each column, names and phones among them: sealed as its
 * records are, in a table made anew for the same reason.
 */

const table = `create table base_import_sealed (
  district text not null, id text not null, seq integer not null, kind text not null, cycle text not null,
  coverage text not null, state text not null, file_name text not null, file_sha256 text not null,
  file_size integer not null, format text not null, encoding text, sheets text not null, sheet text, crs text,
  headings text not null, notes text not null, records integer not null, with_geometry integer not null,
  mapping text not null, mapping_from text not null, comparison integer not null, stale integer not null,
  counts text, base_version integer not null, username text not null, by_name text not null, at text not null,
  closed_username text, closed_by text, closed_at text, closed_reason text,
  primary key (district, id)) strict`

const exchange = [
  'drop table base_import',
  'alter table base_import_sealed rename to base_import',
  'create index base_import_by_seq on base_import (district, seq)',
]

interface PlainImport {
  readonly district: string
  readonly id: string
  readonly plain: string
}

export const sealedBaseHeadings: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const vault = vaultOf(db)
    if (vault === null) return
    await withSecureDelete(db, async () => {
      await runStatements(db, [table])
      const { rows } = await sql<PlainImport>`select district, id, headings as plain from base_import`.execute(db)
      for (const { district, id, plain } of rows) {
        const sealed = vault.seal(plain, [district, 'base_import', id].join('\n'))
        await sql`insert into base_import_sealed
          select district, id, seq, kind, cycle, coverage, state, file_name, file_sha256, file_size, format, encoding,
            sheets, sheet, crs, ${sealed}, notes, records, with_geometry, mapping, mapping_from, comparison, stale,
            counts, base_version, username, by_name, at, closed_username, closed_by, closed_at, closed_reason
          from base_import where district = ${district} and id = ${id}`.execute(db)
      }
      await runStatements(db, exchange)
    })
  },
}
