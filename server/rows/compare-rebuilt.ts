import { type Kysely, sql } from 'kysely'
import { canonicalJson } from '../canonical-json.ts'
import { wrongStates } from '../db/conflicts.ts'
import { rowsOfParcels, versionsOfRows } from '../db/rows.ts'
import type { Schema } from '../db/schema.ts'
import { replayedRows } from './rebuild.ts'
import { toTable } from './table.ts'

/** Each read is short, so that a server goes on beside it. */
type Read = <Result>(job: (db: Kysely<Schema>) => Promise<Result>) => Promise<Result>

export interface RebuiltComparison {
  readonly rows: number
  /** Keys of rows, and conflicts, that are not what their record of changes makes them; the first ones. */
  readonly different: readonly string[]
}

const parcelsPerRead = 64
const differencesKept = 20

/** Holds every stored row against what its record of changes makes of it, a few parcels at a time, and conflicts too. */
export async function compareRebuilt(read: Read, district: string): Promise<RebuiltComparison> {
  let rows = 0
  const different: string[] = []
  const cycles = await read((db) =>
    db.selectFrom('row').select('cycle').distinct().where('district', '=', district).orderBy('cycle').execute(),
  )
  for (const { cycle } of cycles) {
    let after = ''
    for (;;) {
      const place = after
      const piece = await read((db) => comparePiece(db, district, cycle, place))
      if (piece === null) break
      rows += piece.rows
      different.push(...piece.different)
      after = piece.last
    }
  }
  if (await read((db) => hasRecordsWithoutRow(db, district))) different.push('有修改记录而没有对应的行')
  const conflicts = await read((db) => wrongStates(db, district, differencesKept))
  different.push(...conflicts.map((id) => `冲突 ${id}`))
  return { rows, different: different.slice(0, differencesKept) }
}

async function comparePiece(db: Kysely<Schema>, district: string, cycle: string, after: string) {
  const parcels = await db
    .selectFrom('row')
    .select('parcel_code')
    .distinct()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', '>', after)
    .orderBy('parcel_code')
    .limit(parcelsPerRead)
    .execute()
  const codes = parcels.map(({ parcel_code }) => parcel_code)
  const last = codes.at(-1)
  if (last === undefined) return null
  const stored = await rowsOfParcels(db, district, cycle, codes)
  const versions = []
  for (const form of new Set(stored.map((row) => row.form))) {
    const keys = stored.filter((row) => row.form === form).map(({ row_key }) => row_key)
    versions.push(...(await versionsOfRows(db, district, form, cycle, keys)))
  }
  const transitions = await db
    .selectFrom('row_transition')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', 'in', codes)
    .orderBy('seq')
    .execute()
  const removals = await db
    .selectFrom('row_removal')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', 'in', codes)
    .orderBy('seq')
    .execute()
  const rebuilt = new Map(
    replayedRows({ versions, transitions, removals }).map((row) => {
      const made = toTable(district, row)
      return [`${made.form} ${made.row_key}`, canonicalJson(made)]
    }),
  )
  const different = stored.filter((row) => rebuilt.get(`${row.form} ${row.row_key}`) !== canonicalJson(row))
  return { rows: stored.length, different: different.map(({ form, row_key }) => `${form} ${row_key}`), last }
}

async function hasRecordsWithoutRow(db: Kysely<Schema>, district: string): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    select 1 as found from row_version as version where version.district = ${district} and not exists (
      select 1 from row where row.district = version.district and row.form = version.form
        and row.cycle = version.cycle and row.row_key = version.row_key) limit 1`.execute(db)
  return rows.length > 0
}
