import Sqlite from 'better-sqlite3'
import { openDatabase } from '#server/db/database.ts'

/* What a program would write that knew already what the server finds out: the same rows, by prepared statements. */

type Value = string | number | null
type Row = Readonly<Record<string, Value>>

/** What one batch left behind, by table. */
export type Writes = ReadonlyMap<string, readonly Row[]>

const parcelsOfBatch = `(cycle, parcel_code) in (select r.cycle, r.parcel_code
  from row_version v join row r using (district, form, cycle, row_key) where v.batch = @batch)`

const ofBatch = {
  batch: 'select * from batch where id = @batch',
  row_version: 'select * from row_version where batch = @batch',
  row: `select * from row where (form, cycle, row_key) in
    (select form, cycle, row_key from row_version where batch = @batch)`,
  parcel: `select * from parcel where ${parcelsOfBatch}`,
  finding_count: `select * from finding_count where ${parcelsOfBatch}`,
  tenancy_line: `select * from tenancy_line where ${parcelsOfBatch}`,
  tenancy_issue: `select * from tenancy_issue where ${parcelsOfBatch}`,
  audit: 'select * from audit where object = @batch',
  counter: "select * from counter where name in ('change', 'audit') and @batch <> ''",
} as const

/** Kept up to date by every batch: which lines of them it changed is not on record afterwards. */
const sums = ['town_total', 'finding_total', 'progress_count'] as const

/** Watches the sums of a database from its beginning; each call gives the lines that changed since the one before. */
export function changedSums(file: string): { readonly next: () => Writes; readonly close: () => void } {
  const db = new Sqlite(file, { readonly: true })
  const known = new Map<string, ReadonlySet<string>>()
  const next = (): Writes =>
    new Map(
      sums.map((table) => {
        const lines = db.prepare<[], Row>(`select * from ${table}`).all()
        const before = known.get(table)
        known.set(table, new Set(lines.map((line) => JSON.stringify(line))))
        return [table, lines.filter((line) => before?.has(JSON.stringify(line)) !== true)]
      }),
    )
  return { next, close: () => db.close() }
}

/** What every batch of a finished database wrote, in their order. @param sumsOf lines of the sums that each batch changed */
export function writesOf(file: string, sumsOf: readonly Writes[]): readonly Writes[] {
  const db = new Sqlite(file, { readonly: true })
  const batches = db.prepare<[], { id: string }>('select id from batch order by rowid').all()
  const found = batches.map(
    ({ id }, index) =>
      new Map([
        ...Object.entries(ofBatch).map(
          ([table, text]) => [table, db.prepare<object, Row>(text).all({ batch: id })] as const,
        ),
        ...(sumsOf[index] ?? []),
      ]),
  )
  db.close()
  return found
}

/** A database with the same tables, written to as the server's is: write-ahead log, synchronous FULL. */
export async function rawWriter(
  file: string,
): Promise<{ readonly write: (writes: Writes) => void; readonly close: () => void }> {
  await (await openDatabase(file)).close()
  const db = new Sqlite(file)
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) db.pragma(pragma)
  const statements = new Map(
    [...Object.keys(ofBatch), ...sums].map((table) => {
      const columns = db
        .prepare<[], { name: string; pk: number }>(`select name, pk from pragma_table_info('${table}')`)
        .all()
      const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => name)
      const rest = columns.filter(({ pk }) => pk === 0).map(({ name }) => `${name} = excluded.${name}`)
      const names = columns.map(({ name }) => name)
      const upsert = rest.length === 0 ? 'do nothing' : `do update set ${rest.join()}`
      const text = `insert into ${table} (${names.join()}) values (${names.map(() => '?').join()}) on conflict (${key.join()}) ${upsert}`
      return [table, { names, statement: db.prepare(text) }] as const
    }),
  )
  const write = db.transaction((writes: Writes) => {
    for (const [table, rows] of writes) {
      const known = statements.get(table)
      if (known === undefined) throw new Error(`no statement for ${table}`)
      for (const row of rows) known.statement.run(known.names.map((name) => row[name]))
    }
  })
  return { write: (writes) => write.immediate(writes), close: () => db.close() }
}
