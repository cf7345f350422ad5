import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Vault } from '../../vault.ts'
import { vaultOf } from '../sealed-columns.ts'
import { makeAppendOnly, runStatements, withSecureDelete } from './portable.ts'

/*
 * Frozen. Every column of a base file is kept as it was read, a landlord's name and phone among them, and the roster
 * names persons: both are sealed from now on, and so is what stands there. The column of the records gets a name of its
 * own, as sealed columns have. The tables are made anew: rows that are changed in place leave plain text in the files of
 * both systems, a dropped table does not. What is sealed belongs to the places that are written here.
 */

const rowsAtOnce = 200

const sealedTables = [
  `create table base_record_sealed (
    district text not null, import text not null, number integer not null, row_number integer not null,
    record_cells text not null, original text, geographic text, area real, west real, south real, east real, north real,
    faults text not null,
    primary key (district, import, number)) strict`,
  `create table roster_entry_sealed (
    district text not null, id text not null, revision integer not null, seq integer not null,
    office text not null, section text not null, duty text not null, person_name text not null,
    roster_contact text not null, account text, valid_from text not null, valid_until text,
    username text not null, by_name text not null, at text not null,
    primary key (district, id, revision)) strict`,
]

const exchange = ['base_record', 'roster_entry'].flatMap((table) => [
  `drop table ${table}`,
  `alter table ${table}_sealed rename to ${table}`,
])

interface PlainRecord {
  readonly district: string
  readonly import: string
  readonly number: number
  readonly plain: string
}

async function recordsAfter(db: Kysely<unknown>, last: PlainRecord | undefined): Promise<readonly PlainRecord[]> {
  const start =
    last === undefined
      ? sql``
      : sql`where (district, import, number) > (${last.district}, ${last.import}, cast(${last.number} as bigint))`
  const found = await sql<PlainRecord>`select district, import, number, cells as plain from base_record ${start}
    order by district, import, number limit ${sql.lit(rowsAtOnce)}`.execute(db)
  return found.rows
}

async function sealRecords(db: Kysely<unknown>, vault: Vault): Promise<void> {
  let records = await recordsAfter(db, undefined)
  while (records.length > 0) {
    const sealed = records.map((one) => {
      const place = [one.district, 'base_record', one.import, one.number].join('\n')
      return sql`(${one.district}, ${one.import}, cast(${one.number} as bigint), ${vault.seal(one.plain, place)})`
    })
    await sql`insert into base_record_sealed
      select district, import, number, row_number, made.column4, original, geographic, area, west, south, east, north,
        faults
      from (values ${sql.join(sealed)}) as made
      join base_record on district = made.column1 and import = made.column2 and number = made.column3`.execute(db)
    records = await recordsAfter(db, records.at(-1))
  }
}

interface PlainPerson {
  readonly district: string
  readonly id: string
  readonly revision: number
  readonly plain: string
}

async function sealPersons(db: Kysely<unknown>, vault: Vault): Promise<void> {
  const { rows } = await sql<PlainPerson>`
    select district, id, revision, person_name as plain from roster_entry`.execute(db)
  for (const { district, id, revision, plain } of rows) {
    const sealed = vault.seal(plain, [district, 'roster person', id, revision].join('\n'))
    await sql`insert into roster_entry_sealed
      select district, id, revision, seq, office, section, duty, ${sealed}, roster_contact, account, valid_from,
        valid_until, username, by_name, at
      from roster_entry
      where district = ${district} and id = ${id} and revision = ${revision}`.execute(db)
  }
}

export const sealedBaseRecords: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const vault = vaultOf(db)
    if (vault === null) {
      await runStatements(db, ['alter table base_record rename column cells to record_cells'])
      return
    }
    await withSecureDelete(db, async () => {
      await runStatements(db, sealedTables)
      await sealRecords(db, vault)
      await sealPersons(db, vault)
      await runStatements(db, exchange)
      await makeAppendOnly(db, 'roster_entry')
    })
  },
}
