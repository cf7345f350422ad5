import type Sqlite from 'better-sqlite3'
import type { ParcelFacts, ParcelFigures } from '#core/facts/facts.ts'
import { amounts, type Columns } from '../raw-columns.ts'
import type { Arithmetic } from './arithmetic.ts'

/** Raw tables: a line a parcel, a line a firm, a line a department's figure. NULL is blank. */
export function createTables(database: Sqlite.Database, { column }: Arithmetic, columns: Columns): void {
  const figures = (names: readonly string[]) => names.map((name) => `${name} ${column}`).join(', ')
  database.exec(`
    create table parcel (code TEXT primary key, year INTEGER, blocked INTEGER, taxYearBefore ${column},
      ${figures(columns.parcelFigures)}, ${columns.parcelWords.join(', ')}) without rowid;
    create table firm (code TEXT, parcelShare ${column}, ${figures(amounts)}, ${columns.firmWords.join(', ')});
    create table figure (code TEXT, department TEXT, item TEXT, amount ${column}, primary key (code, item)) without rowid;
  `)
}

function cell(value: unknown): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

/** Puts one district's parcels in the place of those that are there. */
export function loadParcels(
  database: Sqlite.Database,
  { raw }: Arithmetic,
  { parcelFigures, parcelWords, firmWords }: Columns,
  facts: readonly ParcelFacts[],
): void {
  const figure = (value: unknown) => (typeof value === 'number' ? raw(value) : null)
  const cells = (row: Readonly<Record<string, unknown>>, figures: readonly string[], words: readonly string[]) => [
    ...figures.map((name) => figure(row[name])),
    ...words.map((name) => cell(row[name])),
  ]
  const insert = (table: string, width: number) =>
    database.prepare(`insert into ${table} values (${Array(width).fill('?').join(', ')})`)
  database.exec('delete from parcel; delete from firm; delete from figure')
  const parcelLine = insert('parcel', 4 + parcelFigures.length + parcelWords.length)
  const firmLine = insert('firm', 2 + amounts.length + firmWords.length)
  const figureLine = insert('figure', 4)
  database.transaction(() => {
    for (const { parcelCode, cycle, blockedBy, taxPaidYearBefore, parcel, firms, figures } of facts) {
      const head = [parcelCode, Number(cycle), blockedBy.length > 0 ? 1 : 0, figure(taxPaidYearBefore)]
      parcelLine.run(...head, ...cells({ ...parcel }, parcelFigures, parcelWords))
      for (const firm of firms) {
        firmLine.run(parcelCode, figure(firm.parcelShare), ...cells({ ...firm }, amounts, firmWords))
      }
      for (const [department, item, amount] of listed(figures))
        figureLine.run(parcelCode, department, item, raw(amount))
    }
  })()
}

function listed(figures: ParcelFigures | undefined): readonly (readonly [string, string, number])[] {
  return Object.entries(figures ?? {}).flatMap(([department, items]) =>
    Object.entries<number>(items ?? {}).map(([item, amount]) => [department, item, amount] as const),
  )
}
