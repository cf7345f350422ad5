import type Sqlite from 'better-sqlite3'
import type { ParcelFacts, ParcelFigures } from '#core/facts/facts.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { Arithmetic } from './arithmetic.ts'

/** Fields of the two forms as the data dictionary has them: what is a figure, and what is text, a day or yes and no. */
const parcelFigures = ['landArea', 'floorArea', 'vacantFloorArea', 'farAllowed', 'illegalFloorArea']
const parcelWords = [
  'landClass',
  'townCode',
  'vacantSince',
  'propertyQuality',
  'houseSafety',
  'workSafety',
  'envCompliance',
  'envRestrict',
  'idleDetermined',
  'legality',
  'useMismatch',
  'bottleneckTech',
  'exemptReason',
]
/** Amounts of which a parcel's is the sum over its firms, each times the firm's share. */
export const amounts = [
  'fixedAssets',
  'grossOutput',
  'revenue',
  'taxPaid',
  'rdExpense',
  'energyTce',
  'employeesYearEnd',
  'codT',
  'nh3nT',
  'so2T',
  'noxT',
  'electricityKwh',
]
/** 统计: a parcel's figure stands for the 规上 rows only. */
export const statisticsAmounts = ['fixedAssets', 'grossOutput', 'revenue', 'energyTce', 'employeesYearEnd']

const firmWords = [
  'opStatus',
  'aboveScale',
  'occupancy',
  'industryCode',
  'startProduction',
  'hasDischarge',
  'highTech',
  'techGiant',
  'techSme',
  'srdi',
  'techCenter',
  'designCenter',
  'headquarters',
  'foreignRd',
]

/** Columns of the raw tables by what they hold: what measures read, and what rules of these standards ask for. */
export interface Columns {
  readonly parcelFigures: readonly string[]
  readonly parcelWords: readonly string[]
  readonly firmWords: readonly string[]
}

export function columnsFor(standards: readonly Standard[]): Columns {
  const asked = { figures: [...parcelFigures], words: [...parcelWords], firm: [...firmWords] }
  for (const { predicate, params } of standards.flatMap(({ rules }) => rules.flatMap(({ when }) => when))) {
    if (predicate === 'parcel-is' || predicate === 'parcel-is-not') asked.words.push(params.field)
    if (predicate === 'parcel-above' || predicate === 'parcel-below') asked.figures.push(params.field)
    if (predicate === 'any-firm-is') asked.firm.push(params.field)
  }
  const once = (names: readonly string[]) => [...new Set(names)]
  return { parcelFigures: once(asked.figures), parcelWords: once(asked.words), firmWords: once(asked.firm) }
}

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
